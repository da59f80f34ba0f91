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

beforeEach(() => {
  const workspace = { path: '/w', name: 'w', writable: true, problems: [], recent: [] }
  useWorkspace.setState({ workspace, documents: {}, active: null })
  const found = problem('main-not-defined', 'code', { line: 2, column: 1 })
  const finding = { rule: 'main-not-defined', problem: found, endLine: 2, endColumn: 2, edits: [], fixes: [] }
  answer('preflight.check', ({ node }: { readonly node: CodeNode }) => (node.code === closed.code ? [finding] : []))
})

it('tells errors of imports, and no opinion of another reader', async () => {
  openNode('n', nodeWith({ code }))
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
  expect(found).toMatchObject([{ id: 'closed', node: closed, problem: { code: 'main-not-defined' } }])
})
