import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { isTrustedUnseen, secureContext, trusted } from '../../network/trust'

/** Timeouts of Dify's own client in milliseconds: `CODE_EXECUTION_CONNECT_TIMEOUT` and its kin. */
export interface Timeouts {
  readonly connect: number
  /** The longest silence while the answer is waited for or read. */
  readonly read: number
  readonly write: number
}
export const difyTimeouts: Timeouts = { connect: 10_000, read: 60_000, write: 10_000 }

/** Why nothing was answered. */
export type SilenceKind =
  | 'dns'
  | 'refused'
  | 'connect-timeout'
  | 'read-timeout'
  | 'certificate'
  | 'disconnected'
  | 'dropped'
  | 'too-large'

/** A request that got no whole answer. `message` is what httpx, Dify's own client, says where that is known; else the system's text. */
export class Silence extends Error {
  constructor(
    readonly kind: SilenceKind,
    message: string,
  ) {
    super(message)
    this.name = 'Silence'
  }
}

export interface HttpQuestion {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeouts?: Timeouts
  /** The variables that name certificates to trust. */
  readonly env: NodeJS.ProcessEnv
  /** The most bytes of an answer. */
  readonly mostBytes: number
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** What httpx says of a system's error. */
const httpxWords: Readonly<Record<string, readonly [SilenceKind, string]>> = {
  ECONNREFUSED: ['refused', '[Errno 111] Connection refused'],
  EHOSTUNREACH: ['refused', '[Errno 113] No route to host'],
  ENETUNREACH: ['refused', '[Errno 101] Network is unreachable'],
  ENOTFOUND: ['dns', '[Errno -2] Name or service not known'],
  EAI_AGAIN: ['dns', '[Errno -3] Temporary failure in name resolution'],
  ETIMEDOUT: ['connect-timeout', 'timed out'],
  ECONNRESET: ['disconnected', 'Server disconnected without sending a response.'],
}

/** An error of a socket as a silence. */
function silenceOf(error: Error): Silence {
  if (error instanceof Silence) return error
  const code = 'code' in error ? String(error.code) : ''
  const [kind, message] = httpxWords[code] ?? []
  if (kind !== undefined && message !== undefined) return new Silence(kind, message)
  if (/CERT|SIGNED|ALTNAME|ISSUER|SSL|TLS|EPROTO/.test(code)) return new Silence('certificate', error.message)
  return new Silence('dropped', error.message)
}

/** A timer that can be set anew; its end destroys the request. */
function createTimer(end: (silence: Silence) => void) {
  let timer: NodeJS.Timeout | null = null
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    stop,
    start(ms: number, kind: SilenceKind): void {
      stop()
      timer = setTimeout(() => end(new Silence(kind, 'timed out')), ms)
    },
  }
}

/** Sends what is asked, and calls back at the first line of the answer. */
function begin(question: HttpQuestion, secure: https.RequestOptions): http.ClientRequest {
  const { method, url, headers, body, signal } = question
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options = {
    method,
    headers: { ...headers, ...length },
    agent: false,
    ...(signal === undefined ? {} : { signal }),
  }
  return url.startsWith('https:') ? https.request(url, { ...options, ...secure }) : http.request(url, options)
}

async function bodyOf(answer: http.IncomingMessage, mostBytes: number, onPiece: () => void): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of answer) {
    onPiece()
    const part = piece as Buffer
    bytes += part.length
    if (bytes > mostBytes) throw new Silence('too-large', `more than ${mostBytes} bytes`)
    pieces.push(part)
  }
  return Buffer.concat(pieces)
}

/**
 * Asks a sandbox's server once, straight, without a proxy. A redirect is an answer like any other and is not followed, so that a key goes to the
 * address that it was given for and to no other. Throws a Silence where no whole answer comes, and the signal's reason where it aborts.
 */
export async function ask(question: HttpQuestion): Promise<HttpAnswer> {
  const { env, signal, mostBytes, timeouts = difyTimeouts } = question
  signal?.throwIfAborted()
  const url = new URL(question.url)
  const context = secureContext(await trusted(env))
  const secure = {
    ...(context === undefined ? {} : { secureContext: context }),
    rejectUnauthorized: !isTrustedUnseen(url, env),
  }
  const request = begin(question, secure)
  const timer = createTimer((silence) => request.destroy(silence))
  try {
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      timer.start(timeouts.connect, 'connect-timeout')
      const onConnect = (): void => timer.start(timeouts.write, 'read-timeout')
      request.on('socket', (socket: Socket) => {
        socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', onConnect)
        // Each part of a large body that the server takes begins the wait anew.
        socket.on('drain', onConnect)
      })
      request.on('finish', () => timer.start(timeouts.read, 'read-timeout'))
      request.on('response', resolve)
      request.on('error', reject)
      request.end(question.body)
    })
    timer.start(timeouts.read, 'read-timeout')
    const body = await bodyOf(answer, mostBytes, () => timer.start(timeouts.read, 'read-timeout'))
    return { status: answer.statusCode ?? 0, headers: answer.headers, body }
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof Error ? silenceOf(error) : error
  } finally {
    timer.stop()
    request.destroy()
  }
}
