import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Version } from '../../../shared/model/history'
import { fakeMain, type FakeMain, fileOf, infoOf, nodeOf, workspaceOf } from '../../app/stores/testing/fakeMain'

const undoable: { done: string; undo: () => void }[] = []
vi.mock('../../app/tellUndoable', () => ({
  tellUndoable: (done: string, undo: () => void) => undoable.push({ done, undo }),
}))

let main: FakeMain

async function load(open: string[]) {
  vi.resetModules()
  main.answers['app.info'] = () => infoOf(workspaceOf('/a'), open)
  const [{ useWorkspace }, { useApp }, history, { useRecovery }] = await Promise.all([
    import('../../app/stores/workspaceStore'),
    import('../../app/stores/appStore'),
    import('./historyStore'),
    import('./recoveryStore'),
  ])
  await useApp.getState().start()
  await useWorkspace.getState().start()
  return { useWorkspace, useApp, history, useRecovery }
}

const version = (key: string, at: number): Version => ({ key, at, cause: 'edit', bytes: 1 })
const versions = [version('c', 3), version('b', 2), version('a', 1)]

beforeEach(() => {
  undoable.length = 0
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  main = fakeMain()
  const text = { text: '', revision: 'r', problem: null, draft: null }
  main.answers['requirements.read'] = () => ({ ...text, place: 'workspace', path: 'p', isPointed: false })
  main.answers['server.read'] = () => text
  main.answers['library.list'] = () => []
  main.answers['node.read'] = ({ id }) => fileOf(id, 'now')
  main.answers['history.nodes'] = () => [
    { id: 'other', at: 9, isThere: false },
    { id: 'n', at: 3, isThere: true },
  ]
  main.answers['history.list'] = () => versions
  main.answers['history.read'] = ({ version: key }) => ({ text: `text ${key}`, node: nodeOf(`code ${key}`) })
})

describe('the history', () => {
  it('is cleared for good, and the next node is shown', async () => {
    const { history } = await load(['n'])
    const { useHistory } = history
    await useHistory.getState().show('n')
    const cleared: unknown[] = []
    main.answers['history.clear'] = (input) => {
      cleared.push(input)
      main.answers['history.nodes'] = () => [{ id: 'other', at: 9, isThere: false }]
    }
    await useHistory.getState().clear()
    expect(cleared).toEqual([{ workspace: '/a', id: 'n' }])
    expect(useHistory.getState()).toMatchObject({ node: 'other' })
  })

  it('shows the open node, holds a version against now or the one before, and the newest against the one before', async () => {
    const { history } = await load(['n'])
    const { useHistory, otherOf } = history
    await useHistory.getState().show(null)
    expect(useHistory.getState()).toMatchObject({ node: 'n', selected: 'c' })
    expect(otherOf(useHistory.getState())?.key).toBe('b')
    await useHistory.getState().select('a')
    expect(otherOf(useHistory.getState())?.key).toBe('c')
    expect(Object.keys(useHistory.getState().texts).sort()).toEqual(['a', 'c'])
    await useHistory.getState().setAgainst('before')
    expect(otherOf(useHistory.getState())).toBe(null)
    await useHistory.getState().show('other')
    expect(useHistory.getState()).toMatchObject({ node: 'other', selected: 'c' })
  })

  it('brings a version back into the open node, and takes that back', async () => {
    const { history, useWorkspace } = await load(['n'])
    const { useHistory } = history
    main.answers['history.restore'] = ({ version: key }) => ({ file: fileOf('n', `was ${key}`), before: 'c' })
    await useHistory.getState().show(null)
    await useHistory.getState().select('a')
    await useHistory.getState().restore()
    expect(useWorkspace.getState().documents['n']?.node?.code).toBe('was a')
    undoable[0]?.undo()
    await expect.poll(() => useWorkspace.getState().documents['n']?.node?.code).toBe('was c')
    expect(main.inputs('history.restore').map((input) => input.version)).toEqual(['a', 'c'])
  })
})

describe('work that was not saved', () => {
  const recovered = (id: string) => ({ id, at: 1, isGone: false, disk: 'd', mine: 'm' })

  it('is decided node by node, in its tab too, and is not offered again after that', async () => {
    main.answers['node.read'] = ({ id }) => fileOf(id, 'disk', nodeOf('mine'))
    main.answers['node.save'] = () => ({ kind: 'saved', revision: 'r' })
    main.answers['node.discardDraft'] = ({ id }) => fileOf(id, 'disk')
    main.answers['recovery.list'] = () => ['a', 'b', 'c'].map(recovered)
    const { useRecovery, useWorkspace, useApp } = await load(['c'])
    const now = () => useRecovery.getState()
    await now().look('/a')
    await now().look('/a')
    expect(main.inputs('recovery.list')).toHaveLength(1)
    await now().decide('a', 'mine')
    expect(main.inputs('node.save')[0]).toMatchObject({ id: 'a', node: { code: 'mine' }, force: true })
    expect(useApp.getState().page).toBe('recovery')
    await now().decide('b', 'disk')
    expect(main.inputs('node.discardDraft').map(({ id }) => id)).toEqual(['b'])
    await useWorkspace.getState().resolveConflict('c', 'disk')
    expect(now().found).toEqual([])
    expect(useWorkspace.getState().tabs).toEqual(['c', 'a'])
  })

  it('waits where its author wants to decide later', async () => {
    main.answers['recovery.list'] = () => [recovered('a')]
    const { useRecovery } = await load([])
    await useRecovery.getState().look('/a')
    await useRecovery.getState().later()
    expect(main.inputs('recovery.offered')).toEqual([{ workspace: '/a' }])
    expect(useRecovery.getState().found).toEqual([])
  })
})
