/**
 * What a page may do beyond showing itself, as data and pure functions, so that it can be tested without Electron. What is not
 * named is refused.
 */

/**
 * Permissions of the web platform that the page gets. None of them:
 * - clipboard-read, clipboard-sanitized-write: text goes to the clipboard by a command, in main; the author's Ctrl+V needs neither.
 * - notifications, media, geolocation, midi, hid, serial, usb, idle-detection, pointerLock, fullscreen: nothing on screen uses them.
 * - openExternal: links leave by a command alone, which lets https pass and nothing else.
 * - window-management, storage-access, local-fonts, fileSystem: files are main's, and the page has one window.
 */
const allowedPermissions: ReadonlySet<string> = new Set<string>()

/** Whether the page gets a permission, by Electron's name of it. */
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
    // Not an address at all: nobody's page, and nothing to open.
    return null
  }
}

/** Whether an address is the app's own page or, in development, the page of the development server. */
export function isOwnPage(address: string, developmentUrl: string | null): boolean {
  const url = parse(address)
  if (url === null) return false
  // `origin` of an own scheme is "null" by the standard, so its parts are compared.
  if (developmentUrl === null) return `${url.protocol}//${url.host}` === appOrigin
  return url.origin === parse(developmentUrl)?.origin
}

/** Whether a page may go to an address: only to itself anew, as a reload does. Another page would take the bridge with it. */
export function allowsNavigation(from: string, to: string, developmentUrl: string | null): boolean {
  const [here, there] = [parse(from), parse(to)]
  if (here === null || there === null || !isOwnPage(to, developmentUrl)) return false
  here.hash = ''
  there.hash = ''
  return here.href === there.href
}

/** The address that may be opened in the system's browser: https alone, without a name or password in it; null for any other. */
export function externalLink(address: string): string | null {
  const url = parse(address)
  if (url === null) return null
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}

const pagePolicy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  // Monaco and the panes set styles inline.
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  // `data:` shows an output that is a picture.
  'img-src': "'self' data:",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

function text(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** The content security policy of the page: its own files alone, and no code from text. */
export const contentSecurityPolicy = text(pagePolicy)

/** The same for the development server, whose hot reload writes a script into the page and talks over a socket. */
export const developmentPolicy = text({
  ...pagePolicy,
  'script-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' ws:",
  'worker-src': "'self' blob:",
})
