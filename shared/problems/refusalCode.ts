import type { ProblemCode } from '.'
import { nameFault } from '../dify/names'

/** The problem of a name that Dify's panel refuses; `others` are the names before it in its list. */
export function refusalCode(name: string, others: readonly string[]): ProblemCode {
  const fault = nameFault(name, others)
  if (fault === 'required') return 'name-empty'
  return fault === 'exists' ? 'name-twice' : 'name-refused'
}
