import type { Confinement } from '../../../shared/model/confinement'
import type { Text } from '../../i18n/useText'

/** What held a run, in words: by what was really in force, not by what its level could have. */
export function levelHint({ level, means }: Pick<Confinement, 'level' | 'means'>, text: Text['confinement']): string {
  const { time, output, memory, processes } = text.limits
  const limited = [
    time,
    output,
    ...(means.includes('limits-memory') ? [memory] : []),
    ...(means.includes('limits-processes') ? [processes] : []),
  ]
  const files = means.includes('landlock') ? text.filesHeld : text.filesOpen
  // What Python's functions show of files is told by the level.
  return [text.levelHints[level], text.limited(limited), ...(level === 'approximate' ? [] : [files])].join(text.gap)
}
