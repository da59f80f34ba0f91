import type { CodeNode } from '../../../../shared/model/node'
import { plainResult } from '../../../../shared/model/plainResult'
import type { RunResult } from '../../../../shared/model/run'
import type { NodeRun } from '../../../app/stores/storeTypes'
import { documentOf } from '../../../app/stores/documentsPart'
import { useWorkspace } from '../../../app/stores/workspaceStore'
import { TextLog } from '../textLog'

/** A node with what a test says of it. */
export function nodeWith(part: Partial<CodeNode> = {}): CodeNode {
  return {
    title: 'words',
    desc: '',
    code_language: 'python3',
    code: 'def main(text: str) -> dict:\n    return {"result": text}\n',
    variables: [],
    outputs: [],
    dependencies: [],
    target: null,
    samples: {},
    ...part,
  }
}

/** The end of a run with what a test says of it. */
export function resultWith(part: Partial<RunResult> = {}): RunResult {
  return {
    ...plainResult('dify-1.16'),
    status: 'succeeded',
    outputs: '{}',
    times: { worker: 0.3, main: 1.6, check: 0.2, total: 2.1 },
    runtime: 'Python 3.14.0',
    ...part,
  }
}

/** A finished run of a node. */
export function runOf(node: CodeNode, result: RunResult): NodeRun {
  const [prints, stderr] = [TextLog.of(result.prints), TextLog.of(result.stderr)]
  const { attempts, target } = result
  return { runId: 'r', phase: 'finished', startedAt: 0, prints, stderr, result, attempts, nextAt: null, target, node }
}

/** Opens a node in the workspace, as if its file had been read. */
export function openNode(id: string, node: CodeNode): void {
  const file = { kind: 'node' as const, id, node, revision: '1', problems: [], draft: null }
  const document = { ...documentOf(file), node }
  useWorkspace.setState(({ documents }) => ({ documents: { ...documents, [id]: document }, active: id }))
}
