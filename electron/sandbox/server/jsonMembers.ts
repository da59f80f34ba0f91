import { type GoScan, scanAsGo } from './goScan'

/** A value where it stands in a body, of which nothing is made yet. */
export interface Member {
  readonly start: number
  readonly end: number
}

/** A longer key, all its letters escaped, is none that is looked for. */
const longestKey = 100

/** Whether a key can be one of some names, in any case: those few are then read, of bodies that may be nothing but keys. */
function canBe(bytes: Buffer, start: number, end: number, names: readonly string[]): boolean {
  const length = end - start
  if (length > longestKey) return false
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === backslash || byte >= 0x80) return true
  }
  const first = (bytes[start] ?? 0) | 0x20
  return names.some((name) => name.length === length && name.charCodeAt(0) === first)
}

const backslash = 0x5c

/**
 * Reads the first JSON value of a body and calls for its members of some names, in any case and escaped or not, in their order, those that come twice included.
 * Of all else that a body may hold nothing is made: small values take twenty times the memory of their text, and seconds.
 */
export function eachMember(
  bytes: Buffer,
  names: readonly string[],
  act: (key: string, member: Member) => void,
): GoScan {
  return scanAsGo(bytes, (keyStart, keyEnd, start, end) => {
    if (!canBe(bytes, keyStart + 1, keyEnd - 1, names)) return
    const key = JSON.parse(bytes.toString('utf8', keyStart, keyEnd)) as string
    if (names.includes(key) || names.includes(key.toLowerCase())) act(key, { start, end })
  })
}

/** What kind of value begins at a place, in Go's words. */
export function kindAt(bytes: Uint8Array, at: number): 'string' | 'number' | 'bool' | 'null' | 'object' | 'array' {
  switch (String.fromCharCode(bytes[at] ?? 0)) {
    case '"':
      return 'string'
    case '{':
      return 'object'
    case '[':
      return 'array'
    case 't':
    case 'f':
      return 'bool'
    case 'n':
      return 'null'
    default:
      return 'number'
  }
}

/** The value of a member. */
export function valueOf(bytes: Buffer, { start, end }: Member): unknown {
  return JSON.parse(bytes.toString('utf8', start, end))
}

/** What is larger is no list of packages. */
const mostSmall = 100_000

/** The value of a member that may be left out: null where it is. Of a list or an object that is too large nothing is made but another, empty one in a list. */
export function smallValue(bytes: Buffer, member: Member | null): unknown {
  if (member === null) return null
  const isLarge = member.end - member.start > mostSmall && '[{'.includes(String.fromCharCode(bytes[member.start] ?? 0))
  return isLarge ? [[]] : valueOf(bytes, member)
}
