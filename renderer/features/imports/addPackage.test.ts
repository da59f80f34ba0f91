import '../run/testing/fakeBridge'
import { beforeEach, expect, it, vi } from 'vitest'
import { problem } from '../../../shared/problems'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { showEnvironment } from '../packages/testing/environment'
import { nodeWith, openNode } from '../run/testing/data'
import { addToRequirements } from './addPackage'
import { useCodeProblems } from './codeProblems'
import { quickFixesAt } from './quickFixes'

const undoable: { readonly done: string; readonly undo: () => void }[] = []
vi.mock('../../app/tellUndoable', () => ({
  tellUndoable: (done: string, undo: () => void) => undoable.push({ done, undo }),
}))

const text = (): string | undefined => useWorkspace.getState().requirements?.text

beforeEach(() => {
  undoable.length = 0
})

it("takes back its own change alone, and leaves the author's line", () => {
  showEnvironment('pandas==2.0  # keep\n')
  addToRequirements('pandas')
  expect(text()).toBe('pandas  # keep\n')
  undoable[0]?.undo()
  expect(text()).toBe('pandas==2.0  # keep\n')
  addToRequirements('rich')
  expect(text()).toBe('pandas==2.0  # keep\nrich\n')
  undoable[1]?.undo()
  expect(text()).toBe('pandas==2.0  # keep\n')
})

it('says nothing where a line asks for the package already, and does not offer it', () => {
  const line = 'tomli ; python_version < "3.11"\n'
  showEnvironment(line)
  addToRequirements('tomli')
  expect([text(), undoable]).toEqual([line, []])
  const code = 'import tomli\n'
  openNode('n', nodeWith({ code }))
  const told = problem('module-missing', 'code', { line: 1, params: { name: 'tomli', package: 'tomli' } })
  useCodeProblems.setState({ n: { code, problems: [{ problem: told, endColumn: 13 }], hasModule: () => false } })
  const mending = (): string[] => quickFixesAt('n', 1).flatMap(({ title, isMending }) => (isMending ? [title] : []))
  expect(mending()).toEqual(['Add tomli for this node alone'])
  useWorkspace.getState().editRequirements('')
  expect(mending()).toHaveLength(2)
})

it('offers to silence an import, and no note of another reader by the rule of imports', () => {
  const code = 'import tomli\nx = 1\n'
  openNode('n', nodeWith({ code }))
  const told = problem('module-missing', 'code', { line: 1, params: { name: 'tomli', package: 'tomli' } })
  const notes = (['language-note', 'lint-note'] as const).map((name) =>
    problem(name, 'code', { line: 2, params: { message: 'no', rule: 'r' } }),
  )
  const problems = [told, ...notes].map((one) => ({ problem: one, endColumn: 2 }))
  useCodeProblems.setState({ n: { code, problems, hasModule: () => false } })
  expect(quickFixesAt('n', 1).map(({ title }) => title)).toContain('Ignore package-not-there on this line')
  expect(quickFixesAt('n', 2)).toEqual([])
})
