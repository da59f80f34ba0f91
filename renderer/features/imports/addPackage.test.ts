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
