import { toJsonText } from '../../shared/dify/jsonText'
import { lastWords } from '../../shared/dify/lastWords'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Difference } from '../../shared/model/nodeCase'
import type { Language, Problem } from '../../shared/model/problem'
import { describeProblem } from '../../shared/problems'
import { isRefusedCall } from '../../shared/problems/refusedCall'
import type { CaseEnd } from '../cases/runCases'
import type { FileWithCases } from './casesUnder'
import type { ReportedCase, ReportedSuite } from '../cases/junit'
import { problemsJson } from './output'
import { type TextKey, textOf } from './texts'

/** Characters of a value that are shown in a line. */
const longest = 200

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** The call at which Dify ends a run, and its line: Dify's own words tell neither. */
function callOf({ code, line, params }: Problem, language: Language): string {
  if (!isRefusedCall(code)) return ''
  const what = String(params['what'])
  const told =
    line === null ? textOf('checked-no-line', language, { what }) : textOf('checked-line', language, { line, what })
  return ` (${told})`
}

const differs: Readonly<Record<Difference['kind'], TextKey>> = {
  equals: 'case-differs',
  contains: 'case-lacks',
  matches: 'case-no-match',
  type: 'case-other-type',
  close: 'case-not-close',
  length: 'case-other-length',
}

function differenceText({ output, path, kind, value, actual, fault }: Difference, language: Language): string {
  const named = `${output}${path.replace(/^\$/, '').replace(/^(?=[^.[])/, '.')}`
  if (fault !== null) return textOf('case-check-fault', language, { output: named, reason: fault })
  const shown = actual === null ? textOf('case-no-output', language) : shortened(actual)
  return textOf(differs[kind], language, { output: named, expected: shortened(value), actual: shown })
}

/** Why a case did not pass, a line a reason; empty where it did. */
export function reasonsOf({ of, result, verdict }: CaseEnd, language: Language): string[] {
  const [first] = result.problems
  const error = `${lastWords(result.error ?? '')}${first === undefined ? '' : callOf(first, language)}`
  switch (verdict.reason) {
    case 'outputs':
      return verdict.differences.map((one) => differenceText(one, language))
    case 'error':
      return [textOf('case-raised', language, { error })]
    case 'other-error': {
      return [textOf('case-other-error', language, { expected: of.error ?? '', error })]
    }
    case 'no-error':
      return [textOf('case-no-error', language)]
    default: {
      if (verdict.status !== 'broken') return []
      const [told] = result.problems
      const title = told === undefined ? '' : describeProblem(told, language).title
      return [textOf('case-broken', language, { error: title || error })]
    }
  }
}

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
