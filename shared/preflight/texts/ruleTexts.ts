import { aroundTexts } from './aroundTexts'
import { codeTexts } from './codeTexts'
import { mainTexts } from './mainTexts'
import { outputTexts } from './outputTexts'

/** What every rule of preflight says, by its id, in both languages. */
export const ruleTexts = { ...mainTexts, ...outputTexts, ...codeTexts, ...aroundTexts } as const

export type RuleId = keyof typeof ruleTexts
