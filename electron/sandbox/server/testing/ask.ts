import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire; `status` is 0 where the connection ended without one. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Question {
  readonly method?: string
  readonly path?: string
  /** Over `host`, `connection` and `content-length`, which are there unless they are given as null. */
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: string | Buffer
}

/** A connection that is not yet a request. */
export function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** The bytes of a request. */
export function requestText({ method = 'GET', path = '/', headers = {}, body = '' }: Question, port: number): Buffer {
  const bytes = Buffer.from(body)
  const length = bytes.length === 0 && method === 'GET' ? null : String(bytes.length)
  const all: Record<string, string | null> = {
    host: `127.0.0.1:${port}`,
    connection: 'close',
    'content-length': length,
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), bytes])
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, end), 16)
    if (end === -1 || !(size > 0)) return Buffer.concat(parts)
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}

/** All that comes until the connection ends, read as one answer. */
export function answerOn(socket: Socket): Promise<Answer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      let bytes = Buffer.concat(parts)
      // What is said before an answer is none.
      while (bytes.toString('latin1', 0, 10) === 'HTTP/1.1 1') bytes = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)
      const end = bytes.indexOf('\r\n\r\n')
      const [first = '', ...lines] = bytes.toString('latin1', 0, Math.max(end, 0)).split('\r\n')
      const headers = Object.fromEntries(
        lines.map((line) => [line.split(': ')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*: /, '')]),
      )
      const rest = bytes.subarray(end + 4)
      const body = headers['transfer-encoding'] === 'chunked' ? unchunked(rest) : rest
      resolve({ status: Number(first.split(' ')[1] ?? 0), headers, body: end === -1 ? '' : body.toString('utf8') })
    })
  })
}

/** Asks once, on a connection of its own. */
export async function ask(port: number, question: Question): Promise<Answer> {
  const socket = await open(port)
  const answer = answerOn(socket)
  socket.write(requestText(question, port))
  return answer
}
