import type { NodeRun } from '../../app/stores/storeTypes'

/** How a run ended for one output. `said` is Dify's sentence where that output was refused. */
export type OutputVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly said: string }
  /** `main()` returned, and Dify's check stopped before it came to this output. */
  | { readonly kind: 'unchecked' }
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
  const refused = outputNamed(said)
  if (refused === name) return { kind: 'refused', said }
  if (result.returned === null) return { kind: 'none' }
  // Dify looks at the outputs in their order, and stops at the first that it refuses.
  const names = run?.node.outputs.map((output) => output.name) ?? []
  const isBefore = refused !== null && names.indexOf(name) < names.indexOf(refused)
  return { kind: isBefore ? 'passed' : 'unchecked' }
}
