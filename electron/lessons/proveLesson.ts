import { findTarget } from '../../shared/dify/targets'
import type { CheckEnd, LessonFault } from '../../shared/model/lesson'
import type { Language, Problem } from '../../shared/model/problem'
import { describeProblem, problem } from '../../shared/problems'
import { lastWords } from '../../shared/dify/lastWords'
import type { RunNode } from '../engineTypes'
import type { Lesson, LessonState } from './lesson'
import { lessonFiles } from './readLesson'
import { hasPassed, runChecks } from './runChecks'
import { startNode } from './workFolder'

export interface ProofOptions {
  readonly runNode: RunNode
  readonly signal: AbortSignal
  /** Of the sentences that go into what is told. */
  readonly language: Language
  /** The ids of those of the lesson's own targets that are tried; left out: all. */
  readonly targets?: readonly string[]
}

/** What came of trying a lesson. */
export interface Proof {
  /** The names of the targets that it was tried on; none where it has none of those that were asked for. */
  readonly tried: readonly string[]
  readonly faults: readonly LessonFault[]
  /** Why a check could not be run at all, and on which target: it says nothing about the lesson, and ends the trying. */
  readonly broken: { readonly target: string; readonly problem: Problem } | null
}

const wordless = {
  'no-error': { en: 'The run succeeded; the case expects it to fail.', 'zh-CN': '运行成功了，而用例期望它失败。' },
  other: { en: 'The run gave no outputs.', 'zh-CN': '运行没有给出输出。' },
} as const

/** Why a check did not pass, in a line. */
function reasonOf({ reason, differences, error, problem: told }: CheckEnd, language: Language): string {
  const [first] = differences
  if (error !== null) return lastWords(error) || error
  if (first !== undefined)
    return `${first.output}${first.path === '' ? '' : ` ${first.path}`}: ${first.fault ?? first.actual ?? '–'}`
  if (told !== null) return describeProblem(told, language).title
  return wordless[reason === 'no-error' ? reason : 'other'][language]
}

/** What stopped a check, where it could not be run. */
function brokenIn(ends: readonly CheckEnd[]): Problem | null {
  const end = ends.find(({ status }) => status === 'broken')
  return end === undefined ? null : (end.problem ?? problem('run-broken', 'run', { params: { reason: '–' } }))
}

/** Tries a lesson on each of its targets: its start must fail, its solution must pass every check. What does not hold is told. */
export async function proveLesson(
  lesson: Lesson,
  { runNode, signal, language, targets }: ProofOptions,
): Promise<Proof> {
  const faults: LessonFault[] = []
  const tried: string[] = []
  async function ends({ node, requirements }: LessonState, target: string): Promise<CheckEnd[]> {
    const run = { runNode, node, target, requirements: requirements ?? '', signal, isCold: false }
    return runChecks(lesson, run, undefined, true)
  }
  for (const id of lesson.targets.filter((one) => targets === undefined || targets.includes(one))) {
    const target = findTarget(id)?.name ?? id
    tried.push(target)
    const start = await ends({ ...lesson.start, node: startNode(lesson, id, null) }, id)
    if (signal.aborted) break
    const before = brokenIn(start)
    if (before !== null) return { tried, faults, broken: { target, problem: before } }
    if (hasPassed(lesson, start)) {
      const told = problem('lesson-start-passes', 'workspace', { params: { target } })
      faults.push({ file: lessonFiles.start, problem: told })
    }
    const solved = await ends(lesson.solution, id)
    const after = brokenIn(solved)
    if (after !== null) return { tried, faults, broken: { target, problem: after } }
    for (const end of solved) {
      if (end.status === 'passed' || end.status === 'cancelled') continue
      const name = lesson.checks[end.at]?.says[language] ?? ''
      const params = { target, name, reason: reasonOf(end, language) }
      faults.push({ file: lessonFiles.solution, problem: problem('lesson-solution-fails', 'workspace', { params }) })
    }
  }
  return { tried, faults, broken: null }
}
