import type { CodeFacts } from '../facts/codeFacts'
import type { Fired, Rule, Surroundings } from '../rule'

const made = new WeakMap<CodeFacts, CodeFacts>()

/** The same node, as if each `return` gave what it gives in all likelihood; null where nothing more is known of any. */
function likelyAround(around: Surroundings): Surroundings | null {
  const { facts } = around
  if (facts.returns.every(({ likely }) => likely === undefined)) return null
  const returns = facts.returns.map(({ likely, ...one }) => ({ ...one, value: likely ?? one.value }))
  const likely = made.get(facts) ?? { ...facts, returns }
  made.set(facts, likely)
  return { ...around, facts: likely }
}

function placeKey({ place, params }: Fired): string {
  return JSON.stringify([place?.line, place?.column, params?.['name'] ?? ''])
}

/** A rule that is asked a second time, of what `main` gives in all likelihood: what only that shows is a warning. */
export function alsoLikely(rule: Rule): Rule {
  return {
    ...rule,
    check: (around) => {
      const sure = rule.check(around)
      const likely = likelyAround(around)
      if (likely === null) return sure
      const told = new Set(sure.map(placeKey))
      const more = rule.check(likely).filter((one) => !told.has(placeKey(one)))
      return [...sure, ...more.map((one): Fired => ({ ...one, severity: 'warning' }))]
    },
  }
}
