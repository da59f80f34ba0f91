import { app, session, shell } from 'electron'
import { allowsNavigation, allowsPermission, externalLink } from './policies'

/** Refuses whatever a page is not given: other pages, other windows, permissions, embedded pages, downloads. */
export function guardContents(developmentUrl: string | null, log: (text: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (allowsNavigation(contents.getURL(), address, developmentUrl)) return
      event.preventDefault()
      log(`refused to go to ${address.slice(0, 200)}`)
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      // A link in the author's code that Monaco opens: to the system's browser, never to a window of ours.
      const link = externalLink(url)
      if (link !== null) shell.openExternal(link).catch((error: unknown) => log(`no browser: ${String(error)}`))
      return { action: 'deny' }
    })
  })
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, decide) => decide(allowsPermission(permission)))
  defaultSession.setPermissionCheckHandler((_contents, permission) => allowsPermission(permission))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => event.preventDefault())
}
