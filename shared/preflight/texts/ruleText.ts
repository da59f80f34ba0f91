import type { Language, ProblemText } from '../../model/problem'

/** What a rule says in one language; `fix` names the edit that mends it, as a button does, and `fixKey` one that renames a returned key. */
export interface RuleText extends ProblemText {
  readonly fix?: string
  readonly fixKey?: string
}
export type RuleTexts = Readonly<Record<Language, RuleText>>
