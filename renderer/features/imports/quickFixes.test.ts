import '../run/testing/fakeBridge'
import { expect, it } from 'vitest'
import type { Finding } from '../../../shared/model/finding'
import { problem } from '../../../shared/problems'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useFindings } from '../preflight/findingsStore'
import { nodeWith, openNode } from '../run/testing/data'
import { quickFixesAt } from './quickFixes'

const code = 'def main(text: str):\n    return {"results": [text] * count}\n'

/** What can be done at the second line of the node, with this found there. */
function titles(finding: Partial<Finding> & Pick<Finding, 'rule' | 'problem'>): string[] {
  const node = nodeWith({ code })
  openNode('n', node)
  const whole = { endLine: 2, endColumn: 20, edits: [], fixes: [], ...finding }
  useFindings.setState({ n: { node, findings: [whole], failure: null } })
  return quickFixesAt('n', 2).map(({ title }) => title)
}

it('begins with what mends, and never with what only silences', () => {
  const told = problem('name-no-input', 'code', { line: 2, column: 32, params: { name: 'count', difyText: '' } })
  const input = { kind: 'make-input', name: 'count', type: 'number' } as const
  expect(titles({ rule: 'name-not-bound', problem: told, fixes: [input] })[0]).toBe('Make count an input')
  quickFixesAt('n', 2)[0]?.run()
  expect(useWorkspace.getState().documents['n']?.node).toMatchObject({
    code: code.replace('text: str', 'text: str, count: int'),
    variables: [{ variable: 'count', value_type: 'number' }],
  })
  useWorkspace.getState().undo('n')
  expect(useWorkspace.getState().documents['n']?.node).toMatchObject({ code, variables: [] })
  expect(titles({ rule: 'name-not-bound', problem: told })).toEqual([
    'What the rule name-not-bound is about',
    'Ignore name-not-bound on this line',
  ])
})

it('returns a key by the name of its output before it renames the output', () => {
  const params = { name: 'results', key: 'results', wanted: 'result', difyText: '' }
  const told = problem('output-not-declared', 'code', { line: 2, column: 13, params })
  const edit = { line: 2, column: 19, endLine: 2, endColumn: 20, text: '' }
  const rename = { kind: 'rename-output', from: 'result', to: 'results' } as const
  const offered = titles({ rule: 'output-not-declared', problem: told, edits: [edit], fixes: [rename] })
  expect(offered.slice(0, 2)).toEqual(['Return results as result', 'Rename the output result to results'])
})
