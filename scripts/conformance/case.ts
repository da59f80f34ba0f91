import type { Output } from '../../shared/model/node'
import type { Request } from './graphonProcess'

/** What is put to both engines. `stdout` null: `result`, a JSON text, is checked as it stands; `outputs` null: nothing is checked. */
export interface Case {
  readonly stdout: string | null
  readonly error: string
  readonly result: string
  readonly outputs: readonly Output[] | null
  /** Which of the limits hold, by their place. */
  readonly limits: number
}

/** Outputs as pairs at every level: an object of JSON, written by JavaScript, would not keep their order. */
function pairsOf(outputs: readonly Output[] | null): Request['outputs'] {
  return (
    outputs?.map(({ name, spec }) => [name, { type: spec.type, children: pairsOf(spec.children) }] as const) ?? null
  )
}

/** A case as the Python side reads it. */
export function requestOf(one: Case): Request {
  return { ...one, outputs: pairsOf(one.outputs) }
}
