import type { Finding } from '../model/finding'
import type { Language } from '../model/problem'
import { fill } from '../problems'
import type { RuleText } from './texts/ruleText'
import { ruleTexts } from './texts/ruleTexts'

/** What the edit of a finding is called, as a button is; null where it has none. */
export function fixWords({ rule, problem, edits }: Finding, language: Language): string | null {
  const texts: Readonly<Record<string, Readonly<Record<Language, RuleText>>>> = ruleTexts
  const said = texts[rule]?.[language]
  // Only an edit that renames a key says which.
  const words = problem.params['key'] === undefined ? said?.fix : said?.fixKey
  return edits.length === 0 || words === undefined ? null : fill(words, problem.params)
}
