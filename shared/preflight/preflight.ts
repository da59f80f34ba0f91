import type { Finding } from '../model/finding'
import { problem } from '../problems'
import type { CodeFacts } from './facts/codeFacts'
import type { Fired, Rule, Severity, Surroundings } from './rule'
import { callRules } from './rules/calls'
import { fieldRules } from './rules/fields'
import { languageRules } from './rules/language'
import { mainRules } from './rules/main'
import { outputRules } from './rules/outputs'
import { packageRules } from './rules/packages'
import { secretRules } from './rules/secrets'
import { streamRules } from './rules/streams'
import { valueRules } from './rules/values'
import { silencesIn } from './silences'
import type { RuleId } from './texts/ruleTexts'

/** Every rule, in the order in which pages list them. */
export const rules: readonly Rule[] = [
  ...mainRules,
  ...outputRules,
  ...valueRules,
  ...languageRules,
  ...streamRules,
  ...callRules,
  ...fieldRules,
  ...packageRules,
  ...secretRules,
]

const order = { error: 0, warning: 1, info: 2 } as const

function findingOf({ id }: Rule, severity: Exclude<Severity, 'off'>, fired: Fired, { target }: Surroundings): Finding {
  const { place, edits = [], fixes = [] } = fired
  const own = problem(id as RuleId, 'code', {
    severity: fired.severity ?? severity,
    line: place?.line ?? null,
    column: place?.column ?? null,
    params: { target: target.name, line: place?.line ?? 0, ...fired.params },
  })
  return {
    rule: id,
    problem: fired.problem ?? own,
    endLine: place?.endLine ?? null,
    endColumn: place?.endColumn ?? null,
    edits,
    fixes,
  }
}

/**
 * What preflight finds in a node, by its place in the code, those of its fields first. What a comment silences is left out. `without` names
 * rules whose causes are told elsewhere.
 */
export function findingsOf(around: Surroundings, without: ReadonlySet<string> = new Set()): Finding[] {
  const { node, target } = around
  const isSilent = silencesIn(node.code_language, node.code)
  const found = rules.flatMap((rule) => {
    const severity = rule.severity(target)
    if (severity === 'off' || without.has(rule.id) || !rule.languages.includes(node.code_language)) return []
    return rule.check(around).map((fired) => findingOf(rule, severity, fired, around))
  })
  const kept = found.filter(({ rule, problem: { line } }) => line === null || !isSilent(rule, line))
  const place = ({ problem: { line, column } }: Finding): number => (line ?? 0) * 100_000 + (column ?? 0)
  return kept.sort((a, b) => place(a) - place(b) || order[a.problem.severity] - order[b.problem.severity])
}

export type { CodeFacts, Finding }
