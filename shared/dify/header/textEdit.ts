import type { Range } from './headerParts'

/** Replaces a range of the code by a text. */
export interface TextEdit extends Range {
  readonly insert: string
}

/** The code after edits that don't overlap. */
export function applyEdits(code: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => b.from - a.from)
  return ordered.reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), code)
}

/** How a renamed parameter is written, and what changes elsewhere in `main` for it. */
export interface Renamed {
  readonly text: string
  readonly uses: readonly TextEdit[]
}

/** Why a parameter can't be renamed: see `Written`. */
export type RenameRefusal = 'in-use' | 'half-typed'
