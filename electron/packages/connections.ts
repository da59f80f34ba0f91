import { Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http'
import { Agent as SecureAgent, request as secureRequest, type RequestOptions as SecureOptions } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as secure, rootCertificates } from 'node:tls'
import { trustedCertificates } from './certificates'
import { proxyFor } from './proxies'

/** How to reach an address: what the request is made with, and the path that it asks for. */
export interface Way {
  readonly options: SecureOptions
  readonly path: string
}

/** The connections of one machine's settings: kept open between requests, by its proxy, with its certificates. */
export interface Connections {
  to(url: URL): Way
  close(): void
}

/** A proxy that wants a name and a password, or another than it was given; or that refuses for another reason. */
export class ProxyRefused extends Error {
  constructor(readonly status: number) {
    super(`the proxy answered ${status}`)
  }
}

function basic({ username, password }: URL): string | null {
  if (username === '' && password === '') return null
  return `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')
const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

function proxyHeaders(proxy: URL): Record<string, string> {
  const authorization = basic(proxy)
  return authorization === null ? {} : { 'proxy-authorization': authorization }
}

/** Asks a proxy for a tunnel to a host. */
function tunnel(proxy: URL, host: string, port: number, ca: readonly string[]): Promise<Socket> {
  return new Promise((opened, failed) => {
    const isSecure = proxy.protocol === 'https:'
    const target = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const request = (isSecure ? secureRequest : plainRequest)({
      host: hostOf(proxy),
      port: portOf(proxy),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyHeaders(proxy) },
      ...(isSecure ? { ca: [...ca] } : {}),
    })
    request.once('connect', (response, socket) => {
      if (response.statusCode === 200) opened(socket as Socket)
      else {
        socket.destroy()
        failed(new ProxyRefused(response.statusCode ?? 0))
      }
    })
    request.once('response', (response) => {
      response.resume()
      failed(new ProxyRefused(response.statusCode ?? 0))
    })
    request.once('error', failed)
    request.end()
  })
}

/** What Node passes to an agent that makes a connection. */
type Made = (error: Error | null, stream: Duplex) => void

/** An agent whose connections go through a proxy's tunnel. */
class TunnelAgent extends SecureAgent {
  constructor(
    private readonly proxy: URL,
    private readonly ca: readonly string[],
  ) {
    super({ keepAlive: true, ca: [...ca] })
  }

  override createConnection(options: RequestOptions, made?: Made): null {
    const host = String(options.host ?? '')
    const port = Number(options.port ?? 443)
    tunnel(this.proxy, host, port, this.ca).then(
      (socket) => {
        const { rejectUnauthorized = true } = options as { rejectUnauthorized?: boolean }
        made?.(null, secure({ socket, servername: host, ca: [...this.ca], rejectUnauthorized }))
      },
      // Node looks at the error first.
      (error: Error) => made?.(error, undefined as never),
    )
    // Node takes the connection from the callback where none is returned.
    return null
  }
}

/**
 * The connections for these variables (`HTTPS_PROXY`, `NO_PROXY`, `SSL_CERT_FILE`, `UV_INSECURE_HOST`, …), as uv reads them; `system` adds
 * the certificates that the system trusts.
 */
export function createConnections(env: NodeJS.ProcessEnv, system: boolean): Connections {
  const ca = trustedCertificates(env, system)
  const trusted = ca === null ? {} : { ca: [...ca] }
  const plain = new PlainAgent({ keepAlive: true })
  const direct = new SecureAgent({ keepAlive: true, ...trusted })
  const tunnels = new Map<string, TunnelAgent>()
  const insecure = (env['UV_INSECURE_HOST'] ?? '').split(/[\s,]+/).map((host) => host.replace(/^https?:\/\//, ''))

  function agentBy(proxy: URL): TunnelAgent {
    const agent = tunnels.get(proxy.href) ?? new TunnelAgent(proxy, ca ?? rootCertificates)
    tunnels.set(proxy.href, agent)
    return agent
  }

  return {
    to(url) {
      const place = { host: hostOf(url), port: portOf(url) }
      const path = `${url.pathname}${url.search}`
      const proxy = proxyFor(url, env)
      const isTrusted = insecure.includes(url.host) || insecure.includes(url.hostname)
      const unchecked = isTrusted ? { rejectUnauthorized: false } : {}
      if (url.protocol === 'https:') {
        return { options: { ...place, ...unchecked, agent: proxy === null ? direct : agentBy(proxy) }, path }
      }
      if (proxy === null) return { options: { ...place, agent: plain }, path }
      // Plain requests name the whole address to the proxy.
      const headers = proxyHeaders(proxy)
      return {
        options: { host: hostOf(proxy), port: portOf(proxy), agent: plain, headers },
        path: `${url.origin}${path}`,
      }
    },
    close() {
      for (const agent of [plain, direct, ...tunnels.values()]) agent.destroy()
    },
  }
}
