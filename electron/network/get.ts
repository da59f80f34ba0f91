import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import * as tls from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import type { Agents } from './agents'
import { decodeLogin } from './decodeLogin'
import { proxyFor } from './proxy'
import { isTrustedUnseen, secureContext, trusted } from './trust'

export type { Agents } from './agents'

/** Why no answer came. `proxy-…` is about the proxy on the way. */
export type NoAnswer =
  | 'address'
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'certificate'
  | 'dropped'
  | 'too-large'
  | 'redirects'
  | 'proxy-kind'
  | 'proxy-not-reached'
  | 'proxy-login'
  | 'proxy-refused'

/** A request that got no answer; `message` is the system's own text. */
export class NetworkError extends Error {
  constructor(
    readonly kind: NoAnswer,
    message: string,
  ) {
    super(message)
    this.name = 'NetworkError'
  }
}

export interface GetOptions {
  /** uv's variables: they name the proxy, the certificates and the hosts that are trusted unseen. */
  readonly env: NodeJS.ProcessEnv
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Milliseconds of silence after which it is given up. */
  readonly timeout?: number
  /** The most bytes of the answer, unpacked. */
  readonly mostBytes?: number
  /** Connections to use again; without them each question has its own. */
  readonly agents?: Agents
}

/** An answer, whatever its status. `url` is where redirects led; `ms` the time until its first line. */
export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly url: string
  readonly ms: number
  readonly body: Buffer
}

function kindOf(error: Error): NoAnswer {
  const code = 'code' in error ? String(error.code) : ''
  if (/^(ENOTFOUND|EAI_\w+)$/.test(code)) return 'dns'
  if (/^(ETIMEDOUT|ESOCKETTIMEDOUT)$/.test(code)) return 'timeout'
  if (/CERT|SIGNED|ALTNAME|ISSUER|SSL|TLS|EPROTO/.test(code)) return 'certificate'
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EACCES|EPERM)$/.test(code)) return 'refused'
  return 'dropped'
}

function asNetworkError(error: unknown): unknown {
  if (error instanceof NetworkError || !(error instanceof Error) || error.name === 'AbortError') return error
  return new NetworkError(kindOf(error), error.message)
}

function basic({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {}
  const pair = `${decodeLogin(username)}:${decodeLogin(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

interface Way {
  readonly options: GetOptions
  readonly ca: readonly string[] | undefined
  readonly timeout: number
}

/** Sends a request and waits for the first line of the answer. */
function begin(request: http.ClientRequest, { timeout }: Way): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.setTimeout(timeout, () => request.destroy(new NetworkError('timeout', `no answer for ${timeout} ms`)))
    request.once('error', (error) => reject(asNetworkError(error)))
    request.once('response', resolve)
    request.end()
  })
}

/** Begins on a connection that is kept, where there are any; one that the host ended meanwhile is no answer, and a new one is made. */
async function begun(make: (kept: Agents | undefined) => http.ClientRequest, way: Way): Promise<http.IncomingMessage> {
  const request = make(way.options.agents)
  try {
    return await begin(request, way)
  } catch (error) {
    const isOver = request.reusedSocket && error instanceof NetworkError && error.kind === 'dropped'
    if (!isOver) throw error
    return begin(make(undefined), way)
  }
}

/** A tunnel through a proxy to the host of an address. */
function tunnel(to: URL, proxy: URL, way: Way): Promise<Socket> {
  const authorization = basic(proxy)['authorization']
  const connect = proxy.protocol === 'https:' ? https.request : http.request
  const host = `${to.hostname}:${to.port || 443}`
  return new Promise((resolve, reject) => {
    const request = connect({
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: host,
      headers: { host, ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }) },
      agent: false,
      ...(way.ca === undefined ? {} : { ca: [...way.ca] }),
      ...(way.options.signal === undefined ? {} : { signal: way.options.signal }),
    })
    request.setTimeout(way.timeout, () => request.destroy(new NetworkError('proxy-not-reached', 'no answer')))
    request.once('error', (error) => reject(error.name === 'AbortError' ? error : asProxyError(error)))
    request.once('connect', (answer, socket) => {
      request.setTimeout(0)
      if (answer.statusCode === 200) resolve(socket)
      else {
        socket.destroy()
        const kind = answer.statusCode === 407 ? 'proxy-login' : 'proxy-refused'
        reject(new NetworkError(kind, `${answer.statusCode ?? ''} ${answer.statusMessage ?? ''}`.trim()))
      }
    })
    request.end()
  })
}

function asProxyError(error: Error): NetworkError {
  return error instanceof NetworkError ? error : new NetworkError('proxy-not-reached', error.message)
}

async function open(url: URL, way: Way): Promise<http.IncomingMessage> {
  const { options, ca } = way
  const headers = { ...options.headers, 'accept-encoding': 'gzip, deflate, br', ...basic(url) }
  const signal = options.signal === undefined ? {} : { signal: options.signal }
  const proxy = proxyFor(url, options.env)
  if (proxy !== null && !/^https?:$/.test(proxy.protocol)) throw new NetworkError('proxy-kind', proxy.protocol)
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  if (url.protocol === 'http:') {
    if (proxy === null) return begun((kept) => http.get(bare, { headers, agent: kept?.http ?? false, ...signal }), way)
    const authorization = basic(proxy)['authorization']
    const told = authorization === undefined ? {} : { 'proxy-authorization': authorization }
    const port = proxy.port || 80
    const request = http.request({
      host: proxy.hostname,
      port,
      path: bare.href,
      headers: { host: url.host, ...headers, ...told },
      agent: false,
      ...signal,
    })
    try {
      return await begin(request, way)
    } catch (error) {
      throw error instanceof NetworkError && /^(dns|refused|timeout)$/.test(error.kind)
        ? asProxyError(new Error(error.message))
        : error
    }
  }
  const context = secureContext(ca)
  const secure = {
    ...(context === undefined ? {} : { secureContext: context }),
    rejectUnauthorized: !isTrustedUnseen(url, options.env),
  }
  if (proxy === null)
    return begun((kept) => https.get(bare, { headers, agent: kept?.https ?? false, ...secure, ...signal }), way)
  const socket = await tunnel(url, proxy, way)
  const createConnection = (): tls.TLSSocket => tls.connect({ socket, servername: url.hostname, ...secure })
  return begin(https.get(bare, { headers, agent: false, createConnection, ...secure, ...signal }), way)
}

function unpacked(answer: http.IncomingMessage): Readable {
  const made = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }
  const name = answer.headers['content-encoding'] ?? ''
  if (name !== 'gzip' && name !== 'deflate' && name !== 'br') return answer
  return pipeline(answer, made[name](), () => {
    // The reader of the unpacked stream hears of it.
  })
}

async function bodyOf(answer: http.IncomingMessage, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    for await (const piece of unpacked(answer)) {
      const part = piece as Buffer
      bytes += part.length
      if (bytes > mostBytes) throw new NetworkError('too-large', `more than ${mostBytes} bytes`)
      pieces.push(part)
    }
  } finally {
    answer.destroy()
  }
  return Buffer.concat(pieces)
}

/**
 * Asks for an address the way uv would: through the proxy, with the certificates and the name and password that uv is told. Follows
 * redirects, and gives no password to another host. Throws a NetworkError where no answer comes, and the signal's reason where it aborts.
 */
export async function get(address: string, options: GetOptions): Promise<Answer> {
  const way: Way = { options, ca: await trusted(options.env), timeout: options.timeout ?? 30_000 }
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new NetworkError('address', address)
  }
  const began = performance.now()
  for (let hops = 0; hops <= 5; hops += 1) {
    if (!/^https?:$/.test(url.protocol)) throw new NetworkError('address', url.protocol)
    const answer = await open(url, way)
    const ms = performance.now() - began
    const status = answer.statusCode ?? 0
    const { location } = answer.headers
    if (status >= 300 && status < 400 && location !== undefined) {
      answer.destroy()
      const next = new URL(location, url)
      if (next.origin === url.origin) Object.assign(next, { username: url.username, password: url.password })
      url = next
      continue
    }
    try {
      const body = await bodyOf(answer, options.mostBytes ?? 50_000_000)
      return { status, headers: answer.headers, url: url.href, ms, body }
    } catch (error) {
      options.signal?.throwIfAborted()
      throw asNetworkError(error)
    }
  }
  throw new NetworkError('redirects', address)
}
