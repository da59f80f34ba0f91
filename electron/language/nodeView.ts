import { readHeader } from '../../shared/dify/header/header'
import type { VariableType } from '../../shared/model/variableTypes'
import type { LanguageDocument, Place, Span } from '../../shared/model/language'
import { hiddenNames } from './hiddenNames'

/** As the language server counts: from 0. */
export interface Position {
  readonly line: number
  readonly character: number
}

export interface Range {
  readonly start: Position
  readonly end: Position
}

/** What stands in the server's text and not in the author's: where in the author's line (from 0), and how long. */
interface Inserted extends Position {
  readonly length: number
}

const any = hiddenNames.any.own
const file = hiddenNames.file.own

/** What Dify hands to `main` for an input of a type, as Python writes it. */
const annotations: Readonly<Record<VariableType, string>> = {
  string: 'str',
  secret: 'str',
  number: 'int | float',
  boolean: 'bool',
  object: `dict[str, ${any}]`,
  'array[string]': 'list[str]',
  'array[number]': 'list[int | float]',
  'array[boolean]': 'list[bool]',
  'array[object]': `list[dict[str, ${any}]]`,
  file,
  'array[file]': `list[${file}]`,
}

/** The offset at which each line begins. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/**
 * A node as the language server sees it: the author's code, with the types of the declared inputs written behind those parameters of `main` that have
 * none. No line is added, so places differ within the lines of the header alone.
 */
export function viewOf({ code, variables }: Pick<LanguageDocument, 'code' | 'variables'>) {
  const types = new Map(variables.map(({ variable, value_type }) => [variable, value_type]))
  const header = readHeader('python3', code)
  const starts = lineStarts(code)
  const inserted: Inserted[] = []
  let text = ''
  let taken = 0
  for (const part of header?.parts ?? []) {
    const type = types.get(part.name)
    if (part.kind !== 'input' || part.annotation !== '' || type === undefined) continue
    const at = code.indexOf(part.name, part.from) + part.name.length
    // In quotes: no Python is too old for it, and the names need not be the author's.
    const added = `: "${annotations[type]}"`
    const line = starts.findLastIndex((start) => start <= at)
    text += code.slice(taken, at) + added
    taken = at
    inserted.push({ line, character: at - (starts[line] ?? 0), length: added.length })
  }
  text += code.slice(taken)

  /** What the server's line has more than the author's before a character of the author's. */
  const moreBefore = (line: number, character: number): number =>
    inserted
      .filter((one) => one.line === line && one.character < character)
      .reduce((sum, { length }) => sum + length, 0)

  function placeOf({ line, character }: Position): Place {
    let at = character
    for (const one of inserted) {
      if (one.line !== line || at <= one.character) continue
      // Within what was inserted: where it was inserted.
      at = Math.max(one.character, at - one.length)
    }
    return { line: line + 1, column: at + 1 }
  }

  return {
    text,
    /** The server's place of one of the author's. */
    positionOf: ({ line, column }: Place): Position => ({
      line: line - 1,
      character: column - 1 + moreBefore(line - 1, column - 1),
    }),
    /** The author's place of one of the server's. */
    placeOf,
    spanOf({ start, end }: Range): Span {
      const [from, to] = [placeOf(start), placeOf(end)]
      return { ...from, endLine: to.line, endColumn: to.column }
    },
  }
}

export type NodeView = ReturnType<typeof viewOf>
