import { stepsOf } from '../../shared/cases/jsonPath'
import type { CodeNode } from '../../shared/model/node'

/** What a check may look at in a node, with the members that are the same in each; `declaredOf` in `runChecks.ts` gives it. */
const fields = {
  code_language: [],
  variables: ['type'],
  outputs: ['type', 'children'],
  dependencies: [],
  error_strategy: [],
  default_value: [],
  retry_config: ['retry_enabled', 'max_retries', 'retry_interval'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Why a path leads nowhere: it is none, or after `before` stands a name that is none of `names`. */
export type PathFault = 'odd' | { readonly before: string; readonly names: readonly string[] }

/** What is wrong with the path of a check that looks at what a node declares; names of inputs and outputs are those of `nodes`. Null where it can lead somewhere. */
export function pathFault(path: string, nodes: readonly CodeNode[]): PathFault | null {
  const steps = stepsOf(path)
  if (steps === null) return 'odd'
  const [field, second, third] = steps
  const names = Object.keys(fields)
  if (field === undefined || !names.includes(String(field))) return { before: '$', names }
  const members: readonly string[] = fields[field as keyof typeof fields]
  if (second === undefined) return null
  if (field === 'retry_config')
    return members.includes(String(second)) ? null : { before: '$.retry_config', names: members }
  const isVariable = field === 'variables'
  if (!isVariable && field !== 'outputs' && field !== 'default_value') return null
  const known = nodes.flatMap(({ variables, outputs }) =>
    isVariable ? variables.map(({ variable }) => variable) : outputs.map(({ name }) => name),
  )
  const before = `$.${field}`
  if (!known.includes(String(second))) return { before, names: [...new Set(known)] }
  if (third === undefined || members.length === 0 || members.includes(String(third))) return null
  return { before: `${before}.${second}`, names: members }
}
