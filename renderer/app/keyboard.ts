import { type ActionId, actionIds, type ActionSpec, actionTable } from '../../shared/actions/actionTable'
import { doAction, whyNot } from '../features/actions/doAction'
import { actionRuns } from '../features/actions/actionRuns'
import { pastesNodes } from '../features/exchange/exchangeStore'
import { isKeyOf } from '../ui/keys'
import { on } from './client'
import { isInert } from './inert'
import { keepsForPalette } from './typedAhead'
import { useWorkspace } from './stores/workspaceStore'
import { isMacNow } from './useMac'

/** A name or version that is being typed counts for what is asked for by key, as if its field had been left. */
function keepTyped(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement) || field.closest('.vars') === null) return
  field.blur()
  field.focus()
}

/** The run bar hears Escape itself, after whatever float is open. */
const ofOthers: readonly ActionId[] = ['cancel']

/** The keys that are heard in the whole window; the paste of nodes is the library's, where nothing takes text. */
const heard = actionIds.filter((id) => {
  const { key, scope }: ActionSpec = actionTable[id]
  return key !== null && !ofOthers.includes(id) && (scope === 'window' || id === 'paste-from-dify')
})

/** Whether a sign that is typed goes into a text. */
function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .monaco-editor') !== null
  )
}

function actionFor(event: KeyboardEvent): ActionId | null {
  const isMac = isMacNow()
  const id = heard.find((one) => isKeyOf(one, event, isMac))
  if (id === undefined) return null
  if (id === 'paste-from-dify' && !pastesNodes()) return null
  if (id === 'key-map' && (isTyped(event.target) || document.querySelector('[role="dialog"]') !== null)) return null
  if (id === 'run') return useWorkspace.getState().active === null ? null : id
  return id === 'copy-to-dify' || whyNot(id) === null ? id : null
}

/** Every key of the window that is not a part's own. The editor hears them first only where it has the same key itself. */
export function listenToKeys(): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isInert()) return
    if (keepsForPalette(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const action = actionFor(event)
    if (action === null) return
    event.preventDefault()
    event.stopPropagation()
    keepTyped()
    void doAction(action)
  }
  // The editor stops keys on their way up: they are heard on their way down.
  window.addEventListener('keydown', listen, true)
  const stopMenu = on('menu.action', ({ action }) => {
    if (!isInert() && actionRuns[action] !== undefined && whyNot(action) === null) void doAction(action)
  })
  return () => {
    window.removeEventListener('keydown', listen, true)
    stopMenu()
  }
}
