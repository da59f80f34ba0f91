import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Language } from '../../shared/model/problem'
import { describeProblem } from '../../shared/problems'
import { reasonsOf } from '../cases/caseReasons'
import type { CaseEnd } from '../cases/runCases'
import type { FileWithCases } from './casesUnder'
import type { ReportedCase, ReportedSuite } from '../cases/junit'
import { problemsJson } from './output'

const statusOf = ({ verdict }: CaseEnd): ReportedCase['status'] =>
  verdict.status === 'passed' || verdict.status === 'failed' ? verdict.status : 'broken'

/** A case's name in a report; with its target where it ran on several. */
export function nameOf({ of, target }: CaseEnd, all: readonly CaseEnd[]): string {
  const isAlone = all.every((one) => one.of !== of || one.target === target)
  return isAlone ? of.name : `${of.name} (${target})`
}

/** The cases of one file as JUnit has them; a file that holds no node, or a case that can't be read, is an error of it. */
export function suiteOf(file: FileWithCases, ends: readonly CaseEnd[], language: Language): ReportedSuite {
  const wrong = file.problems.filter(({ severity }) => severity === 'error')
  return {
    name: file.node?.title || file.path,
    file: file.path,
    cases: [
      ...wrong.map((told): ReportedCase => {
        const { title, why } = describeProblem(told, language)
        return { name: file.path, seconds: 0, status: 'broken', message: title, detail: why }
      }),
      ...ends.map((end): ReportedCase => {
        const reasons = reasonsOf(end, language)
        const { total } = end.result.times
        const detail = [...reasons, end.result.error ?? ''].filter((line) => line !== '').join('\n')
        return {
          name: nameOf(end, ends),
          seconds: total / 1000,
          status: statusOf(end),
          message: reasons[0] ?? '',
          detail,
        }
      }),
    ],
  }
}

/** A file in `test --json`. Values stand as JSON text, since JavaScript would lose digits of numbers. */
export function fileJson(file: FileWithCases, ends: readonly CaseEnd[], target: string, language: Language) {
  const lineOf = ({ of }: CaseEnd): number | null => file.lines[file.cases.indexOf(of)] ?? null
  return {
    path: file.path,
    title: file.node?.title ?? null,
    target,
    problems: problemsJson(file.problems, language),
    cases: ends.map((end) => ({
      name: end.of.name,
      line: lineOf(end),
      target: end.target,
      status: statusOf(end),
      reasons: reasonsOf(end, language),
      differences: end.verdict.differences,
      outputs: end.result.outputs === null ? null : toJsonText(parsePythonJson(end.result.outputs)),
      error: end.result.error,
      error_type: end.result.errorType,
      stdout: end.result.prints,
      problems: problemsJson(end.result.problems, language),
      elapsed_ms: Math.round(end.result.times.total * 10) / 10,
    })),
  }
}
