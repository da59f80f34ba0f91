import { join, normalize, sep } from 'node:path'
import { appOrigin } from './policies'

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
