/**
 * Where a key is heard. `window`: everywhere but in a dialog. `system`: by the menu or the window itself. `text`: in fields and in the code, by the
 * system's own means. The others: while that part of the window has the focus.
 */
export type KeyScope = 'window' | 'system' | 'text' | 'editor' | 'library' | 'packages' | 'settings' | 'variables'

/**
 * A key by its parts, in the order in which they are printed: `Ctrl` is the command key (⌘ on macOS), `Control` the control key on every system. The last
 * part is a letter, a sign, or `Enter`, `Esc`, `Del`, `Space`, `F1` …
 */
export type Key = readonly string[]

/** One action of the app. Its titles are in `actionTexts.ts`, what it does in the page's `actionRuns.ts`. */
export interface ActionSpec {
  readonly group: ActionGroup
  readonly scope: KeyScope
  readonly key: Key | null
  /** Where macOS has another. */
  readonly mac?: Key
}

/** The heads under which actions and their keys are listed, in this order. */
export const actionGroups = ['run', 'node', 'dify', 'problems', 'packages', 'view', 'editor', 'window', 'help'] as const
export type ActionGroup = (typeof actionGroups)[number]

const window = (group: ActionGroup, key: Key | null = null): ActionSpec => ({ group, scope: 'window', key })
const within = (group: ActionGroup, scope: KeyScope, key: Key | null, mac?: Key): ActionSpec => ({
  group,
  scope,
  key,
  ...(mac === undefined ? {} : { mac }),
})

/** Every action of the app, with its key: menu, palette, list of keys and tooltips read them here, and no key is written anywhere else. */
export const actionTable = {
  run: window('run', ['Ctrl', 'Enter']),
  'run-cases': window('run', ['Ctrl', 'Shift', 'Enter']),
  cancel: window('run', ['Esc']),
  check: window('run'),
  'run-without-network': window('run'),
  'run-cold': window('run'),
  'run-on-pause': window('run'),
  'keep-case': window('run'),
  'run-case': window('run'),
  'duplicate-case': window('run'),
  'remove-case': window('run'),
  'run-rows': window('run'),
  'cancel-rows': window('run'),
  'filter-rows': window('run'),
  'save-rows': window('run'),
  'cases-on-targets': window('run'),
  'switch-server': window('run'),

  'new-python': window('node', ['Ctrl', 'N']),
  'new-javascript': window('node'),
  'new-jinja2': window('node'),
  'new-from-template': window('node', ['Ctrl', 'Shift', 'N']),
  save: window('node', ['Ctrl', 'S']),
  'close-tab': window('node', ['Ctrl', 'W']),
  rename: within('node', 'library', ['F2']),
  duplicate: within('node', 'library', ['Ctrl', 'D']),
  remove: within('node', 'library', ['Del'], ['Ctrl', 'Del']),
  reveal: window('node'),
  versions: window('node'),
  'add-input': window('node'),
  'add-output': window('node'),
  'undo-edit': within('node', 'variables', ['Ctrl', 'Z']),
  'redo-edit': within('node', 'variables', ['Ctrl', 'Y'], ['Ctrl', 'Shift', 'Z']),

  'copy-to-dify': window('dify', ['Ctrl', 'Shift', 'C']),
  'paste-from-dify': within('dify', 'library', ['Ctrl', 'V']),
  'copy-code': window('dify'),
  'export-app': window('dify'),
  'export-node': window('dify'),
  'export-code': window('dify'),
  'open-app-file': window('dify'),
  'choose-target': window('dify'),
  'pin-target': window('dify'),

  'next-problem': window('problems', ['F8']),
  'previous-problem': window('problems', ['Shift', 'F8']),

  'add-package': window('packages'),
  'compare-packages': window('packages'),
  'packages-on-disk': window('packages'),
  'show-environment': window('packages'),
  'build-again': window('packages'),
  'cancel-build': window('packages'),
  'write-lock': window('packages'),
  'save-bundle': window('packages'),
  'open-bundle': window('packages'),

  'go-to': window('view', ['Ctrl', 'P']),
  palette: window('view', ['Ctrl', 'Shift', 'P']),
  'key-map': window('view', ['?']),
  search: window('view', ['Ctrl', 'Shift', 'F']),
  library: window('view'),
  packages: window('view', ['Ctrl', 'Shift', 'E']),
  requirements: window('view'),
  lessons: window('view'),
  class: window('view'),
  'lesson-check': window('view'),
  'lesson-hint': window('view'),
  'lesson-next': window('view'),
  'lesson-start-over': window('view'),
  'lesson-leave': window('view'),
  history: window('view'),
  'history-again': window('view'),
  'history-compare': window('view'),
  'history-pin': window('view'),
  'history-back': window('view'),
  'history-remove': window('view'),
  'history-clear': window('view'),
  settings: window('view', ['Ctrl', ',']),
  'server-settings': window('view'),
  'preflight-settings': window('view'),
  'sandboxes-elsewhere': window('view'),
  'toggle-sidebar': window('view', ['Ctrl', 'B']),
  'toggle-panel': window('view', ['Ctrl', 'J']),
  'show-result': window('view', ['Ctrl', '1']),
  'show-prints': window('view', ['Ctrl', '2']),
  'show-problems': window('view', ['Ctrl', '3']),
  'show-traceback': window('view', ['Ctrl', '4']),
  'show-sandbox': window('view', ['Ctrl', '5']),
  'show-app-file': window('view', ['Ctrl', '6']),
  'show-cases': window('view', ['Ctrl', '7']),
  'next-region': window('view', ['F6']),
  'previous-region': window('view', ['Shift', 'F6']),
  'find-package': within('view', 'packages', ['Ctrl', 'F']),
  'find-setting': within('view', 'settings', ['Ctrl', 'F']),
  theme: window('view'),
  language: window('view'),

  'insert-snippet': window('editor'),
  'restart-help': window('editor'),
  suggest: within('editor', 'editor', ['Control', 'Space']),
  'quick-fix': within('editor', 'editor', ['Ctrl', '.']),
  format: within('editor', 'editor', ['Shift', 'Alt', 'F']),
  find: within('editor', 'editor', ['Ctrl', 'F']),
  'leave-editor': within('editor', 'editor', ['Control', 'M'], ['Control', 'Shift', 'M']),
  'editor-commands': within('editor', 'editor', ['F1']),
  undo: within('editor', 'text', ['Ctrl', 'Z']),
  redo: within('editor', 'text', ['Ctrl', 'Y'], ['Ctrl', 'Shift', 'Z']),
  cut: within('editor', 'text', ['Ctrl', 'X']),
  copy: within('editor', 'text', ['Ctrl', 'C']),
  paste: within('editor', 'text', ['Ctrl', 'V']),
  'select-all': within('editor', 'text', ['Ctrl', 'A']),

  tour: window('help'),
  'quick-start': window('help'),
  documents: window('help'),
  'whats-new': window('help'),
  'open-sample-app': window('help'),
  'copy-diagnostics': window('help'),
  'show-logs': window('help'),
  'back-up': window('help'),
  'restore-backup': window('help'),
  'move-data': window('help'),
  'restart-safe': window('help'),
  'restart-usual': window('help'),

  'open-folder': window('window'),
  'switch-workspace': window('window'),
  'reveal-workspace': window('window'),
  'import-files': window('window'),
  'import-folder': window('window'),
  'add-lessons': window('window'),
  'zoom-in': within('window', 'system', ['Ctrl', '=']),
  'zoom-out': within('window', 'system', ['Ctrl', '-']),
  'actual-size': within('window', 'system', ['Ctrl', '0']),
  'full-screen': within('window', 'system', ['F11'], ['Control', 'Ctrl', 'F']),
  minimize: within('window', 'system', null, ['Ctrl', 'M']),
  about: within('window', 'system', null),
  hide: within('window', 'system', null, ['Ctrl', 'H']),
  'hide-others': within('window', 'system', null, ['Alt', 'Ctrl', 'H']),
  'show-all': within('window', 'system', null),
  quit: within('window', 'system', ['Ctrl', 'Q']),
} as const satisfies Readonly<Record<string, ActionSpec>>

export type ActionId = keyof typeof actionTable
export const actionIds = Object.keys(actionTable) as [ActionId, ...ActionId[]]

/** The key of an action on a system; null where it has none there. */
export function keyOf(id: ActionId, isMac: boolean): Key | null {
  const { key, mac }: ActionSpec = actionTable[id]
  return (isMac ? mac : undefined) ?? key
}

/** A key as Electron's menu writes it, e.g. `CmdOrCtrl+Shift+C`. */
export function acceleratorOf(id: ActionId, isMac: boolean): string | undefined {
  const names: Readonly<Record<string, string>> = { Ctrl: 'CmdOrCtrl', Del: isMac ? 'Backspace' : 'Delete' }
  return keyOf(id, isMac)
    ?.map((part) => names[part] ?? part)
    .join('+')
}

/** Whether a key may be heard in both scopes at one moment: then two actions can't share it. */
export function overlap(a: KeyScope, b: KeyScope): boolean {
  const everywhere: readonly KeyScope[] = ['window', 'system']
  return (
    a === b ||
    everywhere.includes(a) ||
    everywhere.includes(b) ||
    (a === 'text' && b === 'editor') ||
    (a === 'editor' && b === 'text')
  )
}
