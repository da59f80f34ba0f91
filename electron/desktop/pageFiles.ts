import { extname, join, normalize, sep } from 'node:path'
import { appOrigin } from './policies'

/** The kinds of files that a built page consists of. */
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

/** The media type of a page's file. */
export function typeOf(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

/**
 * The file that an address of the page names; null for one of another host, one that leads outside the page's folder, and one that
 * can't be read as an address.
 */
export function fileFor(root: string, address: string): string | null {
  try {
    const { pathname, host, protocol } = new URL(address)
    if (`${protocol}//${host}` !== appOrigin) return null
    const name = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
    if (name.includes('\0')) return null
    const path = normalize(join(root, name))
    return path.startsWith(root + sep) ? path : null
  } catch {
    // Not an address, or `%` signs that decode to nothing: there is no such file.
    return null
  }
}
