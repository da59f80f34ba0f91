import type { MenuItemConstructorOptions } from 'electron'
import { acceleratorOf, type ActionId, actionTable } from '../../shared/actions/actionTable'
import { actionTexts } from '../../shared/actions/actionTexts'
import type { Language } from '../../shared/model/problem'
import { shellTexts } from './texts'

export interface MenuOptions {
  readonly language: Language
  readonly isMac: boolean
  /** Has the page do an action. */
  readonly send: (action: ActionId) => void
  readonly quit: () => void
}

type Role = NonNullable<MenuItemConstructorOptions['role']>

/** What the system does itself. */
const roles: Readonly<Partial<Record<ActionId, Role>>> = {
  undo: 'undo',
  redo: 'redo',
  cut: 'cut',
  copy: 'copy',
  paste: 'paste',
  'select-all': 'selectAll',
  'zoom-in': 'zoomIn',
  'zoom-out': 'zoomOut',
  'actual-size': 'resetZoom',
  'full-screen': 'togglefullscreen',
  minimize: 'minimize',
  about: 'about',
  hide: 'hide',
  'hide-others': 'hideOthers',
  'show-all': 'unhide',
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The menu's entries, each an action of the table, whose id it bears. Only macOS shows it; on Windows and Linux the page's top bar stands in its place,
 * and the menu gives the keys that no page can handle: quit, zoom, full screen. A key that the page handles itself is no accelerator there, since the
 * menu would take it from the page.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  return options.isMac ? forMac(options) : [{ label: 'Nodelab', submenu: [...zoom(options), entry(options, 'quit')] }]
}

function entry({ language, isMac, send, quit }: MenuOptions, id: ActionId): MenuItemConstructorOptions {
  const role = roles[id]
  const label = actionTexts[id][language]
  const accelerator = acceleratorOf(id, isMac)
  // The page hears keys of its parts by itself: Escape belongs to whatever float is open, and where text is typed Cmd+V pastes text.
  const isHeard =
    accelerator !== undefined && actionTable[id].scope !== 'library' && id !== 'cancel' && id !== 'key-map'
  return {
    id,
    label,
    ...(isHeard ? { accelerator } : {}),
    ...(role === undefined ? { click: () => (id === 'quit' ? quit() : send(id)) } : { role }),
  }
}

function zoom(options: MenuOptions): MenuItemConstructorOptions[] {
  return [
    entry(options, 'actual-size'),
    entry(options, 'zoom-in'),
    // With Shift the key that bears `=` and `+` is another to the system.
    { ...entry(options, 'zoom-in'), id: 'zoom-in', accelerator: 'CmdOrCtrl+Plus', visible: false },
    entry(options, 'zoom-out'),
    separator,
    entry(options, 'full-screen'),
  ]
}

function forMac(options: MenuOptions): MenuItemConstructorOptions[] {
  const { menu } = shellTexts(options.language)
  const list = (...ids: readonly (ActionId | null)[]): MenuItemConstructorOptions[] =>
    ids.map((id) => (id === null ? separator : entry(options, id)))
  return [
    {
      label: 'Nodelab',
      submenu: list('about', null, 'settings', null, 'hide', 'hide-others', 'show-all', null, 'quit'),
    },
    {
      label: menu.file,
      submenu: list(
        ...(['new-python', 'new-javascript', 'new-jinja2', 'new-from-template', null] as const),
        ...([
          'open-folder',
          'open-app-file',
          'import-files',
          'add-lessons',
          null,
          'save',
          'export-app',
          null,
          'close-tab',
        ] as const),
      ),
    },
    {
      label: menu.edit,
      submenu: list('undo', 'redo', null, 'cut', 'copy', 'paste', 'select-all', null, 'insert-snippet'),
    },
    {
      label: menu.view,
      submenu: [
        ...list('go-to', 'palette', 'search', 'lessons', 'key-map', null, 'toggle-sidebar', 'toggle-panel', null),
        ...zoom(options),
      ],
    },
    {
      label: menu.node,
      submenu: list(
        ...(['run', 'check', 'cancel', null, 'next-problem', 'previous-problem', null] as const),
        ...(['copy-to-dify', 'paste-from-dify'] as const),
      ),
    },
    { label: menu.window, submenu: list('minimize') },
    {
      label: menu.help,
      submenu: list(
        ...(['quick-start', 'tour', 'lessons', 'documents', 'open-sample-app', 'whats-new', null] as const),
        ...(['copy-diagnostics', 'show-logs', 'restart-safe', 'restart-usual'] as const),
      ),
    },
  ]
}
