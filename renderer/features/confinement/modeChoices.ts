import { type ConfinementMode, confinementModes, usualMode } from '../../../shared/dify/confinementModes'
import type { Target } from '../../../shared/dify/targets/target'
import type { Text } from '../../i18n/useText'

/** The choice of an author who leaves it to the target's sandbox. */
export const usualChoice = 'usual'

/** The mode of a choice; null: as the target's sandbox. */
export function modeOf(choice: string): ConfinementMode | null {
  return confinementModes.find((one) => one === choice) ?? null
}

/** How runs for a target are held unless the author says otherwise. */
export function usualFor(target: Target | null): ConfinementMode {
  return target === null ? 'like-dify' : usualMode(target.sandbox)
}

/** The ways to hold all runs, the usual one first: value, name, what it does. */
export function modeChoices(
  text: Text['confinement'],
  usual: ConfinementMode,
): readonly (readonly [value: string, name: string, hint: string])[] {
  return [
    [usualChoice, text.usual(text.modes[usual]), text.usualHint],
    ...confinementModes.map((mode) => [mode, text.modes[mode], text.modeHints[mode]] as const),
  ]
}
