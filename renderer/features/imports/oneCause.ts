import type { Finding } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { moduleOf } from '../../../shared/problems/moduleProblems'
import type { CodeProblems } from './codeProblems'

const top = (module: string): string => module.split('.', 1)[0] ?? module

/** Names the cause of a problem: what preflight and a run tell of one import is one cause, in whatever words. */
export function causeOf(problem: Problem): string {
  const { code, line, params } = problem
  const module = moduleOf(problem)
  if (module !== null) return `module ${top(module)} ${line}`
  if (code === 'module-syntax-refused' || code.startsWith('script-')) return `${code} ${line}`
  return JSON.stringify([code, line, params])
}

/** Whether what a run told of a missing module is no longer so: the environment has it by now, or the code has changed and is told anew. */
export function isSettled(told: Problem, run: CodeNode, seen: CodeProblems | null): boolean {
  const module = moduleOf(told)
  if (module === null || told.source !== 'run' || seen === null) return false
  if (run.code === seen.code) return seen.hasModule?.(module) === true
  return seen.hasModule !== null || seen.problems.some(({ problem }) => moduleOf(problem) !== null)
}

/** What Python warns of as it reads code, by ruff's rules: escapes, assertions of a pair, comparisons of the identity of a literal. */
const readWarnings: ReadonlySet<unknown> = new Set(['W605', 'F631', 'F632'])

/** The problems of code as it stands, without those whose cause a run or preflight has told; none of code that was not looked at yet. */
export function codeProblemsOf(
  seen: CodeProblems | null,
  code: string | null,
  ofRun: readonly Problem[] = [],
  findings: readonly Finding[] = [],
): CodeProblems['problems'] {
  if (seen === null || seen.code !== code) return []
  const all = [...ofRun, ...findings.map(({ problem }) => problem)]
  const told = new Set(all.map(causeOf))
  // Where more than a hint is told of a line, what the language server and ruff make of it is the same cause in other words.
  const failed = new Set(all.filter(({ severity }) => severity !== 'info').map(({ line }) => line))
  const warned = new Set(findings.flatMap(({ rule, problem }) => (rule === 'compile-warning' ? problem.line : [])))
  return seen.problems.filter(({ problem }) => {
    if (told.has(causeOf(problem))) return false
    if (problem.code === 'lint-note' && readWarnings.has(problem.params['rule']) && warned.has(problem.line))
      return false
    return !(['language-note', 'javascript-note', 'lint-note'].includes(problem.code) && failed.has(problem.line))
  })
}
