import type { Confinement } from '../../../shared/model/confinement'
import type { Text } from '../../i18n/useText'

/** What held a run, in words: by what was really in force, not by what its level could have. */
export function levelHint({ level, means }: Pick<Confinement, 'level' | 'means'>, text: Text['confinement']): string {
  const limited = means.includes('limits') ? text.limited.all : text.limited.few
  return `${text.levelHints[level]}${text.gap}${limited}`
}
