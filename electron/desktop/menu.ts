import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { ActionId } from '../../shared/actions/actionTable'
import type { Language } from '../../shared/model/problem'
import { menuTemplate } from './menuTemplate'
import { shellTexts } from './texts'

export interface ShownMenu {
  readonly language: Language
  readonly send: (action: ActionId) => void
  /** Developer tools, for those who work on Nodelab. */
  readonly withTools: boolean
}

/** Puts the menu up. */
export function setMenu({ language, send, withTools }: ShownMenu): void {
  const template = menuTemplate({ language, isMac: process.platform === 'darwin', send, quit: () => app.quit() })
  if (withTools) template.push(tools(language))
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function tools(language: Language): MenuItemConstructorOptions {
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
