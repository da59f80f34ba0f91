import type { CodeNode, VariableType } from '../../model/node'

/** The declared types of a node's inputs, by their names. An author may wire something else to one: what rests on them alone is never certain. */
export type InputTypes = Readonly<Record<string, VariableType>>

export function inputTypes({ variables }: Pick<CodeNode, 'variables'>): InputTypes {
  return Object.fromEntries(variables.map(({ variable, value_type }) => [variable, value_type]))
}
