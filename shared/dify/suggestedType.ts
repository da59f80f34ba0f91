import type { VariableType } from '../model/node'
import { maskPython } from './header/pythonMask'
import { partsOf } from './javascriptMask'

/** Python's names for a type of one value. */
const simple: Readonly<Record<string, VariableType>> = {
  str: 'string',
  int: 'number',
  float: 'number',
  bool: 'boolean',
  dict: 'object',
  Dict: 'object',
  Mapping: 'object',
  MutableMapping: 'object',
  TypedDict: 'object',
  OrderedDict: 'object',
  defaultdict: 'object',
  DefaultDict: 'object',
  Counter: 'object',
}

const lists =
  /^(?:list|List|Sequence|MutableSequence|Iterable|Collection|tuple|Tuple|set|Set|frozenset|FrozenSet|deque|Deque)(?:\[(.*)\])?$/s
const elements: Readonly<Record<string, VariableType>> = {
  string: 'array[string]',
  number: 'array[number]',
  boolean: 'array[boolean]',
  object: 'array[object]',
}

/**
 * The type for an array whose elements nothing tells: as a parameter that tells nothing gets a String, and the first of the arrays that
 * Dify's picker offers. Dify's own plain array is no type that an input can be given.
 */
const plainArray: VariableType = 'array[string]'

/** What stands between the commas of a text that may hold brackets and texts of its own. */
function membersOf(text: string): string[] {
  return partsOf(maskPython(text), 0, text.length)
    .map(({ from, to }) => text.slice(from, to).trim())
    .filter((member) => member !== '')
}

/** The annotations that one holds by `|`, `Union`, `Optional` and `Annotated`, without quotes, a module's name and `None`. */
function alternatives(annotation: string): string[] {
  const text = annotation
    .trim()
    .replace(/^(['"])(.*)\1$/s, (whole: string, quote: string, inside: string) =>
      inside.includes(quote) ? whole : inside.trim(),
    )
    .replace(/^(?:typing|typing_extensions|t|collections|collections\.abc)\.(?=\w)/, '')
  const masked = maskPython(text)
  const pieces = masked.includes('|') ? piecesAt(masked) : []
  if (pieces.length > 1) return pieces.flatMap(({ from, to }) => alternatives(text.slice(from, to)))
  const [, holder, inside] = /^(Optional|Union|Annotated)\[(.*)\]$/s.exec(text) ?? []
  if (holder === undefined || inside === undefined) return text === 'None' ? [] : [text]
  const members = membersOf(inside)
  return (holder === 'Annotated' ? members.slice(0, 1) : members).flatMap(alternatives)
}

/** What stands between each `|` outside of brackets and texts. */
function piecesAt(masked: string): { from: number; to: number }[] {
  return partsOf(masked.replaceAll(',', ' ').replaceAll('|', ','), 0, masked.length)
}

/** The one type that all of several tell; null where they differ or tell none. */
function common(types: readonly (VariableType | null)[]): VariableType | null {
  const [first = null] = types
  return types.every((type) => type === first) ? first : null
}

/** What the elements of a list are told to be; null where an annotation is no list or tells nothing of them. */
function elementsOf(text: string): string[] | null {
  const list = lists.exec(text)
  if (list === null) return null
  return membersOf(list[1] ?? '').filter((element) => !/^(?:\.\.\.|(?:typing\.|t\.)?Any|object)$/.test(element))
}

/** Whether an annotation tells of an array and nothing of its elements: it fits any array. */
export function isPlainArray(annotation: string): boolean {
  const told = alternatives(annotation)
  return told.length > 0 && told.every((text) => elementsOf(text)?.length === 0)
}

function typeOfOne(text: string): VariableType | null {
  const told = elementsOf(text)
  if (told === null) return simple[/^\w+/.exec(text)?.[0] ?? ''] ?? null
  if (told.length === 0) return plainArray
  const types = told.map((each) => typeOfAnnotation(each))
  const element = common(types)
  // A tuple of several types is an array all the same.
  if (element === null) return types.length > 1 && !types.includes(null) ? plainArray : null
  return elements[element] ?? null
}

/**
 * The variable type for a Python annotation, the other way round than Dify's "sync function signature" writes it: str is a
 * String, float and int a Number, list[dict] an Array[Object]. A plain `list`, which Dify writes for an array of anything, is an
 * Array[String], unless a default as written tells of its elements. Null for anything else.
 */
export function typeOfAnnotation(annotation: string, defaultText: string | null = null): VariableType | null {
  if (isPlainArray(annotation) && defaultText !== null) {
    const members = /^[[(](.*)[\])]$/s.exec(defaultText.trim())
    const element = common(membersOf(members?.[1] ?? '').map(typeOfDefault))
    return element === null ? plainArray : (elements[element] ?? plainArray)
  }
  return common(alternatives(annotation).map(typeOfOne))
}

/** The variable type for a default as written, in Python or JavaScript; null where it tells none. */
export function typeOfDefault(text: string): VariableType | null {
  if (/^[rub]{0,2}['"`]/i.test(text)) return 'string'
  if (/^-?\.?\d/.test(text)) return 'number'
  if (/^(True|False|true|false)$/.test(text)) return 'boolean'
  return /^(\{|dict\()/.test(text) ? 'object' : null
}
