import { readFile } from 'node:fs/promises'
import { protocol, session } from 'electron'
import { fileFor, typeOf } from './pageFiles'
import { appScheme, contentSecurityPolicy, developmentPolicy } from './policies'

/** Makes `app://` a scheme of pages with an origin of its own. Must be called before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Module scripts and workers are fetched, so the scheme must be fit for it; the policy keeps them to the page's own files.
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the page's files from one folder under `app://nodelab/`, with the content security policy on each. */
export function servePage(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const path = request.method === 'GET' ? fileFor(root, request.url) : null
    if (path === null) return new Response('', { status: 404 })
    try {
      const headers = {
        'content-type': typeOf(path),
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      }
      return new Response(await readFile(path), { headers })
    } catch {
      // No such file of the page: what a server says then.
      return new Response('', { status: 404 })
    }
  })
}

/** Puts the development server's pages under their policy. */
export function guardDevelopmentPages(developmentUrl: string): void {
  const filter = { urls: [`${new URL(developmentUrl).origin}/*`] }
  session.defaultSession.webRequest.onHeadersReceived(filter, ({ responseHeaders }, answer) => {
    answer({ responseHeaders: { ...responseHeaders, 'content-security-policy': [developmentPolicy] } })
  })
}
