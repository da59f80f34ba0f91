import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import type { FailedRun } from './failedRun'

/** What is told of a server that gives no answer, by why there is none. */
export const silences: Readonly<Record<string, ProblemCode>> = {
  dns: 'remote-dns',
  refused: 'remote-refused',
  'connect-timeout': 'remote-connect-timeout',
  'read-timeout': 'remote-read-timeout',
  certificate: 'remote-certificate',
  disconnected: 'remote-dropped',
  dropped: 'remote-dropped',
}

const noNetwork = 'network is disabled, please enable it in the configuration'

/** What is told of an answer that is none of a run, or of none at all; null where the failure is not about the server. */
export function serverProblem(about: Readonly<Record<string, string>>, difyText: string): Problem | null {
  const { kind = '', silence = '', status = '', location = '', message = '', ...others } = about
  const details = { difyText, params: { ...others, status, location, message: message.replace(/\.$/, '') } }
  switch (kind) {
    case 'remote-busy':
      return problem('remote-busy', 'run', details)
    case 'remote-key':
      return problem('remote-key', 'run', details)
    case 'remote-status':
      return problem(location === '' ? 'remote-status' : 'remote-redirect', 'run', details)
    case 'remote-not-json':
      return problem('remote-not-sandbox', 'run', details)
    case 'remote-code':
      return problem(message === noNetwork ? 'remote-no-network' : 'remote-code', 'run', details)
    case 'remote-silent':
      return problem(silences[silence] ?? 'remote-dropped', 'run', {
        ...details,
        params: { ...details.params, reason: (about['reason'] ?? '').replace(/\.$/, '') },
      })
    default:
      return null
  }
}

/** What is told of a run that failed on a server elsewhere, where that is other than here; null: as of one here. */
export function remoteProblem({ sandbox, traceback, failure }: FailedRun, difyText: string): Problem | null {
  const about = serverProblem(failure.about, difyText)
  if (about !== null) return about
  if (sandbox?.remote === undefined) return null
  if (sandbox.timedOut) return problem('remote-timeout', 'run', { difyText })
  if (/^error: operation not permitted$/m.test(difyText)) return problem('remote-call-refused', 'run', { difyText })
  const { dialect, unknown } = sandbox.remote
  if (traceback !== null || dialect === 'v1' || !unknown.includes('stderr')) return null
  return problem('remote-no-line', 'run', { difyText, params: { message: difyText.split('\n')[0] ?? '' } })
}
