import type { Target } from '../../dify/targets/target'
import type { TakenFact, UnboundFact } from '../facts/codeFacts'
import { minorNumber } from '../minorNumber'

/** Whether the target's Python looks up what is named there: from 3.14 on it puts off what annotations say until somebody asks. */
export function isLookedUp({ isAnnotation }: UnboundFact | TakenFact, { python }: Target): boolean {
  return isAnnotation !== true || minorNumber(python) < 14
}
