import type { EventPayload } from '../../shared/contract'
import { pastesNodes, useExchange } from '../features/exchange/exchangeStore'
import { selectedNodes } from '../features/exchange/selection'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { goToProblem } from '../features/editor/goToProblem'
import { formatAsSaved } from '../features/language/ruff/formatNode'
import { runStore, startRun } from '../features/run/runStore'
import { textNow } from '../i18n/useText'
import { hasCommandKey } from '../ui/keys'
import { on } from './client'
import { isInert } from './inert'
import { reportError, useApp } from './stores/appStore'
import type { PanelTab } from './stores/storeTypes'
import { useWorkspace } from './stores/workspaceStore'
import { isMacNow } from './useMac'

const panelTabs: readonly PanelTab[] = ['result', 'prints', 'problems', 'traceback', 'sandbox', 'appFile']

/** The regions that F6 visits, in order. */
const regions = [
  '.glance',
  '.topbar',
  '.side',
  '.tabs',
  '.search-head',
  '.search-found',
  '.history-head',
  '.history-list',
  '.history-diff',
  '.packages-head',
  '.packages-list',
  '.build-dock',
  '.editor-region',
  '.packages-sections',
  '.runbar',
  '.panel',
  '.vars',
]

function focusable(region: Element): HTMLElement | null {
  const first = region.querySelector<HTMLElement>(
    'textarea, input, [tabindex="0"], button:not([disabled]), [role="tab"][aria-selected="true"]',
  )
  return region instanceof HTMLElement && region.tabIndex >= 0 ? region : first
}

/** Moves the focus to the next region that is on screen (the one before with Shift). */
function moveRegion(backwards: boolean): void {
  const shown = regions.map((selector) => document.querySelector(selector)).filter((region) => region !== null)
  const at = shown.findIndex((region) => region.contains(document.activeElement))
  const step = backwards ? -1 : 1
  for (let offset = 1; offset <= shown.length; offset += 1) {
    const region = shown[(at + offset * step + shown.length * 2) % shown.length]
    const target = region === undefined ? null : focusable(region)
    if (target === null) continue
    target.focus()
    return
  }
}

/** A name or version that is being typed counts for what is asked for by key, as if its field had been left. */
function keepTyped(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement) || field.closest('.vars') === null) return
  field.blur()
  field.focus()
}

/** Writes what is pending; the text of a broken file, and edits of an app file, only by this word of their author. */
async function save(active: string | null): Promise<void> {
  const workspace = useWorkspace.getState()
  if (active !== null && typeof workspace.documents[active]?.text === 'string') await workspace.saveText(active)
  await formatAsSaved()
  await workspace.flush()
  if (active === null || partsOfAppNode(active) === null) return
  const { saveByKey } = await import('../features/appFiles/saveAppFile')
  await saveByKey(active)
}

/** Copies what is selected in the library, where that has the focus, else the open node. */
function copyToDify(): void {
  const selected = document.activeElement?.closest('.lib, .selection-strip') == null ? [] : selectedNodes()
  const { active, documents } = useWorkspace.getState()
  const open = active !== null && documents[active]?.node != null ? [active] : []
  const isSelection = selected.length > 1
  useExchange
    .getState()
    .copy(isSelection ? selected : open, isSelection ? 'library' : 'runbar')
    .catch(reportError)
}

function pasteFromDify(): void {
  useExchange.getState().paste().catch(reportError)
}

function commandKeys(key: string, shift: boolean): (() => void) | null {
  const app = useApp.getState()
  const workspace = useWorkspace.getState()
  const { active } = workspace
  const tab = panelTabs[Number(key) - 1]
  const isThere = tab !== 'appFile' || (active !== null && partsOfAppNode(active) !== null)
  if (tab !== undefined && isThere && !shift) return () => app.showPanel(tab)
  switch (key) {
    case 'enter':
      return active === null || shift ? null : () => void startRun(active).catch(reportError)
    case 'c':
      return shift ? copyToDify : null
    case 'v':
      return shift || !pastesNodes() ? null : pasteFromDify
    case 's':
      return () => void save(active).catch(reportError)
    case 'p':
      return shift ? null : () => app.setPalette(true)
    case 'b':
      return () => app.toggleSidebar()
    case 'j':
      return () => app.togglePanel()
    case 'w':
      return active === null ? null : () => void workspace.close(active).catch(reportError)
    case 'e':
      return shift ? () => app.showPage(app.page === 'packages' ? 'library' : 'packages') : null
    case 'f':
      return shift ? () => app.showPage('search') : null
    case ',':
      return () => app.showPage(app.page === 'settings' ? 'library' : 'settings')
    default:
      return null
  }
}

function actionFor(event: KeyboardEvent): (() => void) | null {
  if (hasCommandKey(event, isMacNow()))
    return event.altKey ? null : commandKeys(event.key.toLowerCase(), event.shiftKey)
  if (event.ctrlKey || event.metaKey) return null
  const { active } = useWorkspace.getState()
  if (event.key === 'F6') return () => moveRegion(event.shiftKey)
  if (event.key === 'F8' && active !== null) return () => goToProblem(active, event.shiftKey)
  return null
}

/** What an entry of the system's menu asks for; on macOS they have no other way. */
function menuAction(action: EventPayload<'menu.action'>['action']): void {
  const app = useApp.getState()
  const workspace = useWorkspace.getState()
  const { active } = workspace
  const tell = (task: Promise<unknown>): void => void task.catch(reportError)
  const actions: Readonly<Record<typeof action, () => void>> = {
    run: () => active !== null && tell(startRun(active)),
    cancel: () => active !== null && tell(runStore.getState().cancel(active)),
    new: () => tell(workspace.create(textNow().library.untitled, 'python3', null)),
    save: () => tell(save(active)),
    find: () => app.setPalette(true),
    settings: () => app.showPage('settings'),
    'close-tab': () => active !== null && tell(workspace.close(active)),
    'toggle-sidebar': () => app.toggleSidebar(),
    'toggle-panel': () => app.togglePanel(),
    'copy-to-dify': copyToDify,
    'paste-from-dify': pasteFromDify,
  }
  actions[action]()
}

/** Every key of the window that is not a part's own. The editor hears them first only where it has the same key itself. */
export function listenToKeys(): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isInert()) return
    const action = actionFor(event)
    if (action === null) return
    event.preventDefault()
    event.stopPropagation()
    keepTyped()
    action()
  }
  // The editor stops keys on their way up: they are heard on their way down.
  window.addEventListener('keydown', listen, true)
  const stopMenu = on('menu.action', ({ action }) => {
    if (!isInert()) menuAction(action)
  })
  return () => {
    window.removeEventListener('keydown', listen, true)
    stopMenu()
  }
}
