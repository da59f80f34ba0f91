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

/** A case as the Python side reads it. */
export function requestOf(one: Case): Request {
  return { ...one, outputs: one.outputs?.map(({ name, spec }) => [name, spec] as const) ?? null }
}
