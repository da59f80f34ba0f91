import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu. macOS needs it for the edit keys and for Quit; elsewhere the page handles its own keys and no menu bar is shown. The
 * page's keys (Ctrl+Enter, S, P, F8, comma) stay the page's.
 */
export function setMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(app.isPackaged ? null : Menu.buildFromTemplate(development()))
    return
  }
  const template: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
    ...(app.isPackaged ? [] : development()),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** What those who work on Nodelab need. */
function development(): MenuItemConstructorOptions[] {
  return [{ label: 'Development', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] }]
}
