import { normalName } from '../environments/requirementsFile'

/** The name of the package that a requirement asks for, as indexes compare it; "" where it has none (an option, an address, a comment). */
export function requiredName(requirement: string): string {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement.replace(/^\uFEFF/, ''))?.[1] ?? ''
  return normalName(name)
}

/** The lines of a file with their own ends; one that goes on behind a backslash is taken with what follows. */
function wholeLines(text: string): string[] {
  return text.match(/(?:[^\n]*\\\r?\n)*[^\n]*(?:\n|$)/g)?.filter((line) => line !== '') ?? []
}

/** A requirements file with one more requirement; one for the same package is replaced in its place. All else stays to the byte. */
export function withRequirement(text: string, requirement: string): string {
  const name = requiredName(requirement)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = wholeLines(text)
  const at = name === '' ? -1 : lines.findIndex((line) => requiredName(line) === name)
  const before = lines[at]
  if (before !== undefined) {
    const mark = before.startsWith('\uFEFF') ? '\uFEFF' : ''
    // A comment behind it says why it is there.
    const comment = /[ \t]+#[^\r\n]*/.exec(before)?.[0] ?? ''
    lines[at] = `${mark}${requirement}${comment}${/\r?\n$/.exec(before)?.[0] ?? ''}`
    return lines.join('')
  }
  const open = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : end
  return `${text}${open}${requirement}${end}`
}

/** A requirements file without a package; null where it does not ask for it. */
export function withoutPackage(text: string, name: string): string | null {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const lines = wholeLines(text.slice(mark.length))
  const kept = lines.filter((line) => requiredName(line) !== normalName(name))
  return kept.length === lines.length ? null : mark + kept.join('')
}
