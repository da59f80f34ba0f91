import type { ActionId } from '../../../shared/actions/actionTable'
import { reportError } from '../../app/stores/appStore'
import { actionRuns } from './actionRuns'
import type { Reason } from './reasons'

/** Why an action can't be done now; null where it can. */
export function whyNot(id: ActionId): Reason | null {
  return actionRuns[id]?.why?.() ?? null
}

/** Does an action; what goes wrong is told. */
export function doAction(id: ActionId): void {
  try {
    Promise.resolve(actionRuns[id]?.run()).catch(reportError)
  } catch (error) {
    reportError(error)
  }
}
