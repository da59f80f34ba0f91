import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'

/** What is told as the node is now, at its fields and among the problems. */
const toldLive = ['name-refused', 'name-twice', 'name-empty']

/** Whether a warning of a name in a case has become untrue: the node has that name by now. */
function isMet({ code, params }: Problem, node: CodeNode): boolean {
  const { name } = params
  if (code === 'case-input-unknown') return node.variables.some(({ variable }) => variable === name)
  return code === 'case-output-unknown' && node.outputs.some((output) => output.name === name)
}

/**
 * What a file was warned of when it was read and is still so as its node is now, without what the window tells live. The cases of a lesson
 * may name what its task is to add.
 */
export function nodeWarnings(
  problems: readonly Problem[],
  node: CodeNode | null,
  isLesson: boolean,
): readonly Problem[] {
  return problems.filter((told) => {
    if (toldLive.includes(told.code) || (node !== null && isMet(told, node))) return false
    return !(isLesson && (told.code === 'case-input-unknown' || told.code === 'case-output-unknown'))
  })
}
