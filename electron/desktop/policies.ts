/**
 * What a page may do beyond showing itself, as data and pure functions, so that it can be tested without Electron. What is not
 * named is refused.
 */

/** Permissions of the web platform that the page gets. None: the clipboard is written by main, the rest is not needed. */
const allowedPermissions: ReadonlySet<string> = new Set<string>()

export function allowsPermission(permission: string): boolean {
  return allowedPermissions.has(permission)
}

/** The page's own scheme and host. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://nodelab`

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    // Not an address at all.
    return null
  }
}

/** Whether an address is the app's own page (or, in development, the page of the development server). */
export function isOwnPage(address: string, developmentUrl: string | null): boolean {
  const url = parse(address)
  if (url === null) return false
  if (`${url.protocol}//${url.host}` === appOrigin) return true
  return developmentUrl !== null && url.origin === new URL(developmentUrl).origin
}

/** The address that may be opened in the system's browser: https alone, without a name or password in it; null for any other. */
export function externalLink(address: string): string | null {
  const url = parse(address)
  if (url === null) return null
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}

/** What the page may load: its own files alone. Monaco sets styles inline, so styles may be. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "object-src 'none'",
].join('; ')
