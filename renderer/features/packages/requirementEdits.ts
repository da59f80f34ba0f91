import { readRequirements } from '../../../shared/packages/requirementsFile'

/** A requirement as the page must understand it: `uvicorn[standard]>=0.30` is a name, extras and a specifier. */
export interface AskedRequirement {
  readonly name: string
  readonly extras: string
  readonly specifier: string
}

/** Reads what an author typed as one requirement; null for what is none, such as an option or an address. */
export function readAsked(typed: string): AskedRequirement | null {
  const found =
    /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:(\[[\w\s,.-]*\])\s*)?((?:===?|~=|!=|<=|>=|<|>)[^#;@]*)?$/.exec(typed)
  if (found === null) return null
  const [, name = '', extras = '', specifier = ''] = found
  return { name, extras: extras.replace(/\s+/g, ''), specifier: specifier.replace(/\s+/g, '') }
}

/** The lines (from 1) on which packages are asked for, by their normalised names; of two, the first. */
export function askedLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  for (const { name, line } of readRequirements(text).entries) {
    if (name !== '' && !lines.has(name)) lines.set(name, line)
  }
  return lines
}
