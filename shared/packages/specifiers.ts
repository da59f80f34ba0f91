import { compareReleases, compareVersions, parseVersion, type Version } from './version'

/** One condition on a version, e.g. `>=2` or `==1.4.*`. */
interface Specifier {
  readonly operator: string
  readonly text: string
}

const form = /^(===|~=|==|!=|<=|>=|<|>)\s*(\S+)$/

/** Reads `>=3.9, <4`; null where a part of it is no condition. */
function readSpecifiers(text: string): Specifier[] | null {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const found = parts.map((part) => form.exec(part))
  if (found.includes(null)) return null
  return found.map((match) => ({ operator: match?.[1] ?? '', text: match?.[2] ?? '' }))
}

const withoutLocal = (version: Version): Version => ({ ...version, local: [] })

/** Whether a version begins as `1.4.*` says, in the places that it names. */
function beginsWith(version: Version, wildcard: string): boolean {
  const start = parseVersion(wildcard.slice(0, -2))
  if (start === null || version.epoch !== start.epoch) return false
  return start.release.every((number, index) => (version.release[index] ?? 0) === number)
}

/** `~=2.2.1` is `>=2.2.1, ==2.2.*`. */
function isCompatible(version: Version, text: string): boolean {
  const asked = parseVersion(text)
  if (asked === null || asked.release.length < 2) return false
  const begin = `${asked.epoch}!${asked.release.slice(0, -1).join('.')}.*`
  return compareVersions(withoutLocal(version), asked) >= 0 && beginsWith(version, begin)
}

function equals(version: Version, text: string): boolean | null {
  if (text.endsWith('.*')) return beginsWith(version, text)
  const asked = parseVersion(text)
  if (asked === null) return null
  return compareVersions(asked.local.length === 0 ? withoutLocal(version) : version, asked) === 0
}

function holds({ operator, text }: Specifier, version: Version, asWritten: string): boolean {
  if (operator === '===') return asWritten.trim().toLowerCase() === text.toLowerCase()
  if (operator === '==') return equals(version, text) === true
  if (operator === '!=') return equals(version, text) === false
  if (operator === '~=') return isCompatible(version, text)
  const asked = parseVersion(text)
  if (asked === null) return false
  const order = compareVersions(withoutLocal(version), asked)
  if (operator === '<=') return order <= 0
  if (operator === '>=') return order >= 0
  const isSameRelease = compareReleases(version, asked) === 0
  if (operator === '<') {
    // `<3` excludes 3rc1, which comes before 3.
    const isItsPrerelease = isSameRelease && (version.pre !== null || version.dev !== null)
    const asksForOne = asked.pre !== null || asked.dev !== null || asked.post !== null
    return order < 0 && !(isItsPrerelease && !asksForOne)
  }
  // `>3` excludes 3.post1 and 3+local.
  const isFinal = asked.post === null && asked.pre === null && asked.dev === null
  return order > 0 && !(isSameRelease && version.post !== null && isFinal)
}

/**
 * Whether a version satisfies conditions such as `>=3.9, <4` (PEP 440), pre-releases included. Conditions that can't be read, and none at
 * all, are satisfied: an index has such, and pip goes on as well.
 */
export function satisfies(version: string, conditions: string): boolean {
  const parsed = parseVersion(version)
  const specifiers = readSpecifiers(conditions)
  if (parsed === null || specifiers === null) return true
  return specifiers.every((specifier) => holds(specifier, parsed, version))
}
