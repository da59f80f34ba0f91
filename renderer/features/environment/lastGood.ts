import type { Build, Environment } from '../../../shared/model/environment'

/** The environment that nodes run in though the last build gave none: it failed or was cancelled. Null where there is none. */
export function keptEnvironment({ status, lastGood }: Build): Environment | null {
  return status === 'failed' || status === 'cancelled' ? (lastGood?.environment ?? null) : null
}
