import type { CodeNode } from '../model/node'
import { specsUnder } from './typeProblem'

/** Names that Dify's panel holds against each other: inputs, outputs, or the members of one Object. */
export interface NameList {
  readonly kind: 'inputs' | 'outputs' | 'members'
  /** Of members the path of what they are in, as `root.child`; "" for the others. */
  readonly path: string
  readonly names: readonly string[]
}

/** Every list of names that a node declares, members at any depth included. */
export function declaredNames({ variables, outputs }: CodeNode): NameList[] {
  const members = [...specsUnder(outputs)].flatMap(({ path, spec: { children } }): NameList[] =>
    children === null ? [] : [{ kind: 'members', path, names: children.map(({ name }) => name) }],
  )
  return [
    { kind: 'inputs', path: '', names: variables.map(({ variable }) => variable) },
    { kind: 'outputs', path: '', names: outputs.map(({ name }) => name) },
    ...members,
  ]
}
