import { stderrFailsNode } from '../../dify/sandboxError'
import type { Target } from '../../dify/targets/target'
import type { CallFact } from '../facts/codeFacts'
import type { Severity, Surroundings } from '../rule'

/** Whether the sandbox takes what Python writes to stderr for the run's error; what Node writes is taken so on no other sandbox. */
export const failsOnStderr = (target: Target): Severity => (stderrFailsNode(target) ? 'error' : 'off')

/** Whether the sandbox takes what the node's language writes to stderr for the run's error (code-node facts 3.5). */
export function failsNode({ node, target }: Surroundings): boolean {
  return stderrFailsNode(target, node.code_language === 'javascript' ? 'nodejs' : 'python3')
}

/** What every run comes to; most of what is written elsewhere stands under a condition, which is not looked at. */
export function isCertain({ isSure }: CallFact, { node }: Surroundings): boolean {
  // Where the code puts something else in its place, what reaches the real one is not known.
  return isSure === true && !/\bsys\.stderr\s*=[^=]/.test(node.code)
}

/** Python shows these of nobody, as long as nothing asks for them. */
const neverShown = new Set(['PendingDeprecationWarning', 'ImportWarning', 'ResourceWarning', 'BytesWarning'])

/** Whether the code turns warnings off for itself. */
export function silencesWarnings({ facts }: Surroundings): boolean {
  return facts.calls.some(
    ({ name, args: [action], keywords }) =>
      (name === 'warnings.simplefilter' || name === 'warnings.filterwarnings') &&
      (action ?? keywords['action'])?.text === 'ignore',
  )
}

/** Whether Python shows deprecations on the target: those of `__main__` alone, which a script there need not be. */
export const showsDeprecations = ({ target }: Surroundings): boolean => target.sandbox.namespace === 'main'

/** Whether Python shows what a call of `warnings.warn` tells, by its category. */
export function showsWarning({ args, keywords }: CallFact, around: Surroundings): boolean {
  const category = keywords['category']?.text ?? args[1]?.text ?? 'UserWarning'
  if (neverShown.has(category) || silencesWarnings(around)) return false
  return category !== 'DeprecationWarning' || showsDeprecations(around)
}
