import { fileURLToPath } from 'node:url'
import type { Limits } from '../../shared/model/server'
import type { Outcome } from './outcome'
import { type PythonProcess, startPython } from './pythonProcess'

/** Declarations by name, in their order; those of an Object's members are such a list too. */
export type Declared = readonly (readonly [
  name: string,
  spec: { readonly type: string; readonly children: Declared | null },
])[]

/** A case as the Python side reads it. */
export interface Request {
  readonly stdout: string | null
  readonly error: string
  readonly result: string
  readonly outputs: Declared | null
  readonly limits: number
}

/** The outcomes of cases, in their order. */
export type GraphonProcess = PythonProcess<readonly Request[], Outcome[]>

/** Starts the one Python process that all cases are put to. `limits` are those that requests name by their place. */
export function startGraphon(python: string, limits: readonly Limits[]): GraphonProcess {
  const script = fileURLToPath(new URL('./graphon_node.py', import.meta.url))
  return startPython(python, [script, JSON.stringify(limits)], 'graphon')
}
