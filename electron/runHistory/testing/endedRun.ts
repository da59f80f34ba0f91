import type { RunResult } from '../../../shared/model/run'
import type { CodeNode } from '../../../shared/model/node'
import { emptyResult } from '../../run/runResult'
import type { EndedRun } from '../runToKeep'
import { createRunsHost } from '../runsHost'
import type { RunsPort } from '../workerPort'

const node: CodeNode = {
  title: 'Count words',
  desc: '',
  code_language: 'python3',
  code: 'def main(text: str):\n    return {"count": len(text.split())}\n',
  variables: [{ variable: 'text', value_type: 'string', value_selector: [] }],
  outputs: [{ name: 'count', spec: { type: 'number', children: null } }],
  dependencies: [],
  target: null,
  samples: { text: '"a sample"' },
}

/** What a run has otherwise than the usual one. */
export interface Other extends Partial<Omit<EndedRun, 'node' | 'result'>> {
  readonly id?: string
  readonly node?: Partial<CodeNode>
  readonly inputs?: Record<string, string>
  readonly target?: string
  readonly result?: Partial<RunResult>
}

/** A run that has ended, as a test needs it. */
export function endedRun({
  id = 'count',
  at = 1000,
  node: of,
  inputs,
  target = 'dify-1.16',
  origin = 'window',
  result: end,
}: Other = {}): EndedRun {
  const request = { node: { ...node, ...of }, inputs: inputs ?? { text: '"two words"' }, target }
  const result: RunResult = {
    ...emptyResult(request),
    status: 'succeeded',
    outputs: '{"count":2}',
    times: { worker: 1, main: 2, check: 0.1, total: 3.5 },
    runtime: 'Python 3.12.1',
    environment: 'abc',
  }
  return { node: id, request, sandbox: null, origin, at, result: { ...result, ...end } }
}

/** The databases without a thread of their own: real SQLite, asked in this one. */
export function directPort(): RunsPort {
  return createRunsHost(async () => (await import('libsql')).default)
}
