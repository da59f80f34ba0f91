import type { SourceAnswer } from '../../shared/model/packageSource'
import { exists } from '../files/look'
import { localPath } from '../environments/localFiles'
import type { Problem } from '../../shared/model/problem'
import { hostOf } from '../../shared/packages/indexPresets'
import { problem, type ProblemCode } from '../../shared/problems'
import { isOffline } from '../environments/childEnvironment'
import { redact } from '../environments/redact'
import { uvRelease } from '../environments/uvRelease'
import { type Answer, get, type GetOptions, type NoAnswer, NetworkError } from '../network/get'

/** A package that nearly every index has, and whose page is small. */
const asked = 'six'

/** How long an index may be silent, in milliseconds: who waits for a test wants an answer. */
const patience = 10_000

const headers = {
  accept: 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01',
  // Some mirrors refuse uv by its name, so the test must bear it.
  'user-agent': `uv/${uvRelease.version} (Nodelab)`,
}

/** What each kind of no answer is in words. */
export const ofNoAnswer: Readonly<Record<NoAnswer, ProblemCode>> = {
  address: 'source-address-wrong',
  dns: 'source-no-host',
  refused: 'source-not-reached',
  dropped: 'source-not-reached',
  timeout: 'source-silent',
  certificate: 'source-certificate',
  'too-large': 'source-not-index',
  redirects: 'source-not-reached',
  'proxy-kind': 'source-proxy-kind',
  'proxy-not-reached': 'source-proxy',
  'proxy-login': 'source-proxy-login',
  'proxy-refused': 'source-proxy',
}

/** A problem about the index on a host. */
export function told(code: ProblemCode, host: string, more: Problem['params'] = {}): Problem {
  const params = { host, reason: '', status: '', seconds: patience / 1000, ...more }
  return problem(code, 'environment', { params })
}

/** Whether a page is one of an index: JSON with files, or links. */
function isPage({ headers: { 'content-type': type = '' }, body }: Answer): boolean {
  const text = body.toString('utf8')
  if (!type.includes('json')) return /<a\s[^>]*href/i.test(text)
  try {
    const page: unknown = JSON.parse(text)
    return typeof page === 'object' && page !== null && ('files' in page || 'projects' in page)
  } catch {
    return false
  }
}

/** What an answer says against whoever gave it, whatever was asked; null where it is served. */
export function refusalOf({ status }: Answer, host: string): Problem | null {
  if (status === 401) return told('source-login', host)
  if (status === 403) return told('source-forbidden', host)
  if (status === 407) return told('source-proxy-login', host)
  return status === 429 || status >= 500 ? told('source-faulty', host, { status }) : null
}

/** What an index's answer says against it; null where it is a page. */
export function faultOf(answer: Answer, host: string): Problem | null {
  const { status } = answer
  const refusal = refusalOf(answer, host)
  if (refusal !== null) return refusal
  return status === 200 && isPage(answer) ? null : told('source-not-index', host, { status })
}

/** Whether something answers, and how fast in milliseconds. */
export type Answered = Pick<SourceAnswer, 'host' | 'ms' | 'problem'>

/** How a source is asked. `timeout` is in milliseconds of silence. */
export interface Checking {
  readonly env: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
  readonly timeout?: number
}

/** What came of asking a host: `ask` gives the milliseconds, or what is wrong. Never rejects but where the signal aborts. */
export async function answerOf(
  host: string,
  { env, signal, timeout = patience }: Checking,
  ask: (options: GetOptions) => Promise<number | Problem>,
): Promise<Answered> {
  if (isOffline(env)) return { host, ms: null, problem: { ...told('source-offline', host), severity: 'info' } }
  try {
    const came = await ask({ env, headers, timeout, ...(signal === undefined ? {} : { signal }) })
    return typeof came === 'number'
      ? { host, ms: Math.max(1, Math.round(came)), problem: null }
      : { host, ms: null, problem: came }
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof NetworkError)) throw error
    const fault = told(ofNoAnswer[error.kind], host, { reason: redact(error.message), seconds: timeout / 1000 })
    return { host, ms: null, problem: fault }
  }
}

/**
 * Asks an index as uv would: whether it answers, and how fast. An index that lacks the package that is asked for still is one, if its list of
 * packages is. Never rejects but where the signal aborts.
 */
export async function checkIndex(indexUrl: string, checking: Checking): Promise<Answered> {
  const host = hostOf(redact(indexUrl))
  const root = `${indexUrl.trim().replace(/\/+$/, '')}/`
  // A folder in the form of an index, as uv reads it too.
  const folder = /^file:/i.test(root) ? localPath(root, '/') : null
  return answerOf(host, checking, async (options) => {
    if (folder !== null && (await exists(folder))) return 0
    let answer = await get(`${root}${asked}/`, options)
    const { ms } = answer
    // A private index may lack it; the list of all packages is asked for only then, since that of PyPI is large.
    if (answer.status === 404) answer = await get(root, options)
    return faultOf(answer, host) ?? ms
  })
}
