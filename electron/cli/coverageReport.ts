import type { Language } from '../../shared/model/problem'
import type { CaseEnd } from '../cases/runCases'
import { allLines, type ReachedLines } from '../run/reachedLines'
import type { FileWithCases } from './casesUnder'
import { textOf } from './texts'

/** The lines that the cases of one node reached together; null where none of them told. */
function linesOf(ends: readonly CaseEnd[]): ReachedLines | null {
  const told = ends.flatMap(({ lines }) => lines ?? [])
  return told.length === 0 ? null : allLines(told)
}

function missedOf({ executable, reached }: ReachedLines): number[] {
  const there = new Set(reached)
  return executable.filter((line) => !there.has(line))
}

/** Lines as a person reads them: `3, 7–9`; those between two that nothing runs on do not part them. */
function spans(missed: readonly number[], executable: readonly number[]): string {
  const places = new Map(executable.map((line, at) => [line, at]))
  const found: [number, number][] = []
  for (const line of missed) {
    const last = found.at(-1)
    if (last !== undefined && (places.get(line) ?? 0) === (places.get(last[1]) ?? 0) + 1) last[1] = line
    else found.push([line, line])
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

/** What `nodelab test --coverage` says of a node with cases. */
export function coverageTexts({ path }: FileWithCases, ends: readonly CaseEnd[], language: Language): string[] {
  if (ends.length === 0) return []
  const lines = linesOf(ends)
  if (lines === null) return [textOf('coverage-unknown', language, { path })]
  const { executable, reached } = lines
  const missed = missedOf(lines)
  return [
    textOf('coverage-of', language, { path, reached: reached.length, all: executable.length }),
    ...(missed.length === 0 ? [] : [textOf('coverage-missed', language, { lines: spans(missed, executable) })]),
  ]
}

/** The same in `--json`: lines from 1; null where they are not known. */
export function coverageJson(ends: readonly CaseEnd[]) {
  const lines = linesOf(ends)
  return lines === null ? null : { ...lines, missed: missedOf(lines) }
}
