import type { ActionId } from '../../../shared/actions/actionTable'
import { reportError } from '../../app/stores/appStore'
import { actionRuns } from './actionRuns'
import type { Reason } from './reasons'

/** Why an action can't be done now; null where it can. */
export function whyNot(id: ActionId): Reason | null {
  return actionRuns[id]?.why?.() ?? null
}

/** Does an action; what goes wrong is told. Resolves when it has come to its end, in whatever way. */
export async function doAction(id: ActionId): Promise<void> {
  try {
    await actionRuns[id]?.run()
  } catch (error) {
    reportError(error)
  }
}
