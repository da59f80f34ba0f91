import { lineSpans, missedLines } from '../../shared/cases/lineSpans'
import type { Coverage } from '../../shared/model/caseRun'
import type { Language } from '../../shared/model/problem'
import { createCoverage } from '../cases/coverage'
import type { CaseEnd } from '../cases/runCases'
import type { FileWithCases } from './casesUnder'
import { textOf } from './texts'

function coverageOf(ends: readonly CaseEnd[]): Coverage | null {
  const coverage = createCoverage()
  for (const { lines } of ends) coverage.add(lines)
  return coverage.all()
}

/** What `nodelab test --coverage` says of a node with cases. */
export function coverageTexts({ path }: FileWithCases, ends: readonly CaseEnd[], language: Language): string[] {
  if (ends.length === 0) return []
  const coverage = coverageOf(ends)
  if (coverage === null) return [textOf('coverage-unknown', language, { path })]
  const { executable, reached, silent } = coverage
  const missed = missedLines(coverage)
  return [
    textOf('coverage-of', language, { path, reached: reached.length, all: executable.length }),
    ...(missed.length === 0 ? [] : [textOf('coverage-missed', language, { lines: lineSpans(missed, executable) })]),
    ...(silent === 0 ? [] : [textOf('coverage-silent', language, { cases: silent, all: ends.length })]),
  ]
}

/** The same in `--json`: lines from 1; null where they are not known. */
export function coverageJson(ends: readonly CaseEnd[]) {
  const coverage = coverageOf(ends)
  return coverage === null ? null : { ...coverage, missed: missedLines(coverage) }
}
