import type { VariableType } from '../model/node'

/** Python's names for a type of one value. */
const simple: Readonly<Record<string, VariableType>> = {
  str: 'string',
  int: 'number',
  float: 'number',
  bool: 'boolean',
  dict: 'object',
  Dict: 'object',
  Mapping: 'object',
  TypedDict: 'object',
}

const lists = /^(?:list|List|Sequence|Iterable|tuple|Tuple|set|Set)\[(.*?)(?:,\s*\.\.\.)?\]$/s
const elements: Readonly<Record<string, VariableType>> = {
  string: 'array[string]',
  number: 'array[number]',
  boolean: 'array[boolean]',
  object: 'array[object]',
}

/** Takes `Optional[…]`, `… | None`, quotes and a module's name off an annotation. */
function bare(annotation: string): string {
  const text = annotation
    .trim()
    .replace(/^(['"])(.*)\1$/s, '$2')
    .replace(/^(?:typing|t|collections\.abc)\./, '')
    .replace(/\s*\|\s*None$|^None\s*\|\s*/g, '')
    .trim()
  const optional = /^Optional\[(.*)\]$/s.exec(text)
  return optional === null ? text : bare(optional[1] ?? '')
}

/**
 * The variable type for a Python annotation, the other way round than Dify's "sync function signature" writes it: str is a
 * String, float and int a Number, list[dict] an Array[Object]. Null for anything else, a plain `list` included.
 */
export function typeOfAnnotation(annotation: string): VariableType | null {
  const text = bare(annotation)
  const list = lists.exec(text)
  if (list !== null) {
    const element = typeOfAnnotation(list[1] ?? '')
    return element === null ? null : (elements[element] ?? null)
  }
  return simple[/^\w+/.exec(text)?.[0] ?? ''] ?? null
}

/** The variable type for a default as written, in Python or JavaScript; null where it tells none. */
export function typeOfDefault(text: string): VariableType | null {
  if (/^[rub]{0,2}['"`]/i.test(text)) return 'string'
  if (/^-?\.?\d/.test(text)) return 'number'
  if (/^(True|False|true|false)$/.test(text)) return 'boolean'
  return /^(\{|dict\()/.test(text) ? 'object' : null
}
