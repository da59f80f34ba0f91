import type { IncomingHttpHeaders } from 'node:http'

/** What a client gets. An empty body has no content type. */
export interface Reply {
  readonly status: number
  readonly type: string | null
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What the list of requests tells of one, beside what every one has: never what was sent. */
export interface Facts {
  language: string | null
  /** The `code` of the reply; null where it has none. */
  code: number | null
  outcome: 'ran' | 'failed' | 'refused' | 'cancelled' | 'answered'
  bytesIn: number
}

/** A request as a dialect sees it. */
export interface Asked {
  readonly method: string
  /** Without what stands behind `?`, which is `query`. */
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly facts: Facts
  /** Aborts when the client is gone, or the server ends. */
  readonly signal: AbortSignal
  /** All of the body, for as long as the request lasts. Rejects with a BodyRefused or a BodyCut. */
  body(): Promise<Buffer>
  /** Calls once the answer has been taken, or the client is gone: until then the answer is held in memory. */
  onSent(act: () => void): void
}

/** How one of the two servers speaks. Null: the connection ends without an answer. */
export type Dialect = (asked: Asked) => Promise<Reply | null>
