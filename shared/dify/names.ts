import type { OutputType, VariableType } from '../model/node'

/** The words of Dify's panel for a type; never translated. */
export const typeLabels: Readonly<Record<OutputType | VariableType, string>> = {
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  secret: 'Secret',
  object: 'Object',
  file: 'File',
  'array[string]': 'Array[String]',
  'array[number]': 'Array[Number]',
  'array[boolean]': 'Array[Boolean]',
  'array[object]': 'Array[Object]',
  'array[file]': 'Array[File]',
}

/** The longest name that Dify's panel takes. */
export const maxNameLength = 30

/** What Dify's panel says of a name that it refuses (web `utils/var`, with its own spelling); null where it takes it. */
export function nameRefusal(name: string, kind: string, others: readonly string[] = []): string | null {
  if (name === '') return `${kind} is required`
  if (name.length > maxNameLength) return `${kind} is too length. Can not be longer then ${maxNameLength} characters`
  if (/^\d/.test(name)) return `${kind} can not start with a number`
  if (!/^\w+$/.test(name)) return `${kind} is invalid. Can only contain letters, numbers, and underscores`
  if (others.includes(name)) return `${name} already exists`
  return null
}

/** A name of the panel's own making for a new output: `var_1`, `var_2`, … */
export function nextOutputName(taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`var_${number}`)) number += 1
  return `var_${number}`
}

/** The code that Dify gives a new node (its default configs), without the empty first line that its editor hides. */
export const defaultCode = {
  python3: 'def main(arg1: str, arg2: str):\n    return {\n        "result": arg1 + arg2,\n    }\n',
  javascript: 'function main({arg1, arg2}) {\n    return {\n        result: arg1 + arg2\n    }\n}\n',
} as const
