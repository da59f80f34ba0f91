import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { EventPayload } from '../../shared/contract'
import type { Language } from '../../shared/model/problem'
import { shellTexts } from './texts'

type Action = EventPayload<'menu.action'>['action']

export interface MenuOptions {
  readonly language: Language
  readonly send: (action: Action) => void
  /** Developer tools, for those who work on Nodelab. */
  readonly withTools: boolean
}

/**
 * The menu. Only macOS shows it; on Windows and Linux the page's top bar stands in its place, and the menu gives the keys that no page
 * can handle: quit, zoom, full screen. A key that the page handles itself (run, save, go to node, settings, sidebar, panel) is no
 * accelerator there, since the menu would take it from the page.
 */
export function setMenu(options: MenuOptions): void {
  const isMac = process.platform === 'darwin'
  const template = isMac ? forMac(options) : [{ label: 'Nodelab', submenu: [...zoom(options), quit(options)] }]
  if (options.withTools) template.push(tools(options))
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function quit({ language }: MenuOptions): MenuItemConstructorOptions {
  return { label: shellTexts(language).menu.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() }
}

function zoom({ language }: MenuOptions): MenuItemConstructorOptions[] {
  const { menu } = shellTexts(language)
  return [
    { role: 'resetZoom', label: menu.actualSize },
    { role: 'zoomIn', label: menu.zoomIn },
    // Ctrl with the key that bears `=` and `+`, pressed without Shift.
    { role: 'zoomIn', label: menu.zoomIn, accelerator: 'CmdOrCtrl+=', visible: false },
    { role: 'zoomOut', label: menu.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: menu.fullScreen },
  ]
}

function tools({ language }: MenuOptions): MenuItemConstructorOptions {
  const { menu } = shellTexts(language)
  return {
    label: menu.developerTools,
    submenu: [
      { role: 'toggleDevTools', label: menu.developerTools },
      // Without the usual key: a page that is loaded anew forgets what it had on screen.
      { label: menu.reload, accelerator: 'CmdOrCtrl+Alt+R', click: (_item, window) => reload(window) },
    ],
  }
}

function reload(window: unknown): void {
  // The type of a menu's window differs between Electron's versions.
  if (typeof window === 'object' && window !== null && 'reload' in window && typeof window.reload === 'function') {
    window.reload()
  }
}

function forMac(options: MenuOptions): MenuItemConstructorOptions[] {
  const { menu } = shellTexts(options.language)
  // The page is asked first; a key that it leaves alone comes here and is sent to it as the action of that name.
  const action = (label: string, name: Action, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => options.send(name),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    {
      label: 'Nodelab',
      submenu: [
        { role: 'about', label: menu.about },
        separator,
        action(menu.settings, 'settings', 'Cmd+,'),
        separator,
        { role: 'hide', label: menu.hide },
        { role: 'hideOthers', label: menu.hideOthers },
        { role: 'unhide', label: menu.showAll },
        separator,
        quit(options),
      ],
    },
    {
      label: menu.file,
      submenu: [
        action(menu.newNode, 'new', 'Cmd+N'),
        action(menu.save, 'save', 'Cmd+S'),
        separator,
        action(menu.closeTab, 'close-tab', 'Cmd+W'),
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        separator,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        action(menu.sidebar, 'toggle-sidebar', 'Cmd+B'),
        action(menu.panel, 'toggle-panel', 'Cmd+J'),
        separator,
        ...zoom(options),
      ],
    },
    {
      label: menu.node,
      submenu: [
        action(menu.run, 'run', 'Cmd+Enter'),
        // Without its key: Escape belongs to whatever float is open.
        { label: menu.cancel, click: () => options.send('cancel') },
        action(menu.find, 'find', 'Cmd+P'),
        separator,
        action(menu.copyToDify, 'copy-to-dify', 'Cmd+Shift+C'),
        // Without its key: where text is typed, Cmd+V pastes text.
        { label: menu.pasteFromDify, click: () => options.send('paste-from-dify') },
      ],
    },
    { label: menu.window, submenu: [{ role: 'minimize', label: menu.minimize }] },
  ]
}
