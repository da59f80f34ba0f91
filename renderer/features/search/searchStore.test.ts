import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchResult } from '../../../shared/model/search'
import { fakeMain, type FakeMain, fileOf, infoOf, workspaceOf } from '../../app/stores/testing/fakeMain'

let main: FakeMain

async function load() {
  vi.resetModules()
  main.answers['app.info'] = () => infoOf(workspaceOf('/a'), [])
  const [{ useWorkspace }, { useApp }, { useSearch }] = await Promise.all([
    import('../../app/stores/workspaceStore'),
    import('../../app/stores/appStore'),
    import('./searchStore'),
  ])
  await useApp.getState().start()
  await useWorkspace.getState().start()
  return { useWorkspace, now: () => useSearch.getState() }
}

const found = (id: string): SearchResult => ({
  kind: 'node',
  id,
  title: id,
  code_language: 'python3',
  matches: [{ line: 1, column: 1, text: 'x', from: 0, length: 1 }],
  isCapped: false,
})
const end = { documents: 2, isCapped: false, problem: null }

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  main = fakeMain()
  const text = { text: '', revision: 'r', problem: null, draft: null }
  main.answers['requirements.read'] = () => ({ ...text, place: 'workspace', path: 'p', isPointed: false })
  main.answers['server.read'] = () => text
  main.answers['library.list'] = () => []
  main.answers['node.read'] = ({ id }) => fileOf(id, 'x')
})

describe('the search as one types', () => {
  it('begins after a rest, hears the last search alone, and keeps what was found until there is something new', async () => {
    const { now } = await load()
    now().change({ text: 'a' })
    now().change({ text: 'ab' })
    await expect.poll(() => main.inputs('search.start')).toHaveLength(1)
    const [first] = main.inputs('search.start')
    expect(first).toMatchObject({ workspace: '/a', query: { text: 'ab' } })
    main.emit('search.found', { search: first?.search ?? '', results: [found('one')] })
    main.emit('search.found', { search: first?.search ?? '', results: [found('two')] })
    main.emit('search.finished', { search: first?.search ?? '', ...end })
    expect(now().results.map(({ id }) => id)).toEqual(['one', 'two'])

    now().change({ isRegex: true })
    await expect.poll(() => main.inputs('search.start')).toHaveLength(2)
    expect(now().results.map(({ id }) => id)).toEqual(['one', 'two'])
    main.emit('search.found', { search: first?.search ?? '', results: [found('late')] })
    main.emit('search.finished', { search: main.inputs('search.start')[1]?.search ?? '', ...end })
    expect(now()).toMatchObject({ results: [], end, isSearching: false })
  })

  it('ends with its text, and forgets what it found in another workspace', async () => {
    const { now, useWorkspace } = await load()
    now().change({ text: 'a' })
    await expect.poll(() => main.inputs('search.start')).toHaveLength(1)
    const name = main.inputs('search.start')[0]?.search ?? ''
    main.emit('search.found', { search: name, results: [found('one')] })
    useWorkspace.setState({ workspace: workspaceOf('/b') })
    expect(now().results).toEqual([])
    main.emit('search.found', { search: name, results: [found('of a')] })
    expect(now().results).toEqual([])
    now().change({ text: '' })
    expect(main.inputs('search.cancel')).toHaveLength(1)
  })
})
