import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { ActionId } from '../../../shared/actions/actionTable'
import type { CodeNode } from '../../../shared/model/node'
import { call } from '../../app/client'
import { useFloats } from '../../app/floats'
import { focusCode } from '../../app/focusCode'
import { moveRegion } from '../../app/regions'
import { useApp } from '../../app/stores/appStore'
import type { PanelTab, RunHow } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { isNarrow } from '../../app/windowSize'
import { textNow } from '../../i18n/useText'
import { saveNow } from '../appFiles/saveNow'
import { goToProblem } from '../editor/goToProblem'
import { useExchange } from '../exchange/exchangeStore'
import { selectedNodes } from '../exchange/selection'
import { formatNode } from '../language/ruff/formatNode'
import { modesOpen } from '../confinement/modesOpen'
import { runStore, startRun } from '../run/runStore'
import { isInFlight } from '../run/shownRun'
import { careRuns } from '../care/careRuns'
import { lessonRuns } from '../lessons/lessonRuns'
import { useTemplates } from '../templates/templateStore'
import { useRowQuestion } from '../library/rowQuestion'
import type { ActionRun } from './actionRun'
import { caseRuns } from './caseRuns'
import { clipboardRuns } from './clipboardRuns'
import { editorRuns, inCode } from './editorRuns'
import { historyRuns } from './historyRuns'
import { packageRuns } from './packageRuns'
import type { Reason } from './reasons'

const workspace = () => useWorkspace.getState()
const app = () => useApp.getState()
const here = (): { workspace: string } => ({ workspace: workspace().workspace?.path ?? '' })

/** The id of the open node; null where none is open or its file holds none. */
function openNode(): string | null {
  const { active, documents } = workspace()
  return active !== null && documents[active]?.node != null ? active : null
}

function nodeNow(): CodeNode | null {
  return workspace().documents[openNode() ?? '']?.node ?? null
}

/** The id of the open node where it has a file of its own. */
function ownFile(): string | null {
  const id = openNode()
  return id === null || partsOfAppNode(id) !== null ? null : id
}

const noNode = (): Reason | null => (openNode() === null ? 'noNode' : null)
const noFile = (): Reason | null => noNode() ?? (ownFile() === null ? 'inAppFile' : null)
const noTab = (): Reason | null => (workspace().active === null ? 'noTab' : null)

const noCases = (): Reason | null => noNode() ?? ((nodeNow()?.cases ?? []).length === 0 ? 'noCases' : null)
const noFormat = (): Reason | null => noNode() ?? (nodeNow()?.code_language === 'jinja2' ? 'noFormat' : null)

/** An action on the open node. */
function onNode(act: (id: string) => Promise<unknown> | void, why: () => Reason | null = noNode): ActionRun {
  return {
    why,
    run: () => {
      const id = openNode()
      return id === null ? undefined : act(id)
    },
  }
}

const running = (how?: RunHow): ActionRun => onNode((id) => startRun(id, how))
const tab = (name: PanelTab): ActionRun => ({
  run: () => {
    app().showPage('library')
    app().showPanel(name)
  },
})
const create = (language: 'python3' | 'javascript' | 'jinja2'): ActionRun => ({
  run: () => workspace().create(textNow().library.untitled, language, null).then(focusCode),
})
const control = (action: 'minimize' | 'quit' | 'zoom-in' | 'zoom-out' | 'actual-size' | 'full-screen'): ActionRun => ({
  run: () => call('window.control', { action }),
})

/** Has the library's row of a node ask for its name, as the row's own key does. */
function askName(id: string): void {
  const isShown = isNarrow() ? app().sidebarOver : app().sidebarOpen
  if (!isShown) app().toggleSidebar()
  useRowQuestion.setState({ rename: id })
}

/** Copies what is selected in the library, where that has the focus, else the open node. */
function copyToDify(): Promise<void> {
  const selected = document.activeElement?.closest('.lib, .selection-strip') == null ? [] : selectedNodes()
  const open = openNode()
  const isSelection = selected.length > 1
  const { copy } = useExchange.getState()
  return copy(isSelection ? selected : open === null ? [] : [open], isSelection ? 'library' : 'runbar')
}

/** Runs all cases of a node. */
async function runCases(id: string): Promise<void> {
  const { runAllCases } = await import('../cases/keepResult')
  await runAllCases(id)
}

async function showVersions(id: string): Promise<void> {
  const { showHistory } = await import('../library/showHistory')
  await showHistory(id)
}

async function serverSettings(): Promise<void> {
  app().showPage('settings')
  const { focusServerSection } = await import('../environment/serverPlace')
  requestAnimationFrame(focusServerSection)
}

async function preflightSettings(): Promise<void> {
  app().showPage('settings')
  const { focusPreflightSection } = await import('../preflight/preflightPlace')
  requestAnimationFrame(focusPreflightSection)
}

function addVariable(id: string, kind: 'input' | 'output'): Promise<void> {
  app().showPage('library')
  return import('../variables/freshAsk').then(({ askForVariable }) => askForVariable(id, kind))
}

/** Formats a node: Python by ruff, JavaScript by the editor's own help. */
function format(id: string): Promise<void> {
  return nodeNow()?.code_language === 'python3' ? formatNode(id) : inCode('editor.action.formatDocument')
}

/** Switches the sandbox server on or off, where its author sees what comes of it. */
async function switchServer(): Promise<void> {
  app().showPage('settings')
  const [{ useServing }, { focusServing }] = await Promise.all([
    import('../../app/stores/servingStore'),
    import('../serving/servingPlace'),
  ])
  await useServing.getState().follow()
  const isOff = (useServing.getState().serving?.status ?? 'off') === 'off'
  await useServing.getState().switch(isOff)
  focusServing()
}

async function restartHelp(): Promise<void> {
  const [{ restartLanguageServer }, { restartJavascriptHelp }] = await Promise.all([
    import('../language/languageStore'),
    import('../language/javascript/javascriptHelp'),
  ])
  restartLanguageServer()
  restartJavascriptHelp()
}

/** Opens a menu of the top bar. */
const bar = (name: 'workspace' | 'target' | 'environment'): ActionRun => ({
  run: () => useFloats.setState({ bar: name }),
})

const page = (name: 'packages' | 'settings') => ({
  run: () => app().showPage(app().page === name ? 'library' : name),
})

/** What the actions do that the page can do; those without are the system's, the editor's or a row's own. */
export const actionRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  run: running(),
  'run-cases': onNode(runCases, noCases),
  cancel: {
    why: () => (isInFlight(runStore.getState().runs[workspace().active ?? ''] ?? null) ? null : 'notRunning'),
    run: () => runStore.getState().cancel(workspace().active ?? ''),
  },
  check: onNode(
    (id) => startRun(id, { mode: 'check' }),
    () => noNode() ?? (modesOpen() ? null : 'noCheck'),
  ),
  'run-without-network': running({ network: false }),
  'run-cold': running({ isCold: true }),

  'run-on-pause': { run: () => app().updateSettings({ runOnPause: !app().settings.runOnPause }) },
  'keep-case': onNode(
    (id) => import('../cases/keepResult').then(({ keepResult }) => keepResult(id)),
    () => noNode() ?? (runStore.getState().runs[openNode() ?? '']?.result == null ? 'noResult' : null),
  ),
  ...caseRuns,
  'run-rows': onNode((id) => import('../cases/keepResult').then(({ showRows }) => showRows(id))),

  'cases-on-targets': onNode((id) => import('../cases/keepResult').then(({ showTargets }) => showTargets(id)), noCases),

  'new-python': create('python3'),
  'new-javascript': create('javascript'),
  'new-jinja2': create('jinja2'),
  'new-from-template': { run: () => useTemplates.getState().show('new') },
  save: { run: () => saveNow(workspace().active) },
  'close-tab': { why: noTab, run: () => workspace().close(workspace().active ?? '') },
  rename: onNode(askName, noFile),
  duplicate: onNode((id) => workspace().duplicate(id), noFile),
  remove: onNode((id) => workspace().remove(id), noFile),
  reveal: onNode((id) => call('workspace.reveal', { id }), noFile),
  versions: onNode(showVersions),
  'add-input': onNode((id) => addVariable(id, 'input')),
  'add-output': onNode(
    (id) => addVariable(id, 'output'),
    () => noNode() ?? (nodeNow()?.code_language === 'jinja2' ? 'oneOutput' : null),
  ),
  'undo-edit': onNode((id) => workspace().undo(id)),
  'redo-edit': onNode((id) => workspace().redo(id)),

  'copy-to-dify': { why: noNode, run: copyToDify },
  'paste-from-dify': { run: () => useExchange.getState().paste() },
  'copy-code': onNode((id) => useExchange.getState().copyCode(id)),
  'export-app': onNode((id) => useExchange.getState().save(id, 'app')),
  'export-node': onNode((id) => useExchange.getState().save(id, 'node')),
  'export-code': onNode((id) => useExchange.getState().save(id, 'code')),
  'open-app-file': { run: () => import('../appFiles/saveAppFile').then(({ chooseAppFile }) => chooseAppFile()) },
  'choose-target': bar('target'),
  'pin-target': onNode((id) => {
    const target = nodeNow()?.target ?? null
    workspace().edit(id, { target: target === null ? app().settings.target : null })
  }),

  'next-problem': onNode((id) => void goToProblem(id)),
  'previous-problem': onNode((id) => void goToProblem(id, true)),

  ...packageRuns,
  'show-environment': bar('environment'),

  'go-to': { run: () => useFloats.setState({ palette: 'go' }) },
  palette: { run: () => useFloats.setState({ palette: 'act' }) },
  'key-map': { run: () => useFloats.setState({ keyMap: true }) },
  search: { run: () => app().showPage('search') },
  library: { run: () => app().showPage('library') },
  packages: page('packages'),
  requirements: { run: () => workspace().openRequirements() },
  ...lessonRuns,
  ...careRuns,
  history: { run: () => app().showPage('history') },
  ...historyRuns,
  settings: page('settings'),
  'server-settings': { run: serverSettings },
  'preflight-settings': { run: preflightSettings },
  'switch-server': { run: switchServer },
  'sandboxes-elsewhere': { run: () => import('../remote/remotePlace').then((place) => place.showRemoteSettings()) },
  'toggle-sidebar': { run: () => app().toggleSidebar() },
  'toggle-panel': { run: () => app().togglePanel() },
  'show-result': tab('result'),
  'show-prints': tab('prints'),
  'show-problems': tab('problems'),
  'show-traceback': tab('traceback'),
  'show-sandbox': tab('sandbox'),
  'show-app-file': {
    ...tab('appFile'),
    why: () => (partsOfAppNode(workspace().active ?? '') === null ? 'noAppFile' : null),
  },
  'show-cases': { ...tab('cases'), why: noCases },
  'next-region': { run: () => moveRegion(false) },
  'previous-region': { run: () => moveRegion(true) },
  theme: { run: () => app().updateSettings({ theme: app().theme === 'dark' ? 'light' : 'dark' }) },
  language: { run: () => app().updateSettings({ language: app().language === 'en' ? 'zh-CN' : 'en' }) },

  'insert-snippet': {
    why: () => noNode() ?? (nodeNow()?.code_language === 'jinja2' ? 'noSnippets' : null),
    run: () => {
      app().showPage('library')
      useTemplates.getState().show('snippet')
    },
  },
  'restart-help': {
    why: () => (app().settings.languageServer ? null : 'noHelp'),
    run: restartHelp,
  },
  format: onNode(format, noFormat),

  ...editorRuns,
  ...clipboardRuns,

  'open-folder': { run: () => workspace().chooseWorkspace() },
  'switch-workspace': {
    ...bar('workspace'),
    why: () => ((workspace().workspace?.recent.length ?? 0) === 0 ? 'noRecent' : null),
  },
  'reveal-workspace': { run: () => call('workspace.reveal', null) },
  'import-files': { run: () => call('import.choose', { ...here(), what: 'files' }) },
  'import-folder': { run: () => call('import.choose', { ...here(), what: 'folder' }) },
  'zoom-in': control('zoom-in'),
  'zoom-out': control('zoom-out'),
  'actual-size': control('actual-size'),
  'full-screen': control('full-screen'),
  minimize: control('minimize'),
  quit: control('quit'),
}
