import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { appOrigin, appScheme, contentSecurityPolicy } from './policies'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

/** Must be called before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** The file of the page that an address names; null for one that leads outside the page's folder. */
export function fileFor(root: string, address: string): string | null {
  const { pathname, host, protocol: scheme } = new URL(address)
  if (`${scheme}//${host}` !== appOrigin) return null
  const path = normalize(join(root, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
  return path.startsWith(root + sep) ? path : null
}

/** Serves the page's files from one folder under `app://`, with the content security policy on each. */
export function servePage(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const path = fileFor(root, request.url)
    if (path === null) return new Response('', { status: 404 })
    try {
      const type = types[extname(path)] ?? 'application/octet-stream'
      const headers = { 'content-type': type, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' }
      return new Response(await readFile(path), { headers })
    } catch {
      // No such file of the page.
      return new Response('', { status: 404 })
    }
  })
}
