import type { VariableType } from '../../model/node'
import type { HeaderPart } from './headerParts'

/**
 * The annotation for a variable's type: what Dify's "Sync function signature" writes, and where that writes none (Boolean, File and
 * their arrays, Secret) the Python type of the value that `main` gets.
 */
export const typeHint: Readonly<Record<VariableType, string>> = {
  string: 'str',
  number: 'float',
  boolean: 'bool',
  secret: 'str',
  object: 'dict',
  file: 'dict',
  'array[string]': 'list[str]',
  'array[number]': 'list[float]',
  'array[boolean]': 'list[bool]',
  'array[object]': 'list[dict]',
  'array[file]': 'list[dict]',
}

/**
 * The annotation for a default that has none. An input may be of another type than the default, as inputs are that the author has not
 * typed yet: what the default tells is surer, and the input's type fills in where it tells nothing, as `None`.
 */
export function defaultHint(part: Pick<HeaderPart, 'defaultText' | 'type'>, input: VariableType | undefined): string {
  if (part.type !== null) return typeHint[part.type]
  const isList = part.defaultText?.startsWith('[') === true
  if (isList && input?.startsWith('array') !== true) return 'list'
  return input === undefined ? 'object' : typeHint[input]
}

/** Whether a value of a variable's type is of the type that an annotation or default told: a Secret is a text, a File an object. */
export function isSameInCode(variable: VariableType, told: VariableType): boolean {
  return typeHint[variable] === typeHint[told]
}
