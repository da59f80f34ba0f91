import { normalName } from '../../shared/packages/packageName'
import { problem, ProblemError } from '../../shared/problems'
import { type Connections, createConnections } from './connections'
import { httpGet } from './httpGet'
import { type IndexPage, readHtmlPage, readJsonPage } from './indexPage'
import { IndexAnswer, IndexPageWrong, indexProblem } from './indexProblem'
import { type IndexSource, indexSources } from './indexSources'

/** How the index is asked: the variables in which uv runs, and what the settings add. */
export interface Asking {
  readonly env: NodeJS.ProcessEnv
  readonly systemCertificates: boolean
  /** The text of python-requirements.txt: it may name indexes. */
  readonly requirements: string
  readonly signal?: AbortSignal
  /** Milliseconds for one page. */
  readonly timeout?: number
}

/** Asks package indexes for what they list of a package. */
export interface PackageIndex {
  /**
   * The page of a package: of the first index that has it, as uv takes it. Null where none has it. Throws a ProblemError where an index
   * can't be asked.
   */
  page(name: string, asking: Asking): Promise<IndexPage | null>
  /** Any text beside the pages, such as a file's metadata; null where it can't be had: nothing hangs on it. */
  text(address: string, asking: Asking): Promise<string | null>
  close(): void
}

interface Kept {
  readonly page: IndexPage | null
  readonly etag: string
  readonly at: number
}

const accept = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1'

/** So long in milliseconds a page is taken as it is known: a version picker asks for one again and again. */
const freshFor = 60_000
const mostPages = 300
const usualTimeout = 15_000

function readPage(text: string, type: string, address: string): IndexPage {
  try {
    return /\bjson\b/i.test(type) ? readJsonPage(text, address) : readHtmlPage(text, address)
  } catch (error) {
    throw new IndexPageWrong(error instanceof Error ? error.message : String(error))
  }
}

/** Makes a client that remembers pages and keeps connections open. `now` is in milliseconds. */
export function createPackageIndex(now: () => number = Date.now): PackageIndex {
  const pages = new Map<string, Kept>()
  let connections: { readonly made: Connections; readonly by: string } | null = null

  /** The connections for these variables; those of other ones, from before a change of settings, are closed. */
  function connect({ env, systemCertificates }: Asking): Connections {
    const told = Object.entries(env).filter(([name]) => /PROXY|CERT|CA_BUNDLE|INSECURE/i.test(name))
    const by = JSON.stringify([systemCertificates, told])
    if (connections?.by === by) return connections.made
    connections?.made.close()
    connections = { made: createConnections(env, systemCertificates), by }
    return connections.made
  }

  function keep(key: string, kept: Kept): void {
    pages.delete(key)
    pages.set(key, kept)
    const [oldest] = pages.keys()
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
  }

  async function ask(source: IndexSource, name: string, asking: Asking): Promise<IndexPage | null> {
    const address = `${source.url}/${name}/`
    const key = `${source.authorization ?? ''} ${address}`
    const known = pages.get(key)
    if (known !== undefined && now() - known.at < freshFor) return known.page
    const answer = await httpGet(address, {
      headers: { accept, ...(known === undefined || known.etag === '' ? {} : { 'if-none-match': known.etag }) },
      authorization: source.authorization,
      connections: connect(asking),
      timeout: asking.timeout ?? usualTimeout,
      ...(asking.signal === undefined ? {} : { signal: asking.signal }),
    })
    if (answer.status === 304 && known !== undefined) {
      keep(key, { ...known, at: now() })
      return known.page
    }
    // 410 is what some mirrors say of a package that was taken down.
    const isAbsent = answer.status === 404 || answer.status === 410
    if (!isAbsent && answer.status !== 200) throw new IndexAnswer(answer.status, address)
    const page = isAbsent ? null : readPage(answer.text, answer.headers['content-type'] ?? '', answer.url)
    keep(key, { page, etag: answer.headers.etag ?? '', at: now() })
    return page
  }

  return {
    async page(name, asking) {
      const { env, requirements, signal } = asking
      if (/^(?:1|true|yes|on)$/i.test(env['UV_OFFLINE'] ?? '')) {
        throw new ProblemError(problem('network-off', 'environment'))
      }
      try {
        for (const source of indexSources(env, requirements)) {
          const found = await ask(source, normalName(name), asking)
          if (found !== null) return found
        }
        return null
      } catch (error) {
        if (signal?.aborted === true) throw error
        throw new ProblemError(indexProblem(error))
      }
    },
    async text(address, asking) {
      const { env, requirements, timeout = usualTimeout, signal } = asking
      // A password is for its own host alone.
      const { host } = new URL(address)
      const its = indexSources(env, requirements).find(({ url }) => new URL(url).host === host)
      try {
        const { status, text } = await httpGet(address, {
          headers: {},
          authorization: its?.authorization ?? null,
          connections: connect(asking),
          timeout,
          ...(signal === undefined ? {} : { signal }),
        })
        return status === 200 ? text : null
      } catch (error) {
        if (signal?.aborted === true) throw error
        return null
      }
    },
    close() {
      connections?.made.close()
      connections = null
    },
  }
}
