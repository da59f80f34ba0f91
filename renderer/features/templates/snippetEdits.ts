import type { IRange } from 'monaco-editor/editor/editor.api'
import {
  callOf,
  hasSnippet,
  importsFor,
  type Insertion,
  insertionsOf,
  type Snippet,
} from '../../../shared/snippets/snippet'

/** What is put in beside the caret, before the place of its range. */
export interface SnippetEdit {
  readonly range: IRange
  readonly text: string
}

/** A snippet as it goes into a code whose caret stands somewhere. */
export interface PlacedSnippet {
  /** What goes to the caret, as Monaco's snippet: the call, or at the margin the functions themselves. */
  readonly atCaret: string
  readonly besides: readonly SnippetEdit[]
}

/** What Monaco's snippets give a meaning to. */
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&')

function rangeAt(code: string, offset: number): IRange {
  const before = code.slice(0, offset).split('\n')
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1]
  return { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column }
}

/**
 * Places a snippet. `code` has LF alone. The caret's range is what was typed of its name, or the caret; `isAlone`: nothing else stands in its line, and
 * it begins at the margin, so that a call would stand outside of any function.
 */
export function placeSnippet(code: string, snippet: Snippet, caret: IRange, isAlone: boolean): PlacedSnippet {
  const from = offsetOf(code, caret.startLineNumber, caret.startColumn)
  const to = offsetOf(code, caret.endLineNumber, caret.endColumn)
  // What was typed of the name is no code yet.
  const without = `${code.slice(0, from)}${code.slice(to)}`
  const placed = ({ at, text }: Insertion): SnippetEdit => ({
    range: rangeAt(code, at > from ? at + to - from : at),
    text,
  })
  if (!isAlone || hasSnippet(without, snippet)) {
    return { atCaret: callOf(snippet), besides: insertionsOf(without, snippet).map(placed) }
  }
  const imports = importsFor(without, snippet)
  if (imports === null) return { atCaret: escaped(snippet.body), besides: [] }
  if (imports.at < from) return { atCaret: escaped(snippet.body), besides: [placed(imports)] }
  return { atCaret: escaped(`${imports.text}${snippet.body}`), besides: [] }
}

function offsetOf(code: string, line: number, column: number): number {
  let at = 0
  for (let passed = 1; passed < line; passed += 1) at = code.indexOf('\n', at) + 1
  return at + column - 1
}
