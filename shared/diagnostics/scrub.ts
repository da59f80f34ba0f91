import { redact } from '../packages/redact'
import { secretForms } from './secretForms'

/** What is known of an author, so that it can be struck out. */
export interface Known {
  /** The home folder as the system writes it. */
  readonly home: string
  /** The author's name on this machine. */
  readonly user: string
  /** Texts that are secrets whatever they look like, such as the key of the sandbox server. */
  readonly secrets: readonly string[]
}

/** What stands where something was struck out. */
const gone = '***'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g

/** Headers that hold a login in all that follows. */
const header = /\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=]\s*).+/gi
const scheme = /\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/g
/** A name that says what it holds, and what it holds. */
const named =
  /([\w.-]*(?:key|token|secret|passw(?:or)?d|passphrase|pwd|credentials?)\\*["']?\s*[:=]\s*)(\\+".*?\\+"|"[^"]*"|'[^']*'|[^\s,;&}\])]+)/gi
/** A password may have blanks in it. */
const password = /\b(passw(?:or)?d|passphrase|pwd)(\s*[:=]\s*)(?!["'\\*]).+/gi
/** What an argument of a command says. */
const argued = /(--?[\w-]*(?:key|token|secret|password|passphrase|credential)s?[ =])("[^"]*"|'[^']*'|\S+)/gi

/** All ways in which a path is written: as it is, in JSON, with the other slash, in an address. */
function waysOf(path: string): string[] {
  const slashed = path.replaceAll('\\', '/')
  return [...new Set([path, path.replaceAll('\\', '\\\\'), slashed, encodeURI(slashed)])].sort(
    (a, b) => b.length - a.length,
  )
}

/**
 * Strikes out of a text what is nobody else's business: known secrets, what looks like one or is named so, logins and queries of addresses; the home
 * folder becomes `~`, and the author's name in a path `USER`. It rather strikes out too much.
 */
export function scrub(text: string, { home, user, secrets }: Known): string {
  let left = text
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    // Shorter ones stand in too many places by chance; where they are secrets their names say so.
    if (secret.length >= 4) left = left.replaceAll(secret, gone).replaceAll(encodeURIComponent(secret), gone)
  }
  left = redact(left.replace(privateKey, gone))
  for (const [form] of secretForms) left = left.replace(new RegExp(form, 'g'), gone)
  left = left
    .replace(header, `$1$2${gone}`)
    .replace(scheme, `$1 ${gone}`)
    .replace(password, `$1$2${gone}`)
    .replace(named, `$1${gone}`)
    .replace(argued, `$1${gone}`)
  for (const way of home.length > 1 ? waysOf(home) : []) {
    left = left.replace(new RegExp(`${escaped(way)}(?![\\w.-])`, 'gi'), '~')
  }
  return user === '' ? left : left.replace(new RegExp(`(?<=[\\\\/])${escaped(user)}(?=[\\\\/\\s"']|$)`, 'gi'), 'USER')
}
