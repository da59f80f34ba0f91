import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashOf, makeWheel, type ServedFile, type WheelSpec } from './testWheel'

/**
 * How the index answers: well, or in one of the ways in which indexes go wrong. `slow` waits before it answers; `silent` never answers;
 * `dropped` ends the connection in the middle of the body; `redirect` sends to the same path under `/moved`, which answers well.
 */
export type Manner =
  | { readonly kind: 'well' }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'silent' | 'dropped' | 'redirect' | 'broken-json' | 'wrong-hash' }

/** What the index tells of a file beside its bytes. */
export interface Telling {
  /** ISO time; the index tells none unless given. */
  readonly uploaded?: string
  /** Whether it is yanked, and why. */
  readonly yanked?: boolean | string
  readonly requiresPython?: string
  /** Leaves the size out, as some mirrors do. */
  readonly noSize?: boolean
}

/** A request that came, without the index's own prefix. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
}

interface Entry extends Telling {
  readonly file: ServedFile
}

/** A package index on this machine, made by a test, with what the test puts into it. */
export interface LoopbackIndex {
  /** The address that settings and uv are given, without a slash at its end. */
  readonly url: string
  /** The same with a name and a password in it. */
  urlWith(user: string, password: string): string
  readonly seen: readonly SeenRequest[]
  /** Puts a wheel that is made of this into the index. */
  add(spec: WheelSpec, telling?: Telling): ServedFile
  /** Puts any file of a package into the index, such as a source distribution. */
  addFile(project: string, file: ServedFile, telling?: Telling): void
  /** How requests are answered whose path matches; the last one given for a path counts. */
  behave(path: RegExp, manner: Manner): void
  /** Answers pages of projects in the older form alone, as many mirrors do. */
  onlyHtml(only: boolean): void
  /** Answers only who gives these. */
  askFor(credentials: { user: string; password: string } | null): void
  close(): Promise<void>
}

const jsonType = 'application/vnd.pypi.simple.v1+json'

const normal = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function htmlPage(entries: readonly Entry[], hashFor: (file: ServedFile) => string): string {
  const links = entries.map(({ file, requiresPython, yanked }) => {
    const python = requiresPython === undefined ? '' : ` data-requires-python="${escaped(requiresPython)}"`
    const gone = !yanked ? '' : ` data-yanked="${escaped(typeof yanked === 'string' ? yanked : '')}"`
    const address = `../../files/${encodeURIComponent(file.name)}#sha256=${hashFor(file)}`
    return `<a href="${address}"${python}${gone}>${file.name}</a><br/>`
  })
  return `<!DOCTYPE html>\n<html><body>\n${links.join('\n')}\n</body></html>\n`
}

function jsonPage(name: string, entries: readonly Entry[], hashFor: (file: ServedFile) => string): string {
  const files = entries.map(({ file, uploaded, yanked = false, requiresPython = null, noSize = false }) => ({
    filename: file.name,
    url: `../../files/${encodeURIComponent(file.name)}`,
    hashes: { sha256: hashFor(file) },
    'requires-python': requiresPython,
    yanked,
    ...(noSize ? {} : { size: file.bytes.length }),
    ...(uploaded === undefined ? {} : { 'upload-time': uploaded }),
  }))
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files })
}

/** Starts an empty index on loopback. */
export async function startLoopbackIndex(): Promise<LoopbackIndex> {
  const projects = new Map<string, Entry[]>()
  const seen: SeenRequest[] = []
  const manners: { path: RegExp; manner: Manner }[] = []
  const timers = new Set<NodeJS.Timeout>()
  let htmlAlone = false
  let credentials: { user: string; password: string } | null = null

  const mannerOf = (path: string): Manner =>
    manners.findLast(({ path: pattern }) => pattern.test(path))?.manner ?? { kind: 'well' }

  function page(project: string, accept: string, lies: boolean): { type: string; body: string } | null {
    const entries = projects.get(project)
    if (entries === undefined) return null
    const hashFor = (file: ServedFile): string => (lies ? '0'.repeat(64) : hashOf(file))
    if (accept.includes(jsonType) && !htmlAlone) return { type: jsonType, body: jsonPage(project, entries, hashFor) }
    return { type: 'text/html', body: htmlPage(entries, hashFor) }
  }

  function send(request: IncomingMessage, response: ServerResponse, type: string, body: string | Uint8Array): void {
    const bytes = Buffer.from(body)
    const tag = `"${hashOf({ name: '', bytes }).slice(0, 16)}"`
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, { etag: tag }).end()
      return
    }
    response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, etag: tag })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }

  function content(request: IncomingMessage, path: string, manner: Manner) {
    const [, project] = /^\/(?:moved\/)?simple\/([^/]+)\/$/.exec(path) ?? []
    if (project !== undefined)
      return page(normal(decodeURIComponent(project)), request.headers.accept ?? '', manner.kind === 'wrong-hash')
    const [, name] = /^\/(?:moved\/)?files\/([^/]+)$/.exec(path) ?? []
    const wanted = name === undefined ? undefined : decodeURIComponent(name)
    const entry = [...projects.values()].flat().find(({ file }) => file.name === wanted)
    return entry === undefined ? null : { type: 'application/octet-stream', body: entry.file.bytes }
  }

  function answer(request: IncomingMessage, response: ServerResponse, path: string, manner: Manner): void {
    const found = content(request, path, manner)
    if (found === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
      return
    }
    if (manner.kind === 'broken-json') {
      send(request, response, jsonType, '{"files": [{"filename": ')
      return
    }
    if (manner.kind === 'dropped') {
      response.writeHead(200, { 'content-type': found.type, 'content-length': found.body.length + 1000 })
      response.write(found.body.slice(0, found.body.length / 2), () => response.socket?.destroy())
      return
    }
    send(request, response, found.type, found.body)
  }

  function isKnown({ headers }: IncomingMessage): boolean {
    if (credentials === null) return true
    const told = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
    return headers.authorization === `Basic ${told}`
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '')
    seen.push({ method: request.method ?? '', path, headers: request.headers })
    const manner = mannerOf(path)
    if (!isKnown(request)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="packages"' }).end('who are you?')
    } else if (manner.kind === 'status') {
      response.writeHead(manner.status, { 'content-type': 'text/plain' }).end(manner.body ?? `status ${manner.status}`)
    } else if (manner.kind === 'redirect' && !path.startsWith('/moved/')) {
      response.writeHead(302, { location: `/moved${path}` }).end()
    } else if (manner.kind === 'slow') {
      const timer = setTimeout(() => {
        timers.delete(timer)
        answer(request, response, path, manner)
      }, manner.ms)
      timers.add(timer)
    } else if (manner.kind !== 'silent') {
      answer(request, response, path, manner)
    }
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo

  function addFile(project: string, file: ServedFile, telling: Telling = {}): void {
    const name = normal(project)
    projects.set(name, [...(projects.get(name) ?? []), { ...telling, file }])
  }

  return {
    url: `http://127.0.0.1:${port}/simple`,
    urlWith: (user, password) =>
      `http://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/simple`,
    seen,
    add(spec, telling = {}) {
      const file = makeWheel(spec)
      const { requiresPython } = spec
      addFile(spec.name, file, { ...(requiresPython === undefined ? {} : { requiresPython }), ...telling })
      return file
    },
    addFile,
    behave: (path, manner) => void manners.push({ path, manner }),
    onlyHtml: (only) => {
      htmlAlone = only
    },
    askFor: (wanted) => {
      credentials = wanted
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
