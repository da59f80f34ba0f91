import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a run's body said, as it came. */
export interface HeardRun {
  readonly headers: IncomingMessage['headers']
  readonly text: string
  readonly body: {
    readonly language: string
    readonly code: string
    readonly preload: string
    readonly enable_network: boolean
  }
}

/** An answer: `data` in the form of the dialect, or a whole reply; `null` ends the connection without one, `'never'` leaves it open. */
export type Reply =
  | { readonly data: Readonly<Record<string, unknown>> }
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | null
  | 'never'

export interface StandInOptions {
  readonly key?: string
  /** What a wrong key is answered: an empty body (official), or an envelope (dify-sandbox-py). */
  readonly refusal?: 'empty' | 'envelope'
  readonly network?: boolean
  readonly health?: string
  readonly dependencies?: unknown
  readonly onRun: (run: HeardRun) => Reply | Promise<Reply>
}

/** A server on loopback that answers exactly what a test tells it to, odd answers included. */
export interface StandIn {
  readonly address: string
  readonly heard: readonly HeardRun[]
  close(): Promise<void>
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

const envelope = (code: number, message: string, data: unknown = null): string =>
  JSON.stringify({ code, message, data })

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const heard: HeardRun[] = []
  const key = options.key ?? 'k'

  async function reply(request: IncomingMessage): Promise<Reply> {
    if (request.url === '/health') return { status: 200, body: options.health ?? '"ok"' }
    if (request.headers['x-api-key'] !== key && key !== '') {
      return { status: 401, body: options.refusal === 'envelope' ? envelope(-401, 'Unauthorized') : '' }
    }
    if (request.url?.startsWith('/v1/sandbox/dependencies') === true) {
      if (options.dependencies === undefined) return { status: 404, body: '{"detail":"Not Found"}' }
      return { status: 200, body: envelope(0, 'success', { dependencies: options.dependencies }) }
    }
    const text = await textOf(request)
    const run = { headers: request.headers, text, body: JSON.parse(text) as HeardRun['body'] }
    if (options.network === false && run.body.enable_network) {
      return { status: 200, body: envelope(-400, 'network is disabled, please enable it in the configuration') }
    }
    heard.push(run)
    return options.onRun(run)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = await reply(request)
    if (given === 'never') return
    if (given === null) {
      request.socket.destroy()
      return
    }
    if ('data' in given) response.writeHead(200).end(envelope(0, 'success', given.data))
    else response.writeHead(given.status, given.headers).end(given.body)
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What the official server before and since May 2026, and dify-sandbox-py, put into `data` (sandbox API 0, 3.1). */
export const v1 = (stdout: string, error = ''): Reply => ({ data: { error, stdout } })
export const v2 = (stdout: string, stderr = '', error = '', exitCode = 0): Reply => ({
  data: { stdout, stderr, error, exit_code: exitCode },
})

/** What a script that returns these outputs prints. */
export const resultText = (outputs: unknown): string => `<<RESULT>>${JSON.stringify(outputs)}<<RESULT>>\n`
