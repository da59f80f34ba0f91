import { fromDifference } from '../../shared/cases/fromDifference'
import { CheckFault, holdsCheck } from '../../shared/cases/holdsCheck'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { CheckEnd } from '../../shared/model/lesson'
import type { CodeNode, OutputSpec } from '../../shared/model/node'
import type { Check, Difference } from '../../shared/model/nodeCase'
import { lacksEnvironment, runCases } from '../cases/runCases'
import type { Requirements, RunNode } from '../engineTypes'
import { type Lesson, type LessonCheck, withService } from './lesson'
import { startLessonService } from './lessonService'

/** What a node is checked with. */
export interface CheckRun {
  readonly runNode: RunNode
  readonly node: CodeNode
  readonly target: string
  readonly requirements: Requirements | string
  readonly signal: AbortSignal
  /** Whether each run has an interpreter of its own that nothing stood by in. */
  readonly isCold: boolean
}

/** Characters of a text that goes to the page. */
const longest = 4000
const cut = (text: string | null): string | null => text?.slice(0, longest) ?? null

/** A difference short enough for the page; of long values the part where they differ. */
function cutDifference(each: Difference): Difference {
  if (each.kind !== 'equals' || each.actual === null) {
    return { ...each, value: cut(each.value) ?? '', actual: cut(each.actual) }
  }
  const [value, actual] = fromDifference(each.value, each.actual, longest)
  return { ...each, value, actual }
}

function specOf({ type, children }: OutputSpec): unknown {
  if (children === null) return { type }
  return { type, children: Object.fromEntries(children.map(({ name, spec }) => [name, specOf(spec)])) }
}

/** What stands in a default value; a text that is no JSON is one. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A node as a check of a lesson looks at it: its file's own fields, inputs by their names. */
function declaredOf(node: CodeNode): unknown {
  return {
    code_language: node.code_language,
    variables: Object.fromEntries(node.variables.map(({ variable, value_type }) => [variable, { type: value_type }])),
    outputs: Object.fromEntries(node.outputs.map(({ name, spec }) => [name, specOf(spec)])),
    dependencies: node.dependencies,
    error_strategy: node.error_strategy ?? null,
    default_value: Object.fromEntries((node.default_value ?? []).map(({ key, value }) => [key, parsed(value)])),
    retry_config: node.retry_config ?? { retry_enabled: false, max_retries: 0, retry_interval: 0 },
  }
}

const ended = (at: number, status: CheckEnd['status']): CheckEnd => ({
  at,
  status,
  reason: null,
  differences: [],
  error: null,
  problem: null,
})

function judgeDeclared(node: CodeNode, check: Check, at: number): CheckEnd {
  const failed = (actual: string | null, fault: string | null): CheckEnd => ({
    ...ended(at, 'failed'),
    reason: 'outputs',
    differences: [{ ...check, actual, fault }],
  })
  try {
    const value = parsePythonJson(JSON.stringify(declaredOf(node)))
    const { at: there, holds } = holdsCheck(value, check)
    return holds ? ended(at, 'passed') : failed(there === undefined ? null : toJsonText(there), null)
  } catch (error) {
    if (!(error instanceof CheckFault)) throw error
    return failed(null, error.message)
  }
}

/** How a case of a lesson ended, and whether since there was no environment for it. */
async function judgeRun(lesson: Lesson, check: LessonCheck & { kind: 'case' }, run: CheckRun, at: number) {
  let isInVain = false
  const service = lesson.service.length === 0 ? null : await startLessonService(lesson.service)
  try {
    const { cases: _, ...own } = run.node
    const of = withService({ ...own, cases: [check.of] }, service?.address ?? null)
    const [one = check.of] = of.cases ?? []
    const job = { node: of, of: one, target: run.target, requirements: run.requirements, serverEnv: '' }
    let end = ended(at, 'cancelled')
    // Held as the target's sandbox holds it, whatever the settings say: the same node passes on every laptop of a class.
    const options = { runNode: run.runNode, signal: run.signal, isCold: run.isCold, atOnce: 1 }
    await runCases([job], options, ({ result, verdict }) => {
      isInVain = lacksEnvironment(result)
      end = {
        at,
        status: verdict.status,
        reason: verdict.reason,
        differences: verdict.differences.map(cutDifference),
        error: cut(result.error),
        problem: result.problems[0] ?? null,
      }
    })
    return { end, isInVain }
  } finally {
    await service?.close()
  }
}

/** Of a hidden check only how it ended, and whether this machine could not run it. */
function withoutValues(end: CheckEnd): CheckEnd {
  return { ...end, reason: null, differences: [], error: null, problem: end.status === 'broken' ? end.problem : null }
}

/** Runs the checks of a lesson on a node, one after another; `onEnd` is told of each. Of those that are hidden no value leaves this file. */
export async function runChecks(
  lesson: Lesson,
  run: CheckRun,
  onEnd: (end: CheckEnd) => void = () => {},
  tellsHidden = false,
): Promise<CheckEnd[]> {
  const ends: CheckEnd[] = []
  // How a case ended that found no environment: no other finds one now, and each attempt to build it may take long.
  let inVain: CheckEnd | null = null
  async function endOf(check: LessonCheck, at: number): Promise<CheckEnd> {
    if (check.kind === 'node') return judgeDeclared(run.node, check.check, at)
    if (inVain !== null) return { ...inVain, at }
    const { end, isInVain } = await judgeRun(lesson, check, run, at)
    if (isInVain) inVain = end
    return end
  }
  for (const [at, check] of lesson.checks.entries()) {
    if (run.signal.aborted) break
    const end = await endOf(check, at)
    const told = check.isHidden && !tellsHidden ? withoutValues(end) : end
    ends.push(told)
    onEnd(told)
  }
  return ends
}

/** Whether a lesson is passed. */
export function hasPassed(lesson: Lesson, ends: readonly CheckEnd[]): boolean {
  return ends.length === lesson.checks.length && ends.every(({ status }) => status === 'passed')
}
