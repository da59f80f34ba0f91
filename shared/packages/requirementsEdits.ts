import { normalName } from './packageName'
import { compareVersions, readSpecifier, readVersion, satisfies } from './pep440'
import type { Span } from './requirementLine'
import { readRequirements, type RequirementEntry } from './requirementsFile'

/** Which versions a line asks for: whatever is newest, one, or those that meet conditions such as `>=2,<3`. */
export type VersionChoice =
  | { readonly kind: 'latest' }
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'range'; readonly specifier: string }

/**
 * What an edit did beside what was asked for. `hashes-dropped`: the hashes were of the version before. `address-dropped`: the line named an
 * address, and asks the index now. `left-open`: the line asks for no version, so that resolving anew gets the newest.
 */
export interface EditNote {
  readonly code: 'hashes-dropped' | 'address-dropped' | 'left-open'
  readonly name: string
  /** The line in the text after the edit, from 1. */
  readonly line: number
}

export interface Edit {
  readonly text: string
  readonly notes: readonly EditNote[]
}

/** The line end of what is added: that of the line before it, else of the file. */
function endIn(text: string): string {
  const ends = text.match(/\r\n|\r|\n/g)
  return ends?.at(-1) ?? '\n'
}

function specifierOf(choice: VersionChoice): string {
  if (choice.kind === 'latest') return ''
  return choice.kind === 'exact' ? `==${choice.version.trim()}` : choice.specifier.trim()
}

/** The name of the package that a requirement asks for, as indexes compare it; "" where it has none (an option, an address, a comment). */
export function requiredName(requirement: string): string {
  return readRequirements(requirement).entries[0]?.name ?? ''
}

const replaced = (text: string, { from, to }: Span, by: string): string => text.slice(0, from) + by + text.slice(to)

/** A hash option with the spaces and broken lines before it. */
const hashOption = /(?:[ \t]|\\(?:\r\n|\r|\n))+--hash(?:=|[ \t]+)[^\s\\]+/g

function withoutHashes(line: string): string {
  return line.replace(hashOption, '')
}

/** A line that asks for other versions, with all else of it as it was. */
function revised(text: string, entry: RequirementEntry, specifier: string): Edit {
  const { spans, name, line } = entry
  const isDirect = spans.address !== undefined
  const at = spans.extras?.to ?? spans.name?.to ?? entry.from
  // An address is parted from the name by its `@`, which goes with it.
  const span = isDirect ? { from: at, to: spans.address?.to ?? at } : (spans.specifier ?? { from: at, to: at })
  const isSame = !isDirect && text.slice(span.from, span.to).replace(/[\s()]/g, '') === specifier.replace(/\s/g, '')
  if (isSame) return { text, notes: [] }
  const from = specifier === '' ? at : span.from
  const line0 = replaced(
    text.slice(entry.from, entry.to),
    { from: from - entry.from, to: span.to - entry.from },
    specifier,
  )
  const notes: EditNote[] = isDirect ? [{ code: 'address-dropped', name, line }] : []
  if (entry.hashes.length > 0) notes.push({ code: 'hashes-dropped', name, line })
  return { text: replaced(text, entry, entry.hashes.length > 0 ? withoutHashes(line0) : line0), notes }
}

/** All lines that ask for a package by its name: there may be several, each with another marker. */
function entriesOf(text: string, name: string): readonly RequirementEntry[] {
  const wanted = normalName(name)
  return wanted === '' ? [] : readRequirements(text).entries.filter((entry) => entry.name === wanted)
}

/**
 * Asks for other versions of a package in the line that asks for it; extras, marker, comment and place stay. Of several lines with other
 * markers each is changed. Null where none asks for it.
 */
export function setVersion(text: string, name: string, choice: VersionChoice): Edit | null {
  const entries = entriesOf(text, name)
  if (entries.length === 0) return null
  // From the end, so that the spans of those before stay right.
  return [...entries].reverse().reduce<Edit>(
    (edit, entry) => {
      const { text: next, notes } = revised(edit.text, entry, specifierOf(choice))
      return { text: next, notes: [...notes, ...edit.notes] }
    },
    { text, notes: [] },
  )
}

/** The text with one more line at its end. */
export function addLine(text: string, line: string): string {
  const end = endIn(text)
  const isOpen = text !== '' && text !== '\uFEFF' && !/[\r\n]$/.test(text)
  // A backslash at the end of the file would take the new line in.
  const goesOn = readRequirements(text).entries.at(-1)?.text.endsWith('\\') === true
  return `${text}${isOpen ? end : ''}${goesOn ? end : ''}${line}${end}`
}

/** Where the requirement of a line ends, before spaces, a broken line, or its comment. */
function bodyEnd(text: string, { from, to, spans }: RequirementEntry): number {
  return from + text.slice(from, spans.comment?.from ?? to).replace(/[\s\\]+$/, '').length
}

/** A line that asks an address, with all else of it as it was. */
function readdressed(text: string, entry: RequirementEntry, address: string): Edit {
  const { spans, name, line, hashes } = entry
  if (entry.address === address) return { text, notes: [] }
  const from = spans.extras?.to ?? spans.name?.to ?? entry.from
  const to = spans.specifier?.to ?? spans.address?.to ?? from
  // In an address a `;` belongs to it unless a space stands before it.
  const by = ` @ ${address}${text[to] === ';' ? ' ' : ''}`
  const written = replaced(text.slice(entry.from, entry.to), { from: from - entry.from, to: to - entry.from }, by)
  if (hashes.length === 0) return { text: replaced(text, entry, written), notes: [] }
  return { text: replaced(text, entry, withoutHashes(written)), notes: [{ code: 'hashes-dropped', name, line }] }
}

/** The options behind a requirement as they are written. */
function optionsOf({ text, from, spans: { comment } }: RequirementEntry): string {
  return /\s(-{1,2}[A-Za-z].*)$/s.exec(text.slice(0, (comment?.from ?? Infinity) - from))?.[1]?.trim() ?? ''
}

/** A line with what a requirement has beside its version: extras and options join those that are there; a marker and comment are kept. */
function joined(text: string, entry: RequirementEntry, wanted: RequirementEntry): string {
  const { spans } = entry
  const known = entry.extras.map(normalName)
  const extras = wanted.extras.filter((extra) => !known.includes(normalName(extra))).join(',')
  const headEnd = (spans.specifier ?? spans.address ?? spans.extras ?? spans.name)?.to ?? entry.from
  const options = optionsOf(wanted)
  const comment = entry.comment.includes(wanted.comment) ? '' : wanted.comment
  const parts: readonly (readonly [number, string])[] = [
    spans.extras === undefined
      ? [spans.name?.to ?? entry.from, extras === '' ? '' : `[${extras}]`]
      : [spans.extras.to - 1, extras === '' ? '' : `${known.length > 0 ? ',' : ''}${extras}`],
    [headEnd, wanted.marker === '' || entry.marker !== '' ? '' : ` ; ${wanted.marker}`],
    [bodyEnd(text, entry), options === '' || entry.text.includes(options) ? '' : ` ${options}`],
    comment === ''
      ? [entry.to, '']
      : entry.comment === ''
        ? [bodyEnd(text, entry), `  ${comment}`]
        : [entry.to, ` ${comment}`],
  ]
  return parts.reduceRight((now, [at, by]) => replaced(now, { from: at, to: at }, by), text)
}

const spaceless = (marker: string): string => marker.replace(/\s/g, '')

/**
 * A requirements file with one more requirement, as it is written; lines that ask for the same package ask for its version or address, and
 * keep their extras, marker, comment and place. A requirement with a marker leaves lines with other markers alone. All else stays to the byte.
 */
export function withRequirement(text: string, requirement: string): Edit {
  const wanted = readRequirements(requirement).entries[0]
  const entries = entriesOf(text, wanted?.name ?? '').filter(
    ({ marker }) => wanted?.marker === '' || marker === '' || spaceless(marker) === spaceless(wanted?.marker ?? ''),
  )
  // What names no package, such as an option, is there or is not.
  if (wanted?.name === '' && hasLine(text, requirement)) return { text, notes: [] }
  if (wanted === undefined || entries.length === 0) return { text: addLine(text, requirement), notes: [] }
  const { specifier, address, spans } = wanted
  const asked = specifier === '' && spans.specifier !== undefined ? spans.specifier : null
  const written = asked === null ? specifier : requirement.slice(asked.from, asked.to)
  // From the end, so that the spans of those before stay right.
  return entries.reduceRight<Edit>(
    (edit, entry) => {
      const { text: next, notes } =
        address === '' ? revised(edit.text, entry, written) : readdressed(edit.text, entry, address)
      const now = readRequirements(next).entries.find(({ from }) => from === entry.from) ?? entry
      return { text: joined(next, now, wanted), notes: [...notes, ...edit.notes] }
    },
    { text, notes: [] },
  )
}

/** Whether a line stands in a text as it is, but for the space around it. */
export function hasLine(text: string, line: string): boolean {
  return readRequirements(text).entries.some((entry) => entry.text.trim() === line.trim())
}

/** A requirements file with several more requirements: see `withRequirement`. */
export function withRequirements(text: string, requirements: readonly string[]): Edit {
  return requirements.reduce<Edit>(
    (before, requirement) => {
      const { text: next, notes } = withRequirement(before.text, requirement)
      return { text: next, notes: [...before.notes, ...notes] }
    },
    { text, notes: [] },
  )
}

/** Asks for a package, `name` or `name[extras]`: in the lines that ask for it, else in a new one at the end. */
export function putVersion(text: string, name: string, choice: VersionChoice): Edit {
  return withRequirement(text, `${name}${specifierOf(choice)}`)
}

/** A requirements file without a package; null where it does not ask for it. */
export function withoutPackage(text: string, name: string): string | null {
  const entries = entriesOf(text, name)
  if (entries.length === 0) return null
  return [...entries]
    .reverse()
    .reduce((kept, entry) => replaced(kept, { from: entry.from, to: entry.to + entry.end.length }, ''), text)
}

/** The kinds of lines that ask for a package. */
const asking = new Set(['requirement', 'url', 'path', 'editable', 'broken'])

/** A requirements file that asks for no package; its comments, options and blank lines stay. */
export function withoutPackages(text: string): string {
  return readRequirements(text).entries.reduceRight(
    (kept, { kind, from, to, end }) => (asking.has(kind) ? replaced(kept, { from, to: to + end.length }, '') : kept),
    text,
  )
}

/** The specifier that lets a newer version in: a pin moves, a lower bound rises, what forbids the version goes. "" stays open. */
export function raised(specifier: string, version: string): string {
  const clauses = readSpecifier(specifier) ?? []
  const isPinned = clauses.some(({ operator }) => operator === '==' || operator === '===')
  if (clauses.length === 0) return ''
  if (isPinned) return `==${version}`
  const [compatible] = clauses.filter(({ operator }) => operator === '~=')
  const lower = clauses.filter(({ operator }) => operator.startsWith('>'))
  const kept = clauses
    .filter(({ operator }) => operator.startsWith('<') || operator === '!=')
    .filter((clause) => satisfies(version, `${clause.operator}${clause.version}`) === true)
    .map((clause) => `${clause.operator}${clause.version}`)
  const newest = readVersion(version)
  const isTwoPart = (newest?.release.length ?? 0) > 1
  const first = compatible !== undefined && isTwoPart ? [`~=${version}`] : [`>=${version}`]
  const isOpen = compatible === undefined && lower.length === 0
  // Only what was forbidden is let in where there was no lower bound.
  return [...(isOpen && kept.length === clauses.length ? [] : first), ...kept].join(',')
}

/** Whether a specifier has the version of an upgrade as its lower bound or pin already. */
function isNewer(specifier: string, version: string): boolean {
  const newest = readVersion(version)
  return (readSpecifier(specifier) ?? []).some(({ operator, version: asked }) => {
    const known = readVersion(asked)
    return !operator.startsWith('<') && operator !== '!=' && known !== null && newest !== null
      ? compareVersions(known, newest) > 0
      : false
  })
}

/** Lets a newer version of a package in, changing as little of its line as that takes. Null where no line asks for it. */
export function upgraded(
  text: string,
  { name, version }: { readonly name: string; readonly version: string },
): Edit | null {
  const entries = entriesOf(text, name).filter(({ kind }) => kind === 'requirement')
  if (entries.length === 0) return null
  return [...entries].reverse().reduce<Edit>(
    (edit, entry) => {
      const open = { code: 'left-open', name: entry.name, line: entry.line } as const
      if (entry.specifier === '') return { text: edit.text, notes: [open, ...edit.notes] }
      // Nothing is made older.
      if (isNewer(entry.specifier, version)) return edit
      const { text: next, notes } = revised(edit.text, entry, raised(entry.specifier, version))
      return { text: next, notes: [...notes, ...edit.notes] }
    },
    { text, notes: [] },
  )
}

/** Upgrades each of several packages that a line asks for; the others are left alone. */
export function upgradedAll(
  text: string,
  wanted: readonly { readonly name: string; readonly version: string }[],
): Edit {
  return wanted.reduce<Edit>(
    (edit, one) => {
      const next = upgraded(edit.text, one)
      return next === null ? edit : { text: next.text, notes: [...edit.notes, ...next.notes] }
    },
    { text, notes: [] },
  )
}
