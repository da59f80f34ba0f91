import type { Problem } from '../../../shared/model/problem'

/** What is told as the node is now, at its fields and among the problems. */
const toldLive = ['name-refused', 'name-twice', 'name-empty']

/** What a file was warned of when it was read, without what the window tells live. */
export function nodeWarnings(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ code }) => !toldLive.includes(code))
}
