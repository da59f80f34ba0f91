import type { CodeLanguage, OutputType, VariableType } from '../model/node'
import { fillWords } from './fillWords'
import { defaultTarget } from './targets'

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

/** Why Dify's panel refuses a name, in the order in which it looks. */
export type NameFault = 'required' | 'too-long' | 'invalid' | 'starts-with-number' | 'exists'

/** The panel's own sentences (web `varKeyError`), spelled as there. `{key}` is filled in. */
const sentences: Readonly<Record<NameFault, string>> = {
  required: '{key} is required',
  'too-long': `{key} is too length. Can not be longer then ${maxNameLength} characters`,
  invalid: '{key} is invalid. Can only contain letters, numbers, and underscores',
  'starts-with-number': '{key} can not start with a number',
  exists: '{key} already exists',
}

/**
 * Why Dify's panel refuses a name of an input or output; null where it takes it. Dify only warns: a refused name is saved all the
 * same, and its server has no rule for names.
 */
export function nameFault(name: string, others: readonly string[] = []): NameFault | null {
  if (name === '') return 'required'
  if (name.length > maxNameLength) return 'too-long'
  if (!/^\w+$/.test(name)) return 'invalid'
  if (/^\d/.test(name)) return 'starts-with-number'
  return others.includes(name) ? 'exists' : null
}

/** What Dify's panel says of a name that it refuses, `kind` being its word for the field; null where it takes the name. */
export function nameRefusal(name: string, kind: string, others: readonly string[] = []): string | null {
  const fault = nameFault(name, others)
  return fault === null ? null : fillWords(sentences[fault], { key: fault === 'exists' ? name : kind })
}

/** A name as the panel makes it while it is typed: spaces become underscores. */
export function typedName(text: string): string {
  return text.replaceAll(' ', '_')
}

/** A name of the panel's own making for a new output: `var_1`, `var_2`, … */
export function nextOutputName(taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`var_${number}`)) number += 1
  return `var_${number}`
}

/** The code of a new node: what the newest Dify gives one, without the empty first line of its template. */
export const defaultCode: Readonly<Record<CodeLanguage, string>> = {
  python3: defaultTarget.defaultCode.python3.trimStart(),
  javascript: defaultTarget.defaultCode.javascript.trimStart(),
}
