import { answer } from '../run/testing/fakeBridge'
import { beforeEach, expect, it } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { problem, ProblemError } from '../../../shared/problems'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useCodeProblems } from '../imports/codeProblems'
import { nodeWith, openNode } from '../run/testing/data'
import { againstHandingOn } from './againstHandingOn'

const code = 'import pandas\ndef main():\n    return {}\n'
const closed = nodeWith({ code: 'def main():\n    return "closed"\n' })

function finding(rule: 'main-not-defined' | 'package-not-there') {
  const found = problem(rule, 'code', { line: 2, column: 1 })
  return { rule, problem: found, endLine: 2, endColumn: 2, edits: [], fixes: [] }
}

beforeEach(() => {
  const workspace = { path: '/w', name: 'w', writable: true, problems: [], recent: [] }
  useWorkspace.setState({ workspace, documents: {}, active: null })
  useCodeProblems.setState({}, true)
  answer('preflight.beforeHandingOn', ({ node }: { readonly node: CodeNode }) => ({
    findings: node.code === closed.code ? [finding('main-not-defined')] : [finding('package-not-there')],
    unread: null,
  }))
})

it('tells errors of imports once, and no opinion of another reader', async () => {
  openNode('n', nodeWith({ code }))
  expect((await againstHandingOn(['n'])).map((one) => one.problem.code)).toEqual(['package-not-there'])
  const params = { message: 'no', rule: 'r', name: 'pandas' }
  const problems = (['module-missing', 'language-note', 'lint-note'] as const).map((name) => ({
    problem: problem(name, 'code', { severity: 'error', line: 1, params }),
    endColumn: 2,
  }))
  useCodeProblems.setState({ n: { code, problems, hasModule: () => false } })
  expect((await againstHandingOn(['n'])).map((one) => one.problem.code)).toEqual(['module-missing'])
})

it('looks at nodes that are not open as well, but for those that no one can read', async () => {
  answer('node.read', ({ id }: { readonly id: string }) => {
    if (id === 'gone') throw new ProblemError(problem('paste-python', 'workspace'))
    return { kind: 'node', id, node: closed, revision: '1', problems: [], draft: null }
  })
  const found = await againstHandingOn(['gone', 'closed'])
  expect(found).toMatchObject([{ id: 'closed', node: closed, problem: { code: 'main-not-defined' }, kind: 'error' }])
})

it('says of which node it could not look at the code', async () => {
  openNode('n', nodeWith({ code: '' }))
  answer('preflight.beforeHandingOn', () => {
    throw new ProblemError(problem('preflight-failed', 'code', { severity: 'warning' }))
  })
  expect(await againstHandingOn(['n'])).toMatchObject([
    { id: 'n', kind: 'unread', problem: { code: 'preflight-failed' } },
  ])
})
