import { targets } from '../dify/targets'
import type { NodeLanguage } from '../model/node'
import type { Language } from '../model/problem'
import type { Rule, Severity } from './rule'
import type { RuleText } from './texts/ruleText'
import { type RuleId, ruleTexts } from './texts/ruleTexts'

/** What a rule's page says; see `rulePages.ts` for those of the docs, and the window's own. */
export const languageNames: Readonly<Record<NodeLanguage, string>> = {
  python3: 'Python',
  javascript: 'JavaScript',
  jinja2: 'Jinja2',
}

/** A sentence for any node: what is filled in stands as an ellipsis, but for the marks of templates. */
export function general(text: string): string {
  return text.replace(/\{\{inputs\}\}|\{\{?\w+\}?\}/g, (found) => (found === '{{inputs}}' ? found : '…'))
}

/** The words of a rule for any node. */
export function generalWords(id: string, language: Language): RuleText {
  const { title, why, next, fix }: RuleText = ruleTexts[id as RuleId][language]
  const words = { title: general(title), why: general(why), next: general(next) }
  return fix === undefined ? words : { ...words, fix: general(fix) }
}

/** How grave a rule is, by the targets where that differs; names of targets are without `Dify`. */
export function levelsOf({ severity }: Rule): { readonly level: Severity; readonly targets: readonly string[] }[] {
  const groups = new Map<Severity, string[]>()
  for (const target of targets) {
    const level = severity(target)
    groups.set(level, [...(groups.get(level) ?? []), target.name.replace('Dify ', '')])
  }
  return [...groups].map(([level, names]) => ({ level, targets: names }))
}

/** The comment that silences a rule, in the first of its languages. */
export function silencingComment({ id, languages }: Rule): string {
  const [language] = languages
  if (language === 'jinja2') return `{# nodelab: ignore ${id} #}`
  return `${language === 'javascript' ? '//' : '#'} nodelab: ignore ${id}`
}
