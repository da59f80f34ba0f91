import { beforeEach, describe, expect, it } from 'vitest'
import type { RequirementsFile } from '../../../shared/model/workspace'
import { problem } from '../../../shared/problems'
import { createAutosave } from './autosave'
import { createRequirementsPart, ownPlace, requirementsOf } from './requirementsPart'
import type { RequirementsDocument, WorkspaceState } from './storeTypes'
import { fakeMain, type FakeMain } from './testing/fakeMain'

let main: FakeMain
beforeEach(() => {
  main = fakeMain()
})

const file = (text: string, draft: string | null = null): RequirementsFile => ({
  text,
  revision: `of ${text}`,
  problem: null,
  draft,
  ...ownPlace,
})

function bench(opened: RequirementsFile) {
  let state = {
    requirements: requirementsOf(opened),
    requirementsPlace: ownPlace,
    requirementsCount: 0,
  } as WorkspaceState
  const autosave = createAutosave(
    () => part.save(),
    (error) => {
      throw error
    },
  )
  const part = createRequirementsPart(
    {
      get: () => state,
      set: (change) => {
        state = { ...state, ...change }
      },
      here: () => ({ workspace: '/ws' }),
    },
    autosave,
  )
  return {
    part,
    autosave,
    place: () => state.requirementsPlace,
    now: () => state.requirements as RequirementsDocument,
    count: () => state.requirementsCount,
  }
}

/** Main as it is: what was based on another revision is a conflict. */
function saveOver(disk: RequirementsFile): void {
  main.answers['requirements.save'] = ({ revision, force }) =>
    force || revision === disk.revision ? { kind: 'saved', revision: 'new' } : { kind: 'conflict', disk }
}

describe('the requirements', () => {
  it('are saved as they are typed, and each save counts', async () => {
    saveOver(file('six'))
    const { part, autosave, now, count } = bench(file('six'))
    part.editRequirements('six\nnumpy')
    await autosave.flush()
    expect(main.inputs('requirements.save')).toEqual([
      { workspace: '/ws', text: 'six\nnumpy', revision: 'of six', force: false },
    ])
    expect(now()).toMatchObject({ saving: 'saved', revision: 'new' })
    expect(count()).toBe(1)
  })

  it('typed on under a conflict go to where edits are kept aside, and never over the file', async () => {
    saveOver(file('theirs'))
    const { part, autosave, now } = bench(file('six'))
    part.editRequirements('mine')
    await autosave.flush()
    part.editRequirements('mine and more')
    await autosave.flush()
    expect(main.inputs('requirements.save').map(({ text }) => text)).toEqual(['mine', 'mine and more'])
    expect(now()).toMatchObject({ saving: 'conflict', text: 'mine and more', diskText: 'theirs' })
    await part.resolveRequirements('mine')
    expect(main.inputs('requirements.save').at(-1)).toMatchObject({ force: true })
    expect(now()).toMatchObject({ saving: 'saved', diskText: null })
  })

  it('that were kept aside come back with the question, and typing does not answer it', async () => {
    saveOver(file('theirs'))
    const { part, autosave, now } = bench(file('theirs', 'mine'))
    expect(now()).toMatchObject({ saving: 'conflict', text: 'mine', diskText: 'theirs' })
    part.editRequirements('mine 2')
    await autosave.flush()
    expect(now().saving).toBe('conflict')
    main.answers['requirements.discardDraft'] = () => file('theirs')
    await part.resolveRequirements('disk')
    expect(now()).toMatchObject({ saving: 'saved', text: 'theirs', revision: 'of theirs' })
  })

  it('that could not be written are tried again', async () => {
    const told = problem('requirements-not-saved', 'workspace', { params: { path: '/ws', reason: 'full' } })
    main.answers['requirements.save'] = () => ({ kind: 'failed', problem: told })
    const { part, autosave, now } = bench(file('six'))
    part.editRequirements('mine')
    await autosave.flush()
    expect(now()).toMatchObject({ saving: 'failed', saveProblem: told })
    saveOver(file('six'))
    part.touchFailed()
    await autosave.flush()
    expect(now()).toMatchObject({ saving: 'saved', saveProblem: null })
  })

  it('that another hand changed show, or are a question where they were edited here', () => {
    const { part, now, count } = bench(file('six'))
    part.onFile(file('numpy'))
    expect(now()).toMatchObject({ saving: 'saved', text: 'numpy' })
    expect(count()).toBe(1)
    part.editRequirements('mine')
    part.onFile(file('scipy'))
    expect(now()).toMatchObject({ saving: 'conflict', text: 'mine', diskText: 'scipy' })
  })

  it('of another file are shown with their place once what was typed is written, and the way back is there', async () => {
    saveOver(file('six'))
    const place = { place: 'dify-sandbox', path: '/srv/dependencies/python-requirements.txt', isPointed: true } as const
    main.answers['requirements.point'] = () => ({ ...file('theirs'), ...place })
    main.answers['requirements.useOwn'] = () => file('six')
    const { part, now, place: placeNow } = bench(file('six'))
    part.editRequirements('mine')
    expect(await part.pointRequirements()).toBe(true)
    expect(main.inputs('requirements.save').map(({ text }) => text)).toEqual(['mine'])
    expect(now()).toMatchObject({ text: 'theirs', saving: 'saved' })
    expect(placeNow()).toEqual(place)
    // What is told of the file of before comes too late.
    part.onFile(file('late'))
    expect(now().text).toBe('theirs')
    await part.takeOwnRequirements()
    expect([now().text, placeNow()]).toEqual(['six', ownPlace])
    main.answers['requirements.point'] = () => null
    expect(await part.pointRequirements()).toBe(false)
    expect(now().text).toBe('six')
  })

  it('that are no text can not be edited', () => {
    const told = problem('file-not-text', 'workspace', { params: { line: 1, column: 1, at: 1 } })
    const { part, now } = bench({ ...file(''), problem: told })
    part.editRequirements('x')
    expect(now()).toMatchObject({ text: '', saving: 'saved', problem: told })
  })
})
