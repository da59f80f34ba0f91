import { beforeEach, describe, expect, it } from 'vitest'
import { problem, ProblemError } from '../../../shared/problems'
import { createAutosave } from './autosave'
import { createDocumentsPart, documentOf, refusedDocument } from './documentsPart'
import type { NodeDocument, WorkspaceState } from './storeTypes'
import { brokenOf, fakeMain, type FakeMain, fileOf, missingOf, nodeOf } from './testing/fakeMain'

let main: FakeMain
beforeEach(() => {
  main = fakeMain()
})

/** The part with one open file, and the ways to look at it. */
function bench(opened: NodeDocument) {
  let state = { documents: { [opened.id]: opened } } as unknown as WorkspaceState
  const reported: unknown[] = []
  const autosave = createAutosave(
    (id) => part.save(id),
    (error) => reported.push(error),
  )
  const part = createDocumentsPart(
    {
      get: () => state,
      set: (change) => {
        state = { ...state, ...change }
      },
      here: () => ({ workspace: '/ws' }),
      keepsInStep: () => true,
    },
    autosave,
  )
  const now = (): NodeDocument => {
    const document = state.documents[opened.id]
    if (document === undefined) throw new Error('it is not open')
    return document
  }
  return { part, autosave, now, reported }
}

const full = problem('save-failed', 'workspace', { params: { path: '/ws/a', reason: 'full' } })

describe('an edit', () => {
  it('is saved in the workspace that it was made in, by the revision that it was made on', async () => {
    main.answers['node.save'] = () => ({ kind: 'saved', revision: 'r2' })
    const { part, autosave, now } = bench(documentOf(fileOf('a', 'one')))
    part.edit('a', { code: 'two' })
    expect(now().saving).toBe('pending')
    await autosave.flush()
    expect(main.inputs('node.save')).toMatchObject([
      { workspace: '/ws', id: 'a', revision: 'of one', force: false, node: { code: 'two' } },
    ])
    expect(now()).toMatchObject({ saving: 'saved', revision: 'r2' })
  })

  it('made while it is saved stays unsaved', async () => {
    main.answers['node.save'] = () => {
      if (main.inputs('node.save').length === 1) part.edit('a', { code: 'three' })
      return { kind: 'saved', revision: 'r2' }
    }
    const { part, autosave, now } = bench(documentOf(fileOf('a', 'one')))
    part.edit('a', { code: 'two' })
    await part.save('a')
    expect(now().saving).toBe('pending')
    await autosave.flush()
    expect(now()).toMatchObject({ saving: 'saved', node: { code: 'three' } })
  })

  it('that main refuses is as unsaved as before', async () => {
    main.answers['node.save'] = () => {
      throw new ProblemError(problem('workspace-other', 'workspace', { params: { path: '/ws', open: '/b' } }))
    }
    const { part, now } = bench(documentOf(fileOf('a', 'one')))
    part.edit('a', { code: 'two' })
    await expect(part.save('a')).rejects.toBeInstanceOf(ProblemError)
    expect(now()).toMatchObject({ saving: 'pending', node: { code: 'two' } })
  })

  it('that could not be written is tried again when it is asked for', async () => {
    main.answers['node.save'] = () => ({ kind: 'failed', problem: full })
    const { part, autosave, now } = bench(documentOf(fileOf('a', 'one')))
    part.edit('a', { code: 'two' })
    await autosave.flush()
    expect(now()).toMatchObject({ saving: 'failed', saveProblem: { code: 'save-failed' } })
    await autosave.flush()
    expect(main.inputs('node.save')).toHaveLength(1)
    main.answers['node.save'] = () => ({ kind: 'saved', revision: 'r2' })
    part.touchFailed()
    await autosave.flush()
    expect(now()).toMatchObject({ saving: 'saved', saveProblem: null })
  })
})

describe('an edit that was kept aside', () => {
  it('never goes over what is on disk without a decision, however much is typed', async () => {
    main.answers['node.save'] = ({ revision, force }) =>
      force || revision === 'of theirs' ? { kind: 'saved', revision: 'r' } : { kind: 'conflict', disk: theirs }
    const theirs = fileOf('a', 'theirs')
    const { part, autosave, now } = bench(documentOf(fileOf('a', 'theirs', nodeOf('mine'))))
    expect(now()).toMatchObject({ saving: 'conflict', node: { code: 'mine' } })
    part.edit('a', { code: 'mine and more' })
    await autosave.flush()
    expect(now()).toMatchObject({ saving: 'conflict', node: { code: 'mine and more' } })
    await part.resolveConflict('a', 'mine')
    expect(main.inputs('node.save').at(-1)).toMatchObject({ force: true, node: { code: 'mine and more' } })
    expect(now().saving).toBe('saved')
  })

  it('gives way to the one on disk where the author takes that', async () => {
    main.answers['node.discardDraft'] = () => fileOf('a', 'theirs')
    const { part, now } = bench(documentOf(fileOf('a', 'theirs', nodeOf('mine'))))
    await part.resolveConflict('a', 'disk')
    expect(now()).toMatchObject({ saving: 'saved', node: { code: 'theirs' }, disk: null })
  })

  it('of a file that is gone is offered, a node as a node and a text as a text', () => {
    expect(documentOf(missingOf('a', nodeOf('mine')))).toMatchObject({
      saving: 'conflict',
      node: { code: 'mine' },
      disk: { kind: 'missing' },
    })
    expect(documentOf(missingOf('a', 'title: ['))).toMatchObject({
      saving: 'conflict',
      text: 'title: [',
      file: { kind: 'broken' },
      disk: { kind: 'missing' },
    })
  })
})

describe('a change by another hand', () => {
  it('shows where nothing was edited, and is a question where something was', () => {
    const { part, now } = bench(documentOf(fileOf('a', 'one')))
    part.onNode(fileOf('a', 'two'))
    expect(now()).toMatchObject({ saving: 'saved', node: { code: 'two' } })
    part.edit('a', { code: 'mine' })
    part.onNode(fileOf('a', 'three'))
    expect(now()).toMatchObject({ saving: 'conflict', node: { code: 'mine' }, disk: { node: { code: 'three' } } })
  })

  it('that removed the file leaves its text with the question, and Keep mine writes it', async () => {
    main.answers['node.save'] = () => ({ kind: 'saved', revision: 'r2' })
    const { part, now } = bench(documentOf(fileOf('a', 'one')))
    part.onNode(missingOf('a'))
    expect(now()).toMatchObject({ saving: 'conflict', node: { code: 'one' }, disk: { kind: 'missing' } })
    await part.resolveConflict('a', 'mine')
    expect(main.inputs('node.save')).toMatchObject([{ force: true, node: { code: 'one' } }])
    expect(now()).toMatchObject({ saving: 'saved', disk: null })
    part.edit('a', { code: 'two' })
    part.onNode(fileOf('a', 'theirs'))
    expect(now().saving).toBe('conflict')
  })

  it('that brings a removed file back is no question where nothing was edited meanwhile', () => {
    const { part, now } = bench(documentOf(fileOf('a', 'one')))
    part.onNode(missingOf('a'))
    part.onNode(fileOf('a', 'of the other branch'))
    expect(now()).toMatchObject({ saving: 'saved', node: { code: 'of the other branch' } })
    part.onNode(missingOf('a'))
    part.edit('a', { code: 'mine' })
    part.onNode(fileOf('a', 'one'))
    expect(now()).toMatchObject({ saving: 'conflict', node: { code: 'mine' } })
  })
})

describe('the text of a broken file', () => {
  it('is kept aside, and says so', async () => {
    const { part, autosave, now } = bench(documentOf(brokenOf('a', 'title: [')))
    part.editText('a', 'title: x')
    expect(now().saving).toBe('pending')
    await autosave.flush()
    expect(main.inputs('node.keepText')).toEqual([{ workspace: '/ws', id: 'a', text: 'title: x' }])
    expect(now().saving).toBe('kept')
    expect(documentOf(brokenOf('a', 'title: [', 'title: x'))).toMatchObject({ saving: 'kept', text: 'title: x' })
  })

  it('goes into the file by decision, is told where it does not, and is tried again', async () => {
    main.answers['node.saveText'] = () => ({ kind: 'failed', problem: full })
    main.answers['node.read'] = () => fileOf('a', 'mended')
    const { part, now } = bench(documentOf(brokenOf('a', 'title: [', 'mended')))
    await part.saveText('a')
    expect(now().saving).toBe('failed')
    main.answers['node.saveText'] = () => ({ kind: 'saved', revision: 'r2' })
    await part.saveFailedTexts()
    expect(now()).toMatchObject({ saving: 'saved', node: { code: 'mended' }, text: null })
  })
})

it('a node that main refuses shows why, in its own place', () => {
  const told = problem('id-refused', 'workspace', { params: { id: 'a' } })
  expect(refusedDocument('a', told)).toMatchObject({ saving: 'saved', node: null, file: { problems: [told] } })
})
