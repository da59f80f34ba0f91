import type { VariableType } from '../../model/node'
import { isPlainArray } from '../suggestedType'
import type { HeaderPart } from './headerParts'

/**
 * The annotation for a variable's type (`countedWith.ts` knows where a Number is an `int`): what Dify's "Sync function signature" writes, and where that writes none (Boolean, File and
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

/**
 * Whether a value of a variable's type is of the type that a parameter told by annotation or default: a Secret is a text, a File an
 * object, and an array of anything a plain `list`.
 */
export function isSameInCode(variable: VariableType, told: Pick<HeaderPart, 'type' | 'annotation'>): boolean {
  if (told.type === null) return false
  if (variable.startsWith('array') && isPlainArray(told.annotation)) return true
  return typeHint[variable] === typeHint[told.type]
}
