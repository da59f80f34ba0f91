import { reportError } from '../../app/stores/appStore'

/** For an action begun by a click: its failure is told to the author, since nobody waits for it. */
export function attempt(action: Promise<unknown>): void {
  action.catch(reportError)
}
