import { holds, type Marker, type MarkerValues, readMarker } from './markers'

/** The name of the lock beside `python-requirements.txt`. */
export const lockName = 'python-requirements.lock'

/** What a lock was resolved for: where any of it is another now, the lock does not fit. */
export interface LockHeader {
  /** ISO time of resolving. */
  readonly resolved: string
  readonly target: string
  /** The minor version of Python, e.g. `3.14`. */
  readonly python: string
  /** The day of the target's base, and a hash of its pins. */
  readonly base: string
  /** `sha256:` of what the requirements ask for. */
  readonly requirements: string
  /** `sha256:` of the entries; "" in a lock that was written before it was put there. */
  readonly packages: string
}

/** What a lock must have been resolved for to fit. */
export type LockFor = Omit<LockHeader, 'resolved' | 'packages'>

/** One locked package. `version` is "" for one by address, `address` for one by version. */
export interface LockEntry {
  readonly name: string
  readonly version: string
  readonly address: string
  readonly extras: string
  /** Where it is installed; "" for everywhere. */
  readonly marker: string
  /** `sha256:…` of each of its files. */
  readonly hashes: readonly string[]
}

/** A lock in its parts. */
export interface LockText {
  readonly header: LockHeader
  readonly entries: readonly LockEntry[]
}

/** Why a text is no lock: its line (1-based) and what stands there. */
export interface LockFault {
  readonly line: number
  readonly text: string
}

const headerKeys = ['resolved', 'target', 'python', 'base', 'requirements'] as const
/** The one that may be missing. */
const contentKey = 'packages' as const

const preface = [
  '# Every package of python-requirements.txt with its hashes, as it was resolved. pip and uv can install it.',
  '# Not to be edited: `nodelab packages lock` writes it anew, and `nodelab packages lock --check` tells whether it fits.',
]

/** The text of one entry as a requirement that pip and uv read, with or without where it is installed. */
export function entryText(entry: LockEntry, withMarker = true): string {
  const { name, version, address, extras, marker, hashes } = entry
  const what = address === '' ? `${name}${extras}==${version}` : `${name}${extras} @ ${address}`
  const where = withMarker && marker !== '' ? ` ; ${marker}` : ''
  return [`${what}${where}`, ...hashes.map((hash) => `    --hash=${hash}`)].join(' \\\n')
}

/** The text of a lock, with `\n` at its lines' ends. */
export function printLock({ header, entries }: LockText): string {
  const told = [...headerKeys, ...(header.packages === '' ? [] : [contentKey])].map((key) => `# ${key}: ${header[key]}`)
  return `${[...preface, ...told, '', ...entries.map((entry) => entryText(entry))].join('\n')}\n`
}

/** Lines that go on with `\` as one, each with the number of its first. */
function logicalLines(text: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = []
  let open = false
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((raw, index) => {
      const content = raw.replace(/\\$/, '')
      const last = found.at(-1)
      if (open && last !== undefined) last.text += ` ${content.trim()}`
      else found.push({ line: index + 1, text: content.trim() })
      open = raw.endsWith('\\') && !raw.trimStart().startsWith('#')
    })
  return found
}

const shape =
  /^(?<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?<extras>\[[\w.,\s-]*\])?\s*(?:==\s*(?<version>[\w.!+*-]+)|@\s*(?<address>\S+))\s*(?:;\s*(?<marker>[^#]*?))?$/

/** Without its hashes no package takes more; the shape would try all ways to read a longer one. */
const longestEntry = 4000

const hashOption = /\s--hash[=\s](?<hash>sha(?:256|384|512):[0-9a-f]+)(?=\s|$)/g

/** Reads one locked package; null where the text is none. Options of pip are none: a lock names no place to fetch from. */
export function readEntry(text: string): LockEntry | null {
  const hashes = [...text.matchAll(hashOption)].map((found) => found.groups?.['hash'] ?? '')
  const bare = text.replace(hashOption, '').trim()
  const groups = bare.length > longestEntry ? undefined : shape.exec(bare)?.groups
  if (groups === undefined) return null
  const { name = '', extras = '', version = '', address = '', marker = '' } = groups
  if (marker !== '' && readMarker(marker) === null) return null
  return { name, version, address, extras: extras.replace(/\s+/g, ''), marker: marker.trim(), hashes }
}

/** Reads a lock; a fault where it is not one of Nodelab's, or was damaged. */
export function readLock(text: string): LockText | LockFault {
  const header = new Map<string, string>()
  const entries: LockEntry[] = []
  for (const { line, text: content } of logicalLines(text)) {
    if (content === '') continue
    if (content.startsWith('#')) {
      const [, key = '', value = ''] = /^#\s*(\w+):\s*(.*)$/.exec(content) ?? []
      if ([...headerKeys, contentKey].some((known) => known === key) && !header.has(key)) header.set(key, value.trim())
      continue
    }
    const entry = readEntry(content)
    if (entry === null) return { line, text: content.slice(0, 200) }
    entries.push(entry)
  }
  const missing = headerKeys.find((key) => !header.has(key))
  if (missing !== undefined) return { line: 1, text: `# ${missing}:` }
  const of = (key: keyof LockHeader): string => header.get(key) ?? ''
  return {
    header: {
      resolved: of('resolved'),
      target: of('target'),
      python: of('python'),
      base: of('base'),
      requirements: of('requirements'),
      packages: of(contentKey),
    },
    entries,
  }
}

/** Whether what was read is a fault. */
export function isFault(read: LockText | LockFault): read is LockFault {
  return 'line' in read
}

/** The parts in which what is wanted now differs from what a lock was resolved for. An unknown Python ("") differs from none. */
export type LockPart = 'requirements' | 'target' | 'base' | 'python'

/** Tells in which parts a lock does not fit. */
export function lockDifferences(header: LockHeader, wanted: LockFor): LockPart[] {
  const parts = ['requirements', 'target', 'base', 'python'] as const
  return parts.filter((part) => wanted[part] !== '' && header[part] !== wanted[part])
}

/** The entries that are installed on a machine. An entry whose marker hangs on what is not known counts as installed. */
export function entriesFor(entries: readonly LockEntry[], values: MarkerValues): LockEntry[] {
  return entries.filter(({ marker }) => {
    if (marker === '') return true
    const read: Marker | null = readMarker(marker)
    return read === null || holds(read, values) !== false
  })
}
