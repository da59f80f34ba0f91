import type { ActionId } from '../../../shared/actions/actionTable'
import { mostRecentActions } from '../../../shared/actions/recentActions'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'

/** Chosen since the page began; null before that. What main keeps counts then. */
let chosen: readonly ActionId[] | null = null

/** The actions that were last chosen by name, the newest first; main keeps them over a restart. */
export const recentActions = (): readonly ActionId[] => chosen ?? useApp.getState().info?.recentActions ?? []

/** Puts an action first among them. */
export function noteAction(id: ActionId): void {
  chosen = [id, ...recentActions().filter((other) => other !== id)].slice(0, mostRecentActions)
  call('app.noteAction', { action: id }).catch(reportError)
}
