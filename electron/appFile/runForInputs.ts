import type { Engine } from '../engine'
import type { Requirements } from '../engineTypes'
import { asSet } from '../run/asSet'
import type { RunForInputs } from './appInputs'

/** Where nodes of an app file run: the target of those that name none, and what counts in their workspace. */
export interface InputsPlace {
  readonly target: string
  readonly serverEnv: string
  readonly requirements: Requirements | string
}

/** Runs the nodes that another one of an app takes its inputs from, held as the author has set, as his own runs are. */
export function runForInputs(
  { runNode, settings }: Pick<Engine, 'runNode' | 'settings'>,
  { target, serverEnv, requirements }: InputsPlace,
): RunForInputs {
  const held = asSet(settings.get())
  return (node, inputs) =>
    runNode({ node, inputs, target: node.target ?? target, serverEnv, ...held }, requirements, {})
}
