import type { Finding } from '../../../shared/model/finding'
import type { Problem, ProblemText } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'

/** A mark on a line of the open file: what the margin, the squiggle and the words after the line show. */
export interface ProblemMark {
  readonly line: number
  /** First column, from 1; null: the line's first character. */
  readonly column: number | null
  /** Behind its last column, from 1; left out or beyond the line: the last that is written on it. */
  readonly endColumn?: number
  readonly severity: Problem['severity']
  /** The short reason after the line. */
  readonly reason: string
  /** The whole text, shown on hover. */
  readonly text: string
  /** The rule of preflight that tells it, whose page the hover leads to. */
  readonly rule?: string
}

/** Words after a line are cut here, so that they never push the code away. */
const longestReason = 72

function short(text: string): string {
  // What stands at the line is no prose: its marks of code would be read as signs.
  const line = (text.split('\n', 1)[0] ?? '').replaceAll('`', '').trim()
  const letters = Array.from(line)
  return letters.length <= longestReason ? line : `${letters.slice(0, longestReason - 1).join('')}…`
}

/** What the traceback says of the line on which it ended; null for another line. */
function summaryAt(result: RunResult, line: number): string | null {
  const frames = result.traceback?.frames.filter((frame) => frame.own) ?? []
  return frames.at(-1)?.line === line ? (result.traceback?.summary ?? null) : null
}

/** The marks of a run's problems that name a line. `titleOf` gives a problem's title in the author's language. */
export function marksOfRun(result: RunResult, titleOf: (problem: Problem) => string): ProblemMark[] {
  const marks: ProblemMark[] = []
  for (const problem of result.problems) {
    if (problem.line === null || problem.source !== 'run') continue
    const title = titleOf(problem)
    const said = problem.severity === 'error' ? summaryAt(result, problem.line) : null
    const sentence = problem.difyText?.includes('\n') === false ? problem.difyText : null
    // A class is known by its name; its module only makes the line longer.
    const reason = short(said?.replace(/^(?:\w+\.)+(?=\w+(?::|$))/, '') ?? sentence ?? title)
    const text = sentence === null ? title : `${title}\n${sentence}`
    marks.push({ line: problem.line, column: problem.column, severity: problem.severity, reason, text })
  }
  return marks
}

/** The marks of what can be seen in the code before a run. What is only worth knowing is told on hover. */
export function marksOfCode(
  problems: readonly { readonly problem: Problem; readonly endColumn: number }[],
  titleOf: (problem: Problem) => string,
): ProblemMark[] {
  return problems.flatMap(({ problem, endColumn }) => {
    const { line, column, severity } = problem
    if (line === null) return []
    const title = titleOf(problem)
    return [{ line, column, endColumn, severity, reason: short(title), text: title }]
  })
}

/** The marks of what preflight finds, with its reason, which has Dify's sentence, on hover. */
export function marksOfFindings(
  findings: readonly Finding[],
  wordsOf: (problem: Problem) => ProblemText,
): ProblemMark[] {
  return findings.flatMap(({ rule, problem, endLine, endColumn }) => {
    const { line, column, severity } = problem
    if (line === null) return []
    const { title, why, next } = wordsOf(problem)
    const text = [title, why, next].filter((part) => part !== '').join('\n')
    const end = endLine === line && endColumn !== null ? { endColumn } : {}
    return [{ line, column, ...end, severity, reason: short(title), text, rule }]
  })
}

/**
 * A build's problems, and what the target's sandbox makes of the other lines: of a line that the build stopped on, what it said is enough.
 * What is only worth knowing is told on hover.
 */
export function withNotes(problems: readonly Problem[], notes: readonly Problem[]): Problem[] {
  const told = new Set(problems.filter(({ severity }) => severity === 'error').map(({ line }) => line))
  const ofSandbox = notes.filter(({ line, severity }) => severity !== 'info' && !told.has(line))
  // The first of a line is what its words tell: what stops a server goes before a question.
  const isQuestion = ({ severity }: Problem): boolean => severity === 'info'
  return [...problems.filter((one) => !isQuestion(one)), ...ofSandbox, ...problems.filter(isQuestion)]
}

/** The marks of a build's problems in the requirements file. */
export function marksOfRequirements(
  problems: readonly Problem[],
  titleOf: (problem: Problem) => string,
): ProblemMark[] {
  return problems.flatMap((problem) => {
    if (problem.source !== 'requirements' || problem.line === null) return []
    const title = titleOf(problem)
    return [
      { line: problem.line, column: problem.column, severity: problem.severity, reason: short(title), text: title },
    ]
  })
}

/** The place after (or before) a line, round the end to the first; null where there is none. */
export function nextMark<T extends { readonly line: number }>(
  marks: readonly T[],
  line: number,
  back = false,
): T | null {
  const sorted = [...marks].sort((a, b) => (back ? b.line - a.line : a.line - b.line))
  const found = sorted.find((mark) => (back ? mark.line < line : mark.line > line))
  return found ?? sorted[0] ?? null
}
