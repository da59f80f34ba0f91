import { cameWith, type NewerSyntax } from './newerSyntax'

/** Code as an older Python can read it, each thing at the place that it has in the author's. */
export interface Lowered {
  readonly code: string
  /** Where tuples stand for texts that are filled in, as offsets. */
  readonly texts: readonly number[]
  /** Those of them that are templates. */
  readonly templates: readonly number[]
  /** Names that the author's code binds, and this does not. */
  readonly names: readonly string[]
}

/** Puts what a Python of a minor version reads in the place of what it does not. Null where nothing of the kind is in the code. */
export function lowered(code: string, found: readonly NewerSyntax[], minor: number): Lowered | null {
  const newer = found.filter((one) => cameWith[one.kind] > minor && one.lowered !== null)
  if (newer.length === 0) return null
  const replacements = newer.flatMap((one) => one.lowered ?? []).sort((one, other) => one.from - other.from)
  let text = ''
  let last = 0
  for (const { from, to, text: own } of replacements) {
    // What stands within another is replaced with it.
    if (from < last) continue
    text += code.slice(last, from) + own
    last = to
  }
  const filled = newer.flatMap((one) => one.text ?? [])
  return {
    code: text + code.slice(last),
    texts: [...new Set(filled.map(({ at }) => at))],
    templates: filled.filter(({ isTemplate }) => isTemplate).map(({ at }) => at),
    names: newer.flatMap((one) => one.names ?? []),
  }
}
