import { arch } from 'node:process'
import { operatorList } from '../../shared/dify/allowedCalls'
import type { Processor } from '../../shared/dify/callNames'
import { refusedCalls } from '../../shared/dify/refusedCalls'
import type { Target } from '../../shared/dify/targets/target'
import type { WrappedScript } from '../../shared/dify/wrap'
import type { Confinement, RefusedCall } from '../../shared/model/confinement'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { refusedCallProblem } from '../../shared/problems/refusedCall'
import type { SandboxConfinement } from '../engineTypes'

/** The processor whose call numbers this machine has; null for one that Dify's sandbox does not run on. */
export const processorHere: Processor | null = arch === 'x64' || arch === 'arm64' ? arch : null

/** What a node asks for beside the requirements, as lines of them. */
function requirementsOf(node: CodeNode, target: Target): string[] {
  return dependenciesOf(node, target).map(
    ({ name, version }) => `${name}${/^\w/.test(version) ? `==${version}` : version}`,
  )
}

/** How a run was held, with the refused calls at the editor's lines, and what an operator would have to allow for them. */
export function confinementReport(
  target: Target,
  node: CodeNode,
  wrapped: WrappedScript,
  { mode, level, means, network, refused }: SandboxConfinement,
): Confinement {
  const { language, linesBefore, userLines } = wrapped
  const place = { code: node.code, linesBefore, userLines }
  const processor = processorHere
  const calls = refusedCalls(refused, { target, language, processor: processor ?? 'x64', place })
  const found = [...new Set(calls.filter(({ inDify }) => inDify === 'ends').map(({ number }) => number))]
  const numbers = found.filter((number) => number !== null).sort((a, b) => a - b)
  // Only what ran on past the first refusal tells them all, and only the kernel tells numbers.
  const isByKernel = level === 'full' || level === 'calls'
  const isWhole = mode === 'check' && isByKernel && processor !== null && numbers.length > 0
  const list = isWhole ? operatorList(target, processor, numbers) : null
  return {
    mode,
    level,
    means: [...means],
    network,
    processor: isByKernel ? processor : null,
    refused: calls,
    operator:
      list === null ? null : { allowedSyscalls: list, found: numbers, requirements: requirementsOf(node, target) },
  }
}

/** The call at which Dify ends the run; null where there is none. */
export function endingCall({ refused }: Confinement): RefusedCall | null {
  return refused.find(({ isFirst }) => isFirst) ?? null
}

/** What a checked run must say of its result, whatever that is: where Dify would end it, and what Dify would not do. */
export function checkProblems(confinement: Confinement): readonly Problem[] {
  const ending = endingCall(confinement)
  const told = confinement.refused.filter((call) => call === ending || call.inDify === 'does-nothing')
  if (confinement.mode !== 'check')
    return told.filter((call) => call !== ending).map((call) => refusedCallProblem(call, 'info'))
  return told.map((call) => refusedCallProblem(call, call === ending ? 'warning' : 'info'))
}

/** What a run must say of a network that was to be off, and was not. */
export function networkProblems(wished: boolean | undefined, { network }: Confinement): readonly Problem[] {
  return wished === false && network ? [problem('network-not-off', 'run', { severity: 'warning' })] : []
}

/** How many files are named where a run wrote many. */
const namedMost = 3

/** What a run must say that succeeded by writing files: a worker may write in a folder of its own, and Dify's own sandbox lets a node write nowhere (sandbox API 1.10). */
export function writtenProblems(
  { name }: Target,
  { code_language }: CodeNode,
  written: readonly string[],
): readonly Problem[] {
  if (written.length === 0) return []
  const names = [...written.slice(0, namedMost), ...(written.length > namedMost ? ['…'] : [])].join(', ')
  const difyText =
    code_language === 'javascript' ? 'EACCES: permission denied' : 'PermissionError: [Errno 13] Permission denied'
  return [problem('files-written', 'run', { severity: 'warning', params: { names, target: name, difyText } })]
}
