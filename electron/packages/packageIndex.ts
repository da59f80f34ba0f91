import { normalName } from '../../shared/packages/packageName'
import type { Problem } from '../../shared/model/problem'
import { type ProblemCode, ProblemError } from '../../shared/problems'
import { redact } from '../environments/redact'
import { uvRelease } from '../environments/uvRelease'
import { type Agents, type Answer, get, NetworkError } from '../network/get'
import { faultOf, ofNoAnswer, told } from '../sources/checkIndex'
import { type IndexPage, readHtmlPage, readJsonPage } from './indexPage'
import { type IndexSource, indexSources, withLoginOf } from './indexSources'

/** How the index is asked: the variables in which uv runs. */
export interface Asking {
  readonly env: NodeJS.ProcessEnv
  /** The lines of the requirements that say where packages come from, or the whole text. */
  readonly requirements: string
  readonly signal?: AbortSignal
  /** Milliseconds of silence. */
  readonly timeout?: number
  /** The indexes to take as the default in turn, until one serves; null is that of the variables. That one alone where none are told. */
  readonly indexes?: readonly (string | null)[]
  /** Keep connections for the next question. */
  readonly agents?: Agents
}

/** Asks package indexes for what they list of a package. */
export interface PackageIndex {
  /**
   * The page of a package: of the first index that has it, as uv takes it. Null where none has it. Throws a ProblemError where an index
   * can't be asked and none serves in its place, and the signal's reason where it aborts.
   */
  page(name: string, asking: Asking): Promise<IndexPage | null>
  /** Any text beside the pages, such as a file's metadata; null where it can't be had: nothing hangs on it. */
  text(address: string, asking: Asking): Promise<string | null>
}

interface Kept {
  readonly page: IndexPage | null
  readonly etag: string
  readonly at: number
}

const headers = {
  accept: 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01',
  // As uv names itself: a mirror that refuses uv would refuse the build as well.
  'user-agent': `uv/${uvRelease.version} (Nodelab)`,
}

/** So long in milliseconds a page is taken as it is known: a version picker asks for one again and again. */
const freshFor = 60_000
const mostPages = 300
const usualTimeout = 15_000

const hostIn = (address: string): string => new URL(address).host

/** Why an index could not be asked. */
function problemOf(error: NetworkError, host: string): Problem {
  return told(ofNoAnswer[error.kind], host, { reason: redact(error.message), seconds: usualTimeout / 1000 })
}

function pageOf(answer: Answer): IndexPage {
  const text = answer.body.toString('utf8')
  const isJson = /\bjson\b/i.test(answer.headers['content-type'] ?? '')
  try {
    return isJson ? readJsonPage(text, answer.url) : readHtmlPage(text, answer.url)
  } catch (error) {
    const params = { status: answer.status, reason: error instanceof Error ? error.message : String(error) }
    throw new ProblemError(told('source-not-index', hostIn(answer.url), params))
  }
}

/** What another index may do better: this one does not serve. As builds have it (see `otherIndexes.ts`). */
const doesNotServe: ReadonlySet<string> = new Set<ProblemCode>([
  'source-login',
  'source-forbidden',
  'source-faulty',
  'source-not-reached',
  'source-no-host',
  'source-silent',
  'source-certificate',
])

/** Makes a client that remembers pages. `now` is in milliseconds. */
export function createPackageIndex(now: () => number = Date.now): PackageIndex {
  const pages = new Map<string, Kept>()

  function keep(key: string, kept: Kept): void {
    pages.delete(key)
    pages.set(key, kept)
    const [oldest] = pages.keys()
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
  }

  async function ask(source: IndexSource, name: string, asking: Asking): Promise<IndexPage | null> {
    const { env, signal, agents, timeout = usualTimeout } = asking
    const address = `${source.asked}/${name}/`
    const known = pages.get(address)
    if (known !== undefined && now() - known.at < freshFor) return known.page
    const answer = await get(address, {
      env,
      timeout,
      ...(agents === undefined ? {} : { agents }),
      headers: {
        ...headers,
        ...(known === undefined || known.etag === '' ? {} : { 'if-none-match': known.etag }),
      },
      ...(signal === undefined ? {} : { signal }),
    })
    if (answer.status === 304 && known !== undefined) {
      keep(address, { ...known, at: now() })
      return known.page
    }
    // 410 is what some mirrors say of a package that was taken down.
    const isAbsent = answer.status === 404 || answer.status === 410
    // Whether what came is a page is told where it is read.
    const fault = isAbsent || answer.status === 200 ? null : faultOf(answer, hostIn(address))
    if (fault !== null) throw new ProblemError(fault)
    const page = isAbsent ? null : pageOf(answer)
    keep(address, { page, etag: answer.headers.etag ?? '', at: now() })
    return page
  }

  /** When each index last did not serve: for a while the others are asked before it, so that not every package waits for it. */
  const refused = new Map<string | null, number>()

  const isRefused = (one: string | null): boolean => now() - (refused.get(one) ?? -Infinity) < freshFor

  async function pageOn(name: string, asking: Asking): Promise<IndexPage | null> {
    const { env, requirements, signal } = asking
    for (const source of indexSources(env, requirements)) {
      const host = hostIn(source.url)
      if (/^(?:1|true|yes|on)$/i.test(env['UV_OFFLINE'] ?? '')) throw new ProblemError(told('source-offline', host))
      try {
        const found = await ask(source, normalName(name), asking)
        if (found !== null) return found
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof NetworkError) throw new ProblemError(problemOf(error, host))
        throw error
      }
    }
    return null
  }

  return {
    async page(name, asking) {
      const { indexes = [null], env } = asking
      const order = [...indexes.filter((one) => !isRefused(one)), ...indexes.filter(isRefused)]
      const faults = new Map<string | null, ProblemError>()
      for (const one of order) {
        try {
          const page = await pageOn(name, one === null ? asking : { ...asking, env: { ...env, UV_DEFAULT_INDEX: one } })
          refused.delete(one)
          return page
        } catch (error) {
          if (!(error instanceof ProblemError) || !doesNotServe.has(error.problem.code)) throw error
          faults.set(one, error)
          refused.set(one, now())
          // Nobody's name is found: it is the network that is gone.
          const lost = [...faults.values()].filter(({ problem }) => problem.code === 'source-no-host')
          if (lost.length > 1) break
        }
      }
      const told = indexes.map((one) => faults.get(one)).find((fault) => fault !== undefined)
      if (told !== undefined) throw told
      return null
    },

    async text(address, asking) {
      const { env, requirements, timeout = usualTimeout, signal } = asking
      // A password is for its own host alone.
      const its = indexSources(env, requirements).find(({ url }) => hostIn(url) === hostIn(address))
      try {
        const { status, body } = await get(its === undefined ? address : withLoginOf(its, address), {
          env,
          timeout,
          ...(signal === undefined ? {} : { signal }),
        })
        return status === 200 ? body.toString('utf8') : null
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof NetworkError) return null
        throw error
      }
    },
  }
}
