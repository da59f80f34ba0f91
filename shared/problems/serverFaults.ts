import { problem } from '.'
import type { EnvFault } from '../dify/serverSettings'
import type { Problem } from '../model/problem'

/** What a long value is cut to in a sentence. */
const longest = 40

/** The lines of `dify.env` that count for nothing, each as a problem. What is no setting at all may be a secret, and is not repeated. */
export function serverFaults(faults: readonly EnvFault[]): readonly Problem[] {
  return faults.map(({ line, key, value, kind }) =>
    problem(`server-line-${kind}`, 'workspace', {
      severity: 'warning',
      params: kind === 'no-assignment' ? { line } : { line, key, value: value.slice(0, longest) },
    }),
  )
}
