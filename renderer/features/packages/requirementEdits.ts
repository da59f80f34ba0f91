/** Package names as indexes compare them (PEP 503). */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** A requirement as far as the page must understand it: `uvicorn[standard]>=0.30` is a name, extras and a specifier. */
export interface AskedRequirement {
  readonly name: string
  readonly extras: string
  readonly specifier: string
}

/** Reads what an author typed as one requirement; null for what is none, such as an option or an address. */
export function readAsked(typed: string): AskedRequirement | null {
  const found =
    /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(\[[\w\s,.-]*\])?\s*((?:===?|~=|!=|<=|>=|<|>)[^#;@]*)?$/.exec(typed)
  if (found === null) return null
  const [, name = '', extras = '', specifier = ''] = found
  return { name, extras: extras.replace(/\s+/g, ''), specifier: specifier.replace(/\s+/g, '') }
}

/** The normalised name that a line asks for; "" where it asks for none by name. */
function nameOf(line: string): string {
  return normalName(/^\uFEFF?\s*([A-Za-z0-9][\w.-]*)/.exec(line)?.[1] ?? '')
}

/** The lines of a text with their own ends; one that goes on behind a backslash is taken with what follows. */
function wholeLines(text: string): string[] {
  return text.match(/(?:[^\n]*\\\r?\n)*[^\n]*(?:\n|$)/g)?.filter((line) => line !== '') ?? []
}

/** The lines (from 1) on which packages are asked for, by their normalised names; of two, the first. */
export function askedLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let number = 1
  for (const line of wholeLines(text)) {
    const name = nameOf(line)
    if (name !== '' && !lines.has(name)) lines.set(name, number)
    number += line.split('\n').length - (line.endsWith('\n') ? 1 : 0)
  }
  return lines
}

/** The text with one more requirement; one for the same package is replaced in its place. All else stays to the byte. */
export function withRequirement(text: string, requirement: string): string {
  const name = nameOf(requirement)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = wholeLines(text)
  const at = name === '' ? -1 : lines.findIndex((line) => nameOf(line) === name)
  const before = lines[at]
  if (before === undefined) {
    const open = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : end
    return `${text}${open}${requirement}${end}`
  }
  const mark = before.startsWith('\uFEFF') ? '\uFEFF' : ''
  const body = before.slice(mark.length)
  // Extras, a marker and a comment are the author's, and say nothing of the version.
  const extras = /^\s*[\w.-]+\s*(\[[^\]]*\])/.exec(body)?.[1] ?? ''
  const marker = /\s*;[^#\r\n\\]*/.exec(body)?.[0]?.trimEnd() ?? ''
  const comment = /[ \t]+#[^\r\n]*/.exec(body)?.[0] ?? ''
  const asked = readAsked(requirement)
  const written =
    asked === null
      ? requirement
      : `${asked.name}${asked.extras === '' ? extras : asked.extras}${asked.specifier}${marker}`
  lines[at] = `${mark}${written}${comment}${/\r?\n$/.exec(before)?.[0] ?? ''}`
  return lines.join('')
}

/** The text without the lines that ask for a package. */
export function withoutPackage(text: string, name: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const lines = wholeLines(text.slice(mark.length))
  return mark + lines.filter((line) => nameOf(line) !== normalName(name)).join('')
}

/** The text with a name on one line (from 1) replaced by another, as a misspelt package. */
export function withNameOnLine(text: string, line: number, from: string, to: string): string {
  let number = 0
  return text.replace(/[^\n]*(?:\n|$)/g, (whole) => {
    number += 1
    return number === line ? whole.replace(from, to) : whole
  })
}
