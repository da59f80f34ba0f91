import { problem } from '.'
import type { Problem } from '../model/problem'
import { nearestNames } from '../packages/nearestNames'
import type { SeverityFault } from '../preflight/severities'

/** What a long value is cut to in a sentence. */
const longest = 60

/** The lines of a workspace's severities that say nothing, each as a problem; `rules` are the ids of all rules. */
export function severityFaults(
  faults: readonly SeverityFault[],
  rules: ReadonlySet<string>,
  severity: Problem['severity'] = 'warning',
): readonly Problem[] {
  return faults.map(({ line, kind, rule, value }) => {
    const nearest = nearestNames(rule, [...rules])[0] ?? '–'
    const params = { line, rule: rule.slice(0, longest), value: value.slice(0, longest), nearest }
    return problem(`severity-line-${kind}`, 'workspace', { severity, params })
  })
}
