import type { SourceAnswer } from '../../shared/model/packageSource'
import type { Problem } from '../../shared/model/problem'
import { hostOf } from '../../shared/packages/indexPresets'
import { problem, type ProblemCode } from '../../shared/problems'
import { isOffline } from '../environments/childEnvironment'
import { redact } from '../environments/redact'
import { uvRelease } from '../environments/uvRelease'
import { type Answer, get, type NoAnswer, NetworkError } from '../network/get'

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

/** What an index's answer says against it; null where it is a page. */
export function faultOf(answer: Answer, host: string): Problem | null {
  const { status } = answer
  if (status === 401) return told('source-login', host)
  if (status === 403) return told('source-forbidden', host)
  if (status === 407) return told('source-proxy-login', host)
  if (status === 429 || status >= 500) return told('source-faulty', host, { status })
  return status === 200 && isPage(answer) ? null : told('source-not-index', host, { status })
}

/**
 * Asks an index as uv would: whether it answers, and how fast. An index that lacks the package that is asked for still is one, if its list of
 * packages is. `timeout` is in milliseconds of silence. Never rejects but where `signal` aborts.
 */
export async function checkIndex(
  indexUrl: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
  timeout: number = patience,
): Promise<SourceAnswer> {
  const host = hostOf(redact(indexUrl))
  if (isOffline(env)) {
    return { host, ms: null, problem: { ...told('source-offline', host), severity: 'info' } }
  }
  const options = { env, headers, timeout, ...(signal === undefined ? {} : { signal }) }
  const root = `${indexUrl.trim().replace(/\/+$/, '')}/`
  try {
    let answer = await get(`${root}${asked}/`, options)
    const { ms } = answer
    // A private index may lack it; the list of all packages is asked for only then, since that of PyPI is large.
    if (answer.status === 404) answer = await get(root, options)
    const fault = faultOf(answer, host)
    return { host, ms: fault === null ? Math.max(1, Math.round(ms)) : null, problem: fault }
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof NetworkError)) throw error
    const fault = told(ofNoAnswer[error.kind], host, { reason: redact(error.message), seconds: timeout / 1000 })
    return { host, ms: null, problem: fault }
  }
}
