import type { VariableType } from '../../model/node'

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

/** Whether a value of a variable's type is of the type that an annotation or default told: a Secret is a text, a File an object. */
export function isSameInCode(variable: VariableType, told: VariableType): boolean {
  return typeHint[variable] === typeHint[told]
}
