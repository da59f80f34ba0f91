import { normalName } from '../../shared/packages/packageName'
import { readRequirements, type RequirementEntry } from '../../shared/packages/requirementsFile'

export { normalName }

/** The lines of a requirements file. */
export function entriesOf(text: string): readonly RequirementEntry[] {
  return readRequirements(text).entries
}

/** The names that a file asks for, normalised. */
export function requiredNames(text: string): string[] {
  return entriesOf(text)
    .map(({ name }) => name)
    .filter((name) => name !== '')
}

/** The line that asks for a package by its name; null where none does. */
export function lineOfPackage(text: string, name: string): number | null {
  const wanted = normalName(name)
  return entriesOf(text).find((entry) => entry.name !== '' && entry.name === wanted)?.line ?? null
}

/** Whether a file asks for anything at all. */
export function asksForSomething(text: string): boolean {
  return entriesOf(text).some(({ kind }) => kind !== 'comment' && kind !== 'blank')
}

const sources = new Set([
  '--index-url',
  '--extra-index-url',
  '--find-links',
  '--no-index',
  '--no-binary',
  '--only-binary',
])

/** The option lines that say where packages come from: the install needs them as much as the resolving. */
export function sourceOptions(text: string): string[] {
  return entriesOf(text)
    .filter(({ kind, options }) => kind === 'option' && options.some(({ name }) => sources.has(name)))
    .map((entry) => entry.text.trim())
}

/** The line (1-based) of a position that uv tells: bytes of the UTF-8 text from its start. */
export function lineAtByte(text: string, position: number): number {
  const before = Buffer.from(text, 'utf8').subarray(0, position).toString('utf8')
  return before.split(/\r\n|\r|\n/).length
}
