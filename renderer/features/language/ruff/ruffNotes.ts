import { create } from 'zustand'
import type { CodeNode } from '../../../../shared/model/node'
import { findTarget } from '../../../../shared/dify/targets'
import { problem } from '../../../../shared/problems'
import type { ImportProblem } from '../../../../shared/problems/importProblems'
import { useApp } from '../../../app/stores/appStore'
import { useQuietNodes } from '../../../app/stores/quietNodes'
import { linted } from './ruff'
import type { RuffFinding } from './ruffWords'

interface Lint {
  readonly code: string
  readonly findings: readonly RuffFinding[]
  readonly problems: readonly ImportProblem[]
}

/** What ruff finds in open nodes, by the nodes' ids. */
export const useLint = create<Readonly<Record<string, Lint>>>()(() => ({}))

/** Whether ruff has a change for what it finds on a line of a node's code. */
export function isMendedByRuff(id: string, code: string, line: number): boolean {
  const seen = useLint.getState()[id]
  return seen?.code === code && seen.findings.some((one) => one.line === line && one.fix !== null)
}

/** The Python of a node's target, e.g. `3.12`; null for what has none. */
export function pythonOf(node: CodeNode | null): string | null {
  if (node?.code_language !== 'python3') return null
  return findTarget(node.target ?? useApp.getState().settings.target)?.python ?? null
}

function problemOf({ rule, message, line, column, endLine, endColumn }: RuffFinding): ImportProblem {
  // A default that is shared by all calls, and a comparison that is never what it seems.
  const severity = /^(B006|B023|F632|PLE)/.test(rule) ? 'warning' : 'info'
  const told = problem('lint-note', 'code', { severity, line, column, params: { message, rule } })
  return { problem: told, endColumn: endLine === line ? endColumn : Infinity }
}

/** Has ruff look at a node. */
export async function lint(id: string, node: CodeNode): Promise<void> {
  const python = pythonOf(node)
  if (python === null) return
  const { code } = node
  const findings = await linted(code, python)
  // Of code that has changed since nothing is told.
  if (useQuietNodes.getState()[id]?.code !== code) return
  useLint.setState({ [id]: { code, findings, problems: findings.map(problemOf) } })
}
