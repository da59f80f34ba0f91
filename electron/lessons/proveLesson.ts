import { findTarget } from '../../shared/dify/targets'
import type { CheckEnd, LessonFault } from '../../shared/model/lesson'
import { describeProblem, problem } from '../../shared/problems'
import { lastWords } from '../../shared/dify/lastWords'
import type { RunNode } from '../engineTypes'
import type { Lesson, LessonState } from './lesson'
import { lessonFiles } from './readLesson'
import { hasPassed, runChecks } from './runChecks'
import { startNode } from './workFolder'

export interface Proof {
  readonly runNode: RunNode
  readonly signal: AbortSignal
  /** Those of the lesson's own targets that are tried; left out: all. */
  readonly targets?: readonly string[]
}

/** Why a check did not pass, in a line. */
function reasonOf({ status, differences, error, problem: told }: CheckEnd): string {
  const [first] = differences
  if (error !== null) return lastWords(error) || error
  if (first !== undefined)
    return `${first.output}${first.path === '' ? '' : ` ${first.path}`}: ${first.fault ?? first.actual ?? '–'}`
  return told === null ? status : describeProblem(told, 'en').title
}

/**
 * Tries a lesson on each of its targets: its start must fail, its solution must pass every check. What does not hold is told; a machine that can't run a
 * check at all proves nothing, and says so as the solution's fault.
 */
export async function proveLesson(lesson: Lesson, { runNode, signal, targets }: Proof): Promise<LessonFault[]> {
  const faults: LessonFault[] = []
  async function ends({ node, requirements }: LessonState, target: string): Promise<CheckEnd[]> {
    const run = { runNode, node, target, requirements: requirements ?? '', signal, isCold: false }
    return runChecks(lesson, run, undefined, true)
  }
  for (const id of lesson.targets.filter((one) => targets === undefined || targets.includes(one))) {
    const target = findTarget(id)?.name ?? id
    const start = await ends({ ...lesson.start, node: startNode(lesson, id, null) }, id)
    if (signal.aborted) break
    if (hasPassed(lesson, start)) {
      const told = problem('lesson-start-passes', 'workspace', { params: { target } })
      faults.push({ file: lessonFiles.start, problem: told })
    }
    for (const end of await ends(lesson.solution, id)) {
      if (end.status === 'passed' || end.status === 'cancelled') continue
      const name = lesson.checks[end.at]?.says.en ?? ''
      const params = { target, name, reason: reasonOf(end) }
      faults.push({ file: lessonFiles.solution, problem: problem('lesson-solution-fails', 'workspace', { params }) })
    }
  }
  return faults
}
