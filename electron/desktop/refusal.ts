import type { Reply } from '../../shared/contract'
import { problem } from '../../shared/problems'

/** The reply to a request that is not heard. `reason` is for the log and for whoever made the request. */
export function refusal(reason: string): Reply<never> {
  return { ok: false, problem: problem('request-refused', 'workspace', { params: { reason } }) }
}
