import { ruleTexts } from './texts/ruleTexts'

/** The ids of all rules, without the rules themselves: the window tells them apart before it loads any. */
export const ruleIds: ReadonlySet<string> = new Set(Object.keys(ruleTexts))
