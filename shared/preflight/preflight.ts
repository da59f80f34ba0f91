import type { Finding } from '../model/finding'
import type { Problem } from '../model/problem'
import { problem } from '../problems'
import type { CodeFacts } from './facts/codeFacts'
import type { Fired, Rule, Surroundings } from './rule'
import { callRules } from './rules/calls'
import { fieldRules } from './rules/fields'
import { languageRules } from './rules/language'
import { mainRules } from './rules/main'
import { nameRules } from './rules/names'
import { outputRules } from './rules/outputs'
import { packageRules } from './rules/packages'
import { secretRules } from './rules/secrets'
import { streamRules } from './rules/streams'
import { valueRules } from './rules/values'
import { type OwnSeverities, severityIn } from './severities'
import { silencesIn } from './silences'
import type { RuleId } from './texts/ruleTexts'

/** Every rule, in the order in which pages list them. */
export const rules: readonly Rule[] = [
  ...mainRules,
  ...outputRules,
  ...valueRules,
  ...languageRules,
  ...nameRules,
  ...streamRules,
  ...callRules,
  ...fieldRules,
  ...packageRules,
  ...secretRules,
]

const order = { error: 0, warning: 1, info: 2 } as const

function findingOf({ id }: Rule, severity: Problem['severity'], fired: Fired, { target }: Surroundings): Finding {
  const { place, edits = [], fixes = [] } = fired
  const made = problem(id as RuleId, 'code', {
    line: place?.line ?? null,
    column: place?.column ?? null,
    params: { target: target.name, line: place?.line ?? 0, ...fired.params },
  })
  return {
    rule: id,
    problem: { ...(fired.problem ?? made), severity },
    endLine: place?.endLine ?? null,
    endColumn: place?.endColumn ?? null,
    edits,
    fixes,
  }
}

/**
 * What preflight finds in a node, by its place in the code, those of its fields first. What a comment silences is left out. `without` names
 * rules whose causes are told elsewhere, `own` says how grave the workspace takes rules to be.
 */
export function findingsOf(
  around: Surroundings,
  without: ReadonlySet<string> = new Set(),
  own: OwnSeverities = new Map(),
): Finding[] {
  const { node, target } = around
  const isSilent = silencesIn(node.code_language, node.code)
  const found = rules.flatMap((rule) => {
    const level = severityIn(own, rule.id, rule.severity(target))
    if (level === 'off' || without.has(rule.id) || !rule.languages.includes(node.code_language)) return []
    // What the workspace says holds for all that its rule finds.
    const isOwn = own.has(rule.id)
    return rule.check(around).map((fired) => {
      const severity = isOwn ? level : (fired.severity ?? fired.problem?.severity ?? level)
      return findingOf(rule, severity, fired, around)
    })
  })
  const kept = found.filter(({ rule, problem: { line } }) => line === null || !isSilent(rule, line))
  const place = ({ problem: { line, column } }: Finding): number => (line ?? 0) * 100_000 + (column ?? 0)
  return kept.sort((a, b) => place(a) - place(b) || order[a.problem.severity] - order[b.problem.severity])
}

export type { CodeFacts, Finding }
