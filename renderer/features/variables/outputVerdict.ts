import type { NodeRun } from '../../app/stores/storeTypes'

/** How a run ended for one output. `said` is Dify's sentence where that output was refused. */
export type OutputVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly said: string }
  | { readonly kind: 'none' }

/** The output that a sentence of Dify's check names: `answer` of "Output answer.score is missing.". */
export function outputNamed(sentence: string): string | null {
  const path = /(?:\bOutput (?:variable )?|\boutput variable )`?\.?([^\s`]+?)`?(?: |$)/.exec(sentence)?.[1]
  return path === undefined ? null : (/^[^.[\]]+/.exec(path)?.[0] ?? null)
}

/** Judges one output of a finished run; null while there is no run to judge by. */
export function outputVerdict(run: NodeRun | null, name: string): OutputVerdict | null {
  const result = run?.result ?? null
  if (result === null || result.status === 'cancelled') return null
  if (result.status === 'succeeded') return { kind: 'passed' }
  const said = result.error ?? ''
  return outputNamed(said) === name ? { kind: 'refused', said } : { kind: 'none' }
}
