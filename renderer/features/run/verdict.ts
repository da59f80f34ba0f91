import type { NodeRun } from '../../app/stores/storeTypes'

/** The end of a run in a word: our own word by name, or an error's class, which is never translated. */
export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'environment' }
  /** It did not begin: an input has no value of its type, or Dify takes not a default value or an output's type. */
  | { readonly kind: 'input' }
  /** It failed, and the workflow goes on by its error strategy: Dify's status `exception`. */
  | { readonly kind: 'exception'; readonly name: string }
  | { readonly kind: 'error'; readonly name: string }

const notBegun = new Set(['input-not-valid', 'default-value-refused', 'type-not-there'])

/** Judges a finished run; null while there is none. */
export function verdictOf(run: NodeRun | null): Verdict | null {
  const result = run?.result ?? null
  if (result === null) return null
  if (result.status === 'succeeded') return { kind: 'ok' }
  if (result.status === 'cancelled') return { kind: 'cancelled' }
  if (result.problems.some(({ code }) => code === 'run-timeout')) return { kind: 'timeout' }
  if (result.problems.some(({ code }) => notBegun.has(code))) return { kind: 'input' }
  const first = result.problems.find((problem) => problem.severity === 'error')
  if (first !== undefined && (first.source === 'environment' || first.source === 'requirements')) {
    return { kind: 'environment' }
  }
  // A template's failure has no class of Dify's.
  const raised =
    result.errorType === 'CodeExecutionError' || result.errorType === null ? (result.traceback?.errorClass ?? '') : ''
  return { kind: result.after === null ? 'error' : 'exception', name: raised || result.errorType || 'Error' }
}
