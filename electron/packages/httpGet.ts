import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Connections } from './connections'

/** What came back. `url` is the address after redirects. */
export interface HttpAnswer {
  readonly status: number
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

export interface HttpAsking {
  readonly headers: Readonly<Record<string, string>>
  /** A name and a password as `Basic …`; sent to the host of the first address alone. */
  readonly authorization: string | null
  readonly connections: Connections
  /** Milliseconds for the whole answer. */
  readonly timeout: number
  readonly signal?: AbortSignal
}

/** The most of an answer that is read, in bytes: the largest pages of an index have some megabytes. */
const mostBytes = 64_000_000
const mostRedirects = 5

/** A server took too long. */
export class TooSlow extends Error {}

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

async function readBody(response: IncomingMessage): Promise<string> {
  const decoder = decoders[response.headers['content-encoding'] ?? '']
  const body = decoder === undefined ? response : response.pipe(decoder())
  // An error of the connection must reach who reads what comes out of the decoder.
  if (body !== response) response.once('error', (error) => body.destroy(error))
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > mostBytes) throw new Error('the answer is too large')
    pieces.push(piece)
  }
  if (!response.complete) throw new Error('the connection ended in the middle of the answer')
  return Buffer.concat(pieces).toString('utf8')
}

function send(
  url: URL,
  asking: HttpAsking,
  authorization: string | null,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    const isSecure = url.protocol === 'https:'
    const { options, path } = asking.connections.to(url)
    const headers = {
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'nodelab',
      host: url.host,
      ...options.headers,
      ...asking.headers,
      ...(authorization === null ? {} : { authorization }),
    }
    const request: ClientRequest = (isSecure ? secureRequest : plainRequest)({ ...options, path, headers, signal })
    request.once('response', answered)
    request.once('error', failed)
    request.end()
  })
}

async function follow(first: URL, asking: HttpAsking, signal: AbortSignal): Promise<HttpAnswer> {
  let url = first
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await send(url, asking, url.host === first.host ? asking.authorization : null, signal)
    const { statusCode: status = 0, headers } = response
    const { location } = headers
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      return { status, url: url.href, headers, text: await readBody(response) }
    }
    response.resume()
    url = new URL(location, url)
    if (!/^https?:$/.test(url.protocol)) break
  }
  throw new Error(`${first.host} redirects without end`)
}

/**
 * Gets a text over http or https, by the machine's proxy and with its certificates: Node's `fetch` knows neither. Rejects with a TooSlow,
 * with the reason of `signal`, or with the error of the connection.
 */
export async function httpGet(address: string, asking: HttpAsking): Promise<HttpAnswer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new TooSlow(`no answer within ${asking.timeout} ms`)), asking.timeout)
  const cancel = (): void => stop.abort(asking.signal?.reason)
  asking.signal?.addEventListener('abort', cancel, { once: true })
  if (asking.signal?.aborted === true) cancel()
  try {
    return await follow(new URL(address), asking, stop.signal)
  } catch (error) {
    // Node tells an abort in words of its own.
    if (stop.signal.aborted) throw stop.signal.reason
    throw error
  } finally {
    clearTimeout(timer)
    asking.signal?.removeEventListener('abort', cancel)
  }
}
