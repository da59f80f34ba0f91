import { type ActionId, actionTable } from '../../../shared/actions/actionTable'

const place = 'nodelab.recentActions'
/** So many are kept. */
const most = 5

function isAction(id: unknown): id is ActionId {
  return typeof id === 'string' && Object.hasOwn(actionTable, id)
}

/** The actions that were last chosen by name, the newest first; they outlive a restart. */
export function recentActions(): readonly ActionId[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isAction).slice(0, most) : []
  } catch {
    // What another program wrote there is none of ours.
    return []
  }
}

/** Puts an action first among them. */
export function noteAction(id: ActionId): void {
  const others = recentActions().filter((other) => other !== id)
  localStorage.setItem(place, JSON.stringify([id, ...others].slice(0, most)))
}
