import { beforeEach, describe, expect, it, vi } from 'vitest'
import { problem, ProblemError } from '../../../shared/problems'
import type { RequirementsFile } from '../../../shared/model/workspace'
import { brokenOf, fakeMain, type FakeMain, fileOf, infoOf, missingOf, nodeOf, workspaceOf } from './testing/fakeMain'

let main: FakeMain

/** The stores of a page that is loaded anew, on a workspace with these tabs. */
async function load(path: string, open: string[]) {
  vi.resetModules()
  main.answers['app.info'] = () => infoOf(workspaceOf(path), open)
  const [{ useWorkspace }, { useApp }, { useEnvironment }, { runStore }] = await Promise.all([
    import('./workspaceStore'),
    import('./appStore'),
    import('./environmentStore'),
    import('../../features/run/runStore'),
  ])
  await useApp.getState().start()
  await useWorkspace.getState().start()
  return { useWorkspace, useApp, useEnvironment, runStore, now: () => useWorkspace.getState() }
}

const requirements: RequirementsFile = {
  text: 'six\n',
  revision: 'r',
  problem: null,
  draft: null,
  place: 'workspace',
  path: 'python-requirements.txt',
  isPointed: false,
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  main = fakeMain()
  main.answers['requirements.read'] = () => requirements
  main.answers['server.read'] = () => ({ text: 'CODE_MAX_DEPTH=6\n', revision: 's', problem: null, draft: null })
  main.answers['library.list'] = () => []
  main.answers['node.read'] = ({ workspace, id }) => fileOf(id, `of ${workspace}`)
  main.answers['node.save'] = () => ({ kind: 'saved', revision: 'r2' })
})

describe('a start', () => {
  it('shows the rest where the requirements and one node can not be read', async () => {
    const told = problem('id-refused', 'workspace', { params: { id: 'b' } })
    main.answers['requirements.read'] = () => {
      throw new ProblemError(problem('file-unreadable', 'workspace', { params: { path: '/a', reason: 'EACCES' } }))
    }
    main.answers['node.read'] = ({ id }) => {
      if (id === 'b') throw new ProblemError(told)
      return fileOf(id, 'one')
    }
    const { now } = await load('/a', ['a', 'b'])
    expect(now()).toMatchObject({ workspace: { path: '/a' }, tabs: ['a', 'b'], active: 'a' })
    expect(now().documents['a']?.node?.code).toBe('one')
    expect(now().documents['b']).toMatchObject({ node: null, file: { kind: 'broken', problems: [told] } })
    expect(now().requirements).toMatchObject({ text: '', problem: { code: 'file-unreadable' } })
  })

  it('shows the window where not even the library can be listed', async () => {
    main.answers['library.list'] = () => {
      throw new ProblemError(problem('unexpected', 'workspace', { params: { reason: 'EIO' } }))
    }
    const { now, useApp } = await load('/a', ['a'])
    expect(now()).toMatchObject({ workspace: { path: '/a' }, entries: [], tabs: ['a'] })
    expect(useApp.getState().problems).toMatchObject([{ code: 'unexpected' }])
  })

  it('keeps the tab of a removed file whose edit is undecided, and no other of a removed file', async () => {
    main.answers['node.read'] = ({ id }) => missingOf(id, id === 'a' ? nodeOf('mine') : null)
    const { now } = await load('/a', ['a', 'b'])
    expect(now()).toMatchObject({ tabs: ['a'], active: 'a' })
    expect(now().documents['a']).toMatchObject({ saving: 'conflict', node: { code: 'mine' } })
    await now().close('a')
    expect(main.inputs('session.update').at(-1)).toEqual({ workspace: '/a', open: ['a'], active: null, layout: {} })
  })

  it('loses no change that comes while it reads', async () => {
    main.answers['library.list'] = () => {
      main.emit('node.changed', { workspace: '/a', file: fileOf('a', 'newer') })
      return []
    }
    const { now } = await load('/a', ['a'])
    expect(now().documents['a']?.node?.code).toBe('newer')
  })
})

describe('another workspace', () => {
  const open = (path: string, tabs: string[]): void => {
    main.answers['workspace.openRecent'] = () => {
      main.answers['app.info'] = () => infoOf(workspaceOf(path), tabs)
      return workspaceOf(path)
    }
  }

  it('is shown alone: no node, run, history, environment or request of the one before is left', async () => {
    const { now, runStore, useEnvironment } = await load('/a', ['split_text'])
    main.answers['run.start'] = () => ({ runId: 'r1' })
    now().edit('split_text', { title: 'mine' })
    await runStore.getState().run('split_text')
    runStore.getState().goToLine('split_text', 3)
    useEnvironment.setState({ current: 'env of a' })
    const { requirementsCount } = now()
    open('/b', ['split_text'])
    await now().openRecent(0)
    expect(now()).toMatchObject({ workspace: { path: '/b' }, tabs: ['split_text'] })
    expect(now().documents['split_text']?.node?.code).toBe('of /b')
    expect(runStore.getState()).toMatchObject({ runs: {}, goTo: null })
    expect(main.inputs('run.cancel')).toEqual([{ runId: 'r1' }])
    expect(useEnvironment.getState().current).toBe(null)
    expect(now().requirementsCount).toBeGreaterThan(requirementsCount)
    now().undo('split_text')
    expect(now().documents['split_text']).toMatchObject({ saving: 'saved', node: { title: 'a' } })
  })

  it('shows no half-typed value of the one before in a node of the same name', async () => {
    const { now } = await load('/a', ['x'])
    const { draftFor, keepDraft } = await import('../../features/variables/inputDrafts')
    keepDraft('x', 'count', { text: '12,', type: 'number', sample: undefined })
    open('/b', ['x'])
    await now().openRecent(0)
    expect(draftFor('x', 'count', 'number', undefined)).toBe(null)
  })

  it('gets nothing that was typed in the one before: that is written there first, and nobody types meanwhile', async () => {
    const { now } = await load('/a', ['x'])
    const order: string[] = []
    main.answers['node.save'] = ({ workspace }) => {
      order.push(`save in ${workspace}, inert: ${document.body.inert}`)
      return { kind: 'saved', revision: 'r2' }
    }
    open('/b', ['x'])
    const change = main.answers['workspace.openRecent']
    main.answers['workspace.openRecent'] = (input) => {
      order.push(`change, inert: ${document.body.inert}`)
      if (change === undefined) throw new Error('it is answered')
      return change(input)
    }
    now().edit('x', { code: 'last keys' })
    await now().openRecent(0)
    expect(order).toEqual(['save in /a, inert: true', 'change, inert: true'])
    expect(document.body.inert).toBe(false)
    now().edit('x', { code: 'first keys' })
    await now().flush()
    expect(order.at(-1)).toBe('save in /b, inert: false')
  })

  it('asks for its environment anew where a file beside its requirements or their lock changed, and the text stays', async () => {
    const { now } = await load('/a', ['x'])
    const { requirementsCount, requirements: before } = now()
    main.emit('beside.changed', { workspace: '/a' })
    expect(now().requirementsCount).toBe(requirementsCount + 1)
    main.emit('lock.changed', { workspace: '/a' })
    main.emit('beside.changed', { workspace: '/elsewhere' })
    expect(now().requirementsCount).toBe(requirementsCount + 2)
    expect(now().requirements).toBe(before)
  })

  it('is not told of what changes in another', async () => {
    const { now } = await load('/a', ['x'])
    open('/b', ['x'])
    await now().openRecent(0)
    main.emit('node.changed', { workspace: '/a', file: fileOf('x', 'of a') })
    main.emit('library.changed', {
      workspace: '/a',
      entries: [{ id: 'x', title: 'x', code_language: null, problem: null }],
    })
    main.emit('requirements.changed', { workspace: '/a', file: { ...requirements, text: 'of a' } })
    main.emit('workspace.changed', workspaceOf('/a'))
    expect(now()).toMatchObject({ workspace: { path: '/b' }, entries: [], requirements: { text: 'six\n' } })
    expect(now().documents['x']?.node?.code).toBe('of /b')
  })

  it('is not shown where the author chose none', async () => {
    const { now } = await load('/a', ['x'])
    await now().chooseWorkspace()
    expect(now()).toMatchObject({ workspace: { path: '/a' }, tabs: ['x'] })
    expect(document.body.inert).toBe(false)
  })

  it('that can not be read after all leaves the menus, so that there is a way out', async () => {
    const { now } = await load('/a', ['x'])
    open('/b', [])
    main.answers['workspace.openRecent'] = () => {
      main.answers['app.info'] = () => {
        throw new ProblemError(problem('unexpected', 'workspace', { params: { reason: 'EIO' } }))
      }
      return workspaceOf('/b')
    }
    await expect(now().openRecent(0)).rejects.toMatchObject({ problem: { code: 'unexpected' } })
    expect(now().workspace?.path).toBe('/b')
    expect(document.body.inert).toBe(false)
  })
})

describe('what could not be saved', () => {
  const told = problem('workspace-read-only', 'workspace', { params: { path: '/a', reason: 'EROFS' } })

  async function failed() {
    main.answers['node.save'] = () => ({ kind: 'failed', problem: told })
    main.answers['requirements.save'] = () => ({ kind: 'failed', problem: told })
    main.answers['node.read'] = ({ id }) => (id === 'broken' ? brokenOf(id, '[') : fileOf(id, 'one'))
    main.answers['node.saveText'] = () => ({ kind: 'failed', problem: told })
    const loaded = await load('/a', ['x', 'broken'])
    const { now } = loaded
    main.emit('workspace.changed', workspaceOf('/a', [told], false))
    now().edit('x', { code: 'mine' })
    now().editRequirements('numpy')
    now().editText('broken', 'title: x')
    await now().flush()
    await now().saveText('broken')
    expect([now().documents['x']?.saving, now().requirements?.saving, now().documents['broken']?.saving]).toEqual([
      'failed',
      'failed',
      'failed',
    ])
    main.answers['node.save'] = () => ({ kind: 'saved', revision: 'r2' })
    main.answers['requirements.save'] = () => ({ kind: 'saved', revision: 'r2' })
    main.answers['node.saveText'] = () => ({ kind: 'saved', revision: 'r2' })
    return loaded
  }

  const isSaved = (now: Awaited<ReturnType<typeof load>>['now']): boolean =>
    now().documents['x']?.saving === 'saved' &&
    now().requirements?.saving === 'saved' &&
    now().documents['broken']?.saving === 'saved'

  it('is saved by itself when the workspace can be written again', async () => {
    const { now } = await failed()
    main.emit('workspace.changed', workspaceOf('/a'))
    await expect.poll(() => isSaved(now)).toBe(true)
  })

  it('is saved by Ctrl+S, which also writes what waits', async () => {
    const { now } = await failed()
    await now().flush()
    expect(isSaved(now)).toBe(true)
  })

  it('is tried again when the window closes', async () => {
    const { now } = await failed()
    main.emit('window.closing', null)
    await expect.poll(() => main.inputs('window.flushed')).toHaveLength(1)
    expect(isSaved(now)).toBe(true)
  })
})

it('Undo of a removed node is meant for the workspace that it was removed from', async () => {
  const { now } = await load('/a', ['x'])
  main.answers['node.remove'] = () => ({ token: 't' })
  await now().remove('x')
  expect(main.inputs('node.remove')).toEqual([{ workspace: '/a', id: 'x' }])
  expect(now().tabs).toEqual([])
})
