import { normalName } from './packageName'
import { compareVersions, readSpecifier, readVersion, satisfies } from './pep440'
import { readLine, type Span } from './requirementLine'
import { entryOf, readRequirements, type RequirementEntry } from './requirementsFile'

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

/** Asks for a package: in the line that asks for it, else in a new one at the end. */
export function putVersion(text: string, name: string, choice: VersionChoice): Edit {
  return setVersion(text, name, choice) ?? { text: addLine(text, `${name}${specifierOf(choice)}`), notes: [] }
}

/**
 * A requirements file with one more requirement, as it is written; one for the same package is replaced in its place, with its comment. All
 * else stays to the byte.
 */
export function withRequirement(text: string, requirement: string): string {
  const name = requiredName(requirement)
  const entry = name === '' ? null : entryOf(text, name)
  if (entry === null) return addLine(text, requirement)
  const comment = readLine(requirement).comment === '' ? commentOf(text, entry) : ''
  return replaced(text, entry, `${requirement}${comment}`)
}

/** The comment of a line with the space before it. */
function commentOf(text: string, { from, spans: { comment } }: RequirementEntry): string {
  if (comment === undefined) return ''
  const space = /[ \t]*$/.exec(text.slice(from, comment.from))?.[0] ?? ''
  return (space === '' ? ' ' : space) + text.slice(comment.from, comment.to)
}

/** A requirements file without a package; null where it does not ask for it. */
export function withoutPackage(text: string, name: string): string | null {
  const entries = entriesOf(text, name)
  if (entries.length === 0) return null
  return [...entries]
    .reverse()
    .reduce((kept, entry) => replaced(kept, { from: entry.from, to: entry.to + entry.end.length }, ''), text)
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
