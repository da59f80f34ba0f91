import type { RuleId } from './texts/ruleTexts'

/**
 * Rules whose causes the window tells by itself: missing modules and ES module statements as the page reads the imports (`shared/problems/importProblems.ts`),
 * names and types as they are declared (`shared/problems/declaredProblems.ts`).
 */
export const toldElsewhere: ReadonlySet<string> = new Set<RuleId>([
  'package-not-there',
  'module-statement',
  'type-unknown-there',
  'variable-name-refused',
  'variable-twice',
  'input-type-not-there',
  'error-handling-ignored',
  'retry-ignored',
])
