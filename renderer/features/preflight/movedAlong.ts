import { linesOf } from '../../../shared/dify/text'
import type { Finding } from '../../../shared/model/finding'

function shifted(finding: Finding, by: number): Finding {
  const { problem, endLine } = finding
  const line = problem.line === null ? null : problem.line + by
  return { ...finding, problem: { ...problem, line }, endLine: endLine === null ? null : endLine + by }
}

/**
 * Findings of one code where they stand in the next one, for the moment until that was looked at: those above what was typed stay, those below it go
 * along, and those on changed lines are left out.
 */
export function movedAlong(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  if (before === after || findings.every(({ problem }) => problem.line === null)) return findings
  const [old, now] = [linesOf(before), linesOf(after)]
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1
  return findings.flatMap((finding) => {
    const { line } = finding.problem
    if (line === null) return [finding]
    if ((finding.endLine ?? line) <= head) return [finding]
    return line > old.length - tail ? [shifted(finding, now.length - old.length)] : []
  })
}
