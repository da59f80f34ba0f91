import { normalName } from '../../shared/packages/normalName'

export { normalName }

/** One line of a requirements file, as far as Nodelab must understand it; uv is the judge of the rest. */
export interface RequirementLine {
  readonly line: number
  readonly kind: 'requirement' | 'option' | 'comment' | 'blank'
  /** The normalised package name of a requirement; "" where it has none. */
  readonly name: string
  readonly text: string
}

/** Reads a requirements file leniently, line by line: CRLF and a BOM are no matter, nothing is refused. */
export function readRequirements(text: string): RequirementLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((raw, index) => {
      const content = raw.trim()
      const line = index + 1
      if (content === '') return { line, kind: 'blank', name: '', text: raw }
      if (content.startsWith('#')) return { line, kind: 'comment', name: '', text: raw }
      if (content.startsWith('-')) return { line, kind: 'option', name: '', text: raw }
      const name = /^([A-Za-z0-9][\w.-]*)/.exec(content)?.[1] ?? ''
      return { line, kind: 'requirement', name: normalName(name), text: raw }
    })
}

/** The names that a file asks for, normalised. */
export function requiredNames(text: string): string[] {
  return readRequirements(text)
    .map(({ name }) => name)
    .filter((name) => name !== '')
}

/** The line that asks for a package by its name; null where none does. */
export function lineOfPackage(text: string, name: string): number | null {
  const wanted = normalName(name)
  return readRequirements(text).find((line) => line.name !== '' && line.name === wanted)?.line ?? null
}

/** Whether a file asks for anything at all. */
export function asksForSomething(text: string): boolean {
  return readRequirements(text).some(({ kind }) => kind === 'requirement' || kind === 'option')
}

/** The option lines that say where packages come from: the install needs them as much as the resolving. */
export function sourceOptions(text: string): string[] {
  return readRequirements(text)
    .filter(({ kind }) => kind === 'option')
    .map((line) => line.text.trim())
    .filter((line) =>
      /^(?:-i|-f|--index-url|--extra-index-url|--find-links|--no-index|--no-binary|--only-binary)\b/.test(line),
    )
}

/** The line (1-based) of a position that uv tells: bytes of the UTF-8 text from its start. */
export function lineAtByte(text: string, position: number): number {
  const before = Buffer.from(text, 'utf8').subarray(0, position).toString('utf8')
  return before.split(/\r\n|\r|\n/).length
}
