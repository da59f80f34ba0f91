import { toJsonText } from '../dify/jsonText'
import { parsePythonJson } from '../dify/pythonJson'
import type { OutputType, VariableType } from '../model/variableTypes'
import { type JsonValue, kindOf } from '../model/value'

/** Why a cell can't be what its column is: the code of a problem (`dataProblems.ts`) says it. */
export class CellFault extends Error {
  constructor(
    readonly code:
      | 'data-cell-type'
      | 'data-cell-empty'
      | 'data-cell-json'
      | 'data-cell-word'
      | 'data-cell-length'
      | 'data-cell-text',
    readonly reason = '',
  ) {
    super(code)
  }
}

const isOf = (value: JsonValue, type: string): boolean => {
  const inner = /^array\[(\w+)\]$/.exec(type)?.[1]
  if (inner === undefined) return kindOf(value) === kindOfType(type)
  return Array.isArray(value) && value.every((item) => kindOf(item) === kindOfType(inner))
}

/** A file is an object of its properties, a secret a text. */
const kindOfType = (type: string): string => ({ file: 'object', secret: 'string' })[type] ?? type

function parsed(text: string): JsonValue {
  try {
    return parsePythonJson(text)
  } catch (error) {
    throw new CellFault('data-cell-json', error instanceof Error ? error.message : String(error))
  }
}

/** JSON text of a JSON value that must be of a type, or null, which Dify gives an input without a value. */
function ofJson(text: string, type: string): string {
  const value = parsed(text)
  if (value === null) return 'null'
  // A number that is expected of JSON as a text, and the like, is the author's mistake more often than not: it is told.
  if (!isOf(value, type)) throw new CellFault('data-cell-type')
  return toJsonText(value)
}

/**
 * The JSON text of a cell as a declared type takes it. A text of a table is a String as it stands; a Number as JSON writes it; a Boolean `true`, `false`
 * (in any case, as spreadsheets write them), `1` or `0`; anything else JSON. With `isJson` the cell is JSON already, and has to be of the type. Throws a
 * CellFault.
 */
export function cellValue(cell: string, type: VariableType | OutputType, isJson: boolean): string {
  if (isJson) return ofJson(cell, type)
  if (type === 'string' || type === 'secret') return JSON.stringify(cell)
  const text = cell.trim()
  if (text === '') throw new CellFault('data-cell-empty')
  if (type === 'number') {
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) throw new CellFault('data-cell-type')
    return text
  }
  if (type === 'boolean') {
    if (/^(?:true|1)$/i.test(text)) return 'true'
    if (/^(?:false|0)$/i.test(text)) return 'false'
    throw new CellFault('data-cell-type')
  }
  return ofJson(text, type)
}

/** The elements of an array's type; null of other types. */
const elementOf = (type: OutputType): OutputType | null =>
  (/^array\[(\w+)\]$/.exec(type)?.[1] as OutputType | undefined) ?? null

/** A cell that is no value of the type at hand, where any value may stand: JSON where it is some, else a text. */
function anyValue(cell: string, isJson: boolean): string {
  if (isJson) return toJsonText(parsed(cell))
  try {
    return toJsonText(parsePythonJson(cell))
  } catch {
    // What is no JSON is a text.
    return JSON.stringify(cell)
  }
}

/** The text of a cell: of JSON lines, that of its string. */
export function plainText(cell: string, isJson: boolean): string {
  if (!isJson) return cell
  const value = parsed(cell)
  if (typeof value !== 'string') throw new CellFault('data-cell-text')
  return value
}

/** Dify's words for types, as a check of the kind `type` has them. */
const typeWord = /^(?:string|number|boolean|object|array\[(?:string|number|boolean|object)\])$/

/**
 * The value of a check (`Check.value`) from a cell. `type` is the output's; a check with a path looks at a part of it, whose type is not declared: any
 * value will do. Throws a CellFault.
 */
export function checkValue(
  cell: string,
  { kind, path }: { readonly kind: string; readonly path: string },
  type: OutputType,
  isJson: boolean,
): string {
  if (kind === 'matches') return plainText(cell, isJson)
  if (kind === 'type') {
    const word = plainText(cell, isJson).trim().toLowerCase()
    if (!typeWord.test(word)) throw new CellFault('data-cell-word')
    return word
  }
  if (kind === 'length') {
    const text = cell.trim()
    if (!/^\d+$/.test(text)) throw new CellFault('data-cell-length')
    return text
  }
  if (path !== '') return anyValue(cell, isJson)
  const element = elementOf(type)
  if (kind === 'contains' && element !== null) {
    // An element, or several of them as an array.
    const isList = cell.trim().startsWith('[')
    return cellValue(cell, isList ? type : element, isJson)
  }
  return cellValue(cell, type, isJson)
}
