import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Language } from '../../../shared/model/problem'
import type { ServedRequest } from '../../../shared/model/serving'
import { problem, type ProblemCode, ProblemError } from '../../../shared/problems'
import { reasonOf } from '../../files/fileErrors'
import { refusalOf } from './guardRequest'
import { goJson } from './goJson'
import { askIfThere } from './halfClosed'
import { BodyCut, createBodyReader } from './readBody'
import type { Asked, Dialect, Facts, Reply } from './reply'
import { inWords } from './words'

export interface SandboxServerOptions {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly dialect: Dialect
  /** Called at the end of each request. */
  readonly onRequest: (request: ServedRequest) => void
  /** Of what Nodelab says itself. */
  readonly language: Language
  /** Headers of every answer. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether a client that has ended its own side still gets its answer, as Go's server gives it; uvicorn ends the connection. */
  readonly answersHalfClosed?: boolean
  /** Bytes of one body, and of all that are held at a time. */
  readonly bodyLimit?: number
  readonly bodiesLimit?: number
  /** Milliseconds in which a head, and a request as a whole, must have come. */
  readonly headMs?: number
  readonly requestMs?: number
  /** Milliseconds in which a client takes nothing of its answer until its connection is ended. */
  readonly sendMs?: number
}

export interface SandboxServer {
  readonly port: number
  /** Takes no more requests, ends those under way and their runs. */
  close(): Promise<void>
}

/** A code node's inputs are a small part of this; what is larger is no script. */
const bodyLimit = 20_000_000
const bodiesLimit = 200_000_000
/** Connections at a time; each one more is closed as it comes. */
const mostConnections = 2000
/** httpx keeps a connection for 5 s: one that the server ended at that very moment would fail a node. */
const keepAliveMs = 75_000
const usualSendMs = 60_000
/** Answers up to this size Go tells the length of; larger ones it sends in chunks. */
const mostTold = 2048

/** Makes the check of a key, which takes as long for any. */
export function createKeyCheck(key: string): (given: string | undefined) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  const own = digest(key)
  return (given) => timingSafeEqual(digest(given ?? ''), own)
}

/** What Nodelab answers by itself, in the envelope of the API. */
function ownReply(facts: Facts, status: number, message: string): Reply {
  facts.code = -status
  const body = goJson({ code: -status, message, data: null })
  return { status, type: 'application/json; charset=utf-8', body }
}

/** Connections whose answer went out before their body had come: they end, and get no other. */
const answeredEarly = new WeakSet<Duplex>()

const refusedStatus: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what is no HTTP, or comes too slowly, as Node itself would, unless it has its answer. */
function refuse(error: Error, socket: Duplex): void {
  const status = refusedStatus['code' in error ? String(error.code) : ''] ?? 400
  if (socket.writable && !answeredEarly.has(socket)) {
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n\r\n`)
  }
  socket.destroy(error)
}

/**
 * Sends a reply; returns its bytes. One that comes before the whole body has come does not end the connection until it has: a client that still sends
 * would else be cut off before it reads why.
 */
function send(response: ServerResponse, reply: Reply, own: Readonly<Record<string, string>>): number {
  const { req: request } = response
  const waits = !request.complete && !response.shouldKeepAlive
  if (waits) {
    answeredEarly.add(request.socket)
    request.once('end', () => request.socket.end())
  }
  const headers = waits ? { ...own, connection: 'keep-alive' } : own
  // As text it goes out in one piece with its head.
  const { body } = reply
  const size = Buffer.byteLength(body)
  const type = reply.type === null ? {} : { 'content-type': reply.type }
  const length = size > mostTold ? {} : { 'content-length': size }
  response.writeHead(reply.status, { ...headers, ...type, ...reply.headers, ...length })
  if (size > mostTold) response.write(body)
  response.end(size > mostTold ? undefined : body)
  return size
}

/** Resolves once an answer has been taken or its connection is closed; one that waits behind another on its connection hears nothing of that itself. */
function whenSent(socket: Socket, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      socket.off('close', end)
      resolve()
    }
    // One listener a request, and as many requests wait on a connection as the client likes.
    socket.setMaxListeners(0)
    socket.once('close', end)
    response.once('close', end)
  })
}

const listenProblems = new Map<unknown, ProblemCode>([
  ['EADDRINUSE', 'serve-port-taken'],
  ['EACCES', 'serve-port-refused'],
  ['EADDRNOTAVAIL', 'serve-host-unknown'],
  ['ENOTFOUND', 'serve-host-unknown'],
])

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  }).catch((error: unknown) => {
    const code = listenProblems.get(error instanceof Error && 'code' in error ? error.code : null) ?? 'serve-failed'
    throw new ProblemError(problem(code, 'run', { params: { host, port, reason: reasonOf(error) } }))
  })
}

/**
 * Serves a dialect over HTTP. Rejects with a ProblemError where the port can't be had. A client that ends its connection before it has the
 * answer ends its run, and so does one that ends its side alone, unless those are answered; slow heads and bodies are answered 408 and ended.
 */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const { dialect, host } = options
  const bodies = createBodyReader(options.bodyLimit ?? bodyLimit, options.bodiesLimit ?? bodiesLimit)
  const underWay = new Map<AbortController, Promise<void>>()
  let count = 0

  async function replyTo(request: IncomingMessage, asked: Asked): Promise<Reply | null> {
    const refusal = refusalOf(request.headers, host, options.language)
    if (refusal === null) return dialect(asked)
    asked.facts.outcome = 'refused'
    return ownReply(asked.facts, 403, refusal)
  }

  async function answer(request: IncomingMessage, response: ServerResponse, asks: boolean, abort: AbortController) {
    const startedAt = performance.now()
    const at = Date.now()
    count += 1
    const id = count
    const [path = '/', ...rest] = (request.url ?? '/').split('?')
    const method = request.method ?? 'GET'
    const facts: Facts = { language: null, code: null, outcome: 'answered', bytesIn: 0 }
    let body: Promise<Buffer> | null = null
    let release = (): void => undefined
    const sent = whenSent(request.socket, response)
    const asked: Asked = {
      method,
      path,
      query: rest.join('?'),
      headers: request.headers,
      facts,
      signal: abort.signal,
      body() {
        body ??= bodies
          .read(request, () => asks && response.writeContinue())
          .then(({ bytes, done }) => {
            release = done
            facts.bytesIn = bytes.length
            return bytes
          })
        return body
      },
      onSent: (act) => void sent.then(act),
    }
    let status = 0
    let bytesOut = 0
    try {
      const reply = await replyTo(request, asked)
      if (abort.signal.aborted || reply === null) {
        request.socket.destroy()
        if (reply !== null) facts.outcome = 'cancelled'
      } else {
        status = reply.status
        if (status >= 400 && facts.outcome === 'answered') facts.outcome = 'refused'
        response.setTimeout(options.sendMs ?? usualSendMs, () => request.socket.destroy())
        bytesOut = send(response, reply, options.headers)
      }
    } catch (error) {
      if (abort.signal.aborted || error instanceof BodyCut) {
        facts.outcome = 'cancelled'
        request.socket.destroy()
      } else {
        status = 500
        facts.outcome = 'refused'
        bytesOut = send(response, ownReply(facts, status, inWords(error, options.language)), options.headers)
      }
    } finally {
      release()
      // The answer may wait for its client; what was asked need not.
      body = null
    }
    const { code, outcome, bytesIn } = facts
    // It comes from outside, and is shown in terminals.
    const language = facts.language?.replace(/[^\x20-\x7e]/g, '?') ?? null
    const ms = performance.now() - startedAt
    options.onRequest({
      id,
      at,
      method,
      path: path.slice(0, 200),
      language,
      code,
      outcome,
      status,
      ms,
      bytesIn,
      bytesOut,
    })
  }

  function take(request: IncomingMessage, response: ServerResponse, asks: boolean): void {
    const abort = new AbortController()
    response.on('error', () => undefined)
    if (options.answersHalfClosed === true) askIfThere(request, response)
    response.once('close', () => {
      if (!response.writableFinished) abort.abort(new Error('the client is gone'))
    })
    const end = answer(request, response, asks, abort).finally(() => underWay.delete(abort))
    underWay.set(abort, end)
    end.catch(() => undefined)
  }

  const server = createServer({
    headersTimeout: options.headMs ?? 10_000,
    requestTimeout: options.requestMs ?? 60_000,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: 1000,
  })
  server.maxConnections = mostConnections
  // A switch of Node's own, by which it ends a connection whose client has ended its side; its types do not know it.
  Object.assign(server, { httpAllowHalfOpen: options.answersHalfClosed === true })
  server.on('clientError', refuse)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => take(request, response, false))
  // Who asks before it sends its body is told to go on only by those who read it.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => take(request, response, true))
  await listen(server, host, options.port)
  server.on('error', () => undefined)

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const ends = [...underWay.values()]
      for (const abort of underWay.keys()) abort.abort(new Error('the server ends'))
      await Promise.allSettled(ends)
      server.closeAllConnections()
      await closed
    },
  }
}
