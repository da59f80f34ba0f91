import { protocol, session } from 'electron'
import { fileFor } from './pageFiles'
import { compilesWasm, wasmWorkerPolicy } from './workerPolicy'
import { appScheme, contentSecurityPolicy, developmentPolicy } from './policies'

/** Chromium's `ERR_FILE_NOT_FOUND`. */
const notFound = -6

/** Makes `app://` a scheme of pages with an origin of its own. Must be called before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Module scripts and workers are fetched, so the scheme must be fit for it; the policy keeps them to the page's own files.
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the page's files from one folder under `app://nodelab/`, with the content security policy on each. Electron itself reads them: what goes through
 * this process's JavaScript, as with `protocol.handle`, waits whenever that is busy, and the start of the page with it.
 */
export function servePage(root: string): void {
  const headers = { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' }
  protocol.registerFileProtocol(appScheme, ({ method, url }, answer) => {
    const path = method === 'GET' ? fileFor(root, url) : null
    // Its type is what Chromium knows of its name.
    const own = compilesWasm(url) ? { ...headers, 'content-security-policy': wasmWorkerPolicy } : headers
    answer(path === null ? { error: notFound } : { path, headers: own })
  })
}

/** Puts the development server's pages under their policy. */
export function guardDevelopmentPages(developmentUrl: string): void {
  const filter = { urls: [`${new URL(developmentUrl).origin}/*`] }
  session.defaultSession.webRequest.onHeadersReceived(filter, ({ responseHeaders }, answer) => {
    answer({ responseHeaders: { ...responseHeaders, 'content-security-policy': [developmentPolicy] } })
  })
}
