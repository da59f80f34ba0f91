import { answer, calls, emit } from '../run/testing/fakeBridge'
import { Command } from 'cmdk'
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { problem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { documentOf } from '../../app/stores/documentsPart'
import { workspaceOf } from '../../app/stores/testing/fakeMain'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { click, press, render, write } from '../run/testing/render'
import { FileState } from '../workspace/FileState'
import { selectedNodes, useSelection } from '../exchange/selection'
import { SelectionStrip } from '../exchange/SelectionStrip'
import { AppFileList } from './AppFileList'
import AppFileTab from './AppFileTab'
import { AppNodeItems } from './AppNodeItems'
import { useAppFiles, wholeId } from './appFileStore'
import { saveByKey } from './saveAppFile'
import { appFileWith, appNodeWith, previewWith } from './testing/appData'

const undoable = vi.hoisted((): { done: string; undo: () => void }[] => [])
vi.mock('../../app/tellUndoable', () => ({
  tellUndoable: (done: string, undo: () => void) => undoable.push({ done, undo }),
}))

const id = 'apps/triage.yml#2'
const triage = appFileWith('apps/triage.yml', [
  appNodeWith({ id, edited: true }),
  appNodeWith({ id: 'apps/triage.yml#3', title: 'Build reply', code_language: 'jinja2' }),
])

const inputsOf = (name: string): unknown[] => calls.filter((one) => one.name === name).map(({ input }) => input)
const settled = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve))
  })

beforeEach(async () => {
  answer('appFile.list', () => [triage])
  answer('appFile.preview', () => previewWith('apps/triage.yml'))
  useWorkspace.setState({ workspace: null, documents: {}, tabs: [], active: null })
  useWorkspace.setState({ workspace: workspaceOf('/w') })
  useApp.setState({ page: 'library', panelOpen: true, panelTab: 'result', problems: [] })
  await settled()
  calls.length = 0
})

describe('the list of app files', () => {
  it('folds the nodes of a file, counts them, and tells what is edited and how one gets there', async () => {
    const { page, named } = await render(
      <div className="lib">
        <AppFileList />
      </div>,
    )
    const file = page.querySelector<HTMLElement>('.app-row')
    if (file === null) throw new Error('no file')
    expect(file.textContent).toContain('triage.yml')
    expect(file.querySelector('.end')?.textContent).toContain('2')
    expect(page.querySelectorAll('.row.sub')).toHaveLength(0)
    await press(file, 'ArrowRight')
    expect([...page.querySelectorAll('.row.sub')].map(({ textContent }) => textContent)).toEqual([
      'PYParse ticket',
      'J2Build reply',
    ])
    expect(page.querySelector('.row.sub')?.getAttribute('title')).toBe('Start → Parse ticket')
    expect(page.querySelectorAll('.row.sub .dot')).toHaveLength(1)
    await press(file, 'ArrowRight')
    expect(document.activeElement?.textContent).toBe('PYParse ticket')
    await press(document.activeElement as HTMLElement, 'ArrowLeft')
    expect(document.activeElement).toBe(file)
    await press(file, 'ArrowLeft')
    expect(page.querySelectorAll('.row.sub')).toHaveLength(0)
    await click(named('Open app file'))
    expect(inputsOf('appFile.choose')).toEqual([{ workspace: '/w' }])
  })

  it('copies several of its nodes to Dify, with node files if so wished, and gives one another title', async () => {
    useWorkspace.setState({ entries: [{ id: 'words', title: 'words', code_language: 'python3', problem: null }] })
    act(() => useAppFiles.getState().fold('apps/triage.yml', true))
    const { page, named } = await render(
      <div className="lib">
        <AppFileList />
        <SelectionStrip />
      </div>,
    )
    const [parse, reply] = [...page.querySelectorAll<HTMLElement>('.row.sub')]
    if (parse === undefined || reply === undefined) throw new Error('no nodes')
    act(() => useSelection.getState().begin(id))
    act(() => void reply.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true })))
    act(() => useSelection.getState().toggle('words'))
    expect(selectedNodes()).toEqual([id, 'apps/triage.yml#3', 'words'])
    expect(page.querySelector('.selection-strip')?.textContent).toContain('3 selected')
    act(() => useSelection.getState().begin(id))
    act(() => useSelection.getState().extend('words'))
    expect(selectedNodes()).toHaveLength(3)
    act(() => useSelection.getState().clear())

    act(() => openNode(id, nodeWith({ title: 'Parse ticket' })))
    act(() => useWorkspace.setState({ tabs: [id] }))
    await press(parse, 'F2')
    const field = named('Name of the node')
    await write(field, 'Read ticket')
    await press(field, 'Enter')
    await settled()
    expect(useWorkspace.getState().documents[id]?.node?.title).toBe('Read ticket')
  })

  it('draws a part of a thousand files, and finds a node in any of them', async () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      appFileWith(`f${n}.yml`, [appNodeWith({ id: `f${n}.yml#1`, title: `step ${n}` })]),
    )
    act(() => useAppFiles.setState({ files: many }))
    const { page, named } = await render(<AppFileList />)
    expect(page.querySelectorAll('.row').length).toBeLessThan(100)
    await write(named('Filter app files'), 'step 777')
    expect([...page.querySelectorAll('.row .ell')].map(({ textContent }) => textContent)).toEqual([
      'f777.yml',
      'step 777',
    ])
    await write(named('Filter app files'), 'nowhere')
    expect(page.textContent).toContain('No app file or node has this in its name.')
  })

  it('tells why a file can not be read in a tab of its own', async () => {
    const fault = problem('file-not-text', 'workspace', { params: { path: 'bad.yml' } })
    act(() => useAppFiles.setState({ files: [appFileWith('bad.yml', [], { problems: [fault] })] }))
    answer('node.read', ({ id: asked }: { id: string }) => ({
      kind: 'broken',
      id: asked,
      text: 'a: [',
      revision: 'r1',
      problems: [fault],
      draft: null,
    }))
    const { one } = await render(<AppFileList />)
    await click(one('.app-row'))
    const whole = wholeId('bad.yml')
    await expect.poll(() => useWorkspace.getState().active).toBe(whole)
    expect(inputsOf('node.read')).toEqual([{ workspace: '/w', id: whole }])
    // Once it can be read, the tab is done with.
    act(() => emit('appFile.changed', { workspace: '/w', files: [appFileWith('bad.yml', [])], gone: [] }))
    await expect.poll(() => useWorkspace.getState().tabs).toEqual([])
  })

  it('helps where there is none', async () => {
    act(() => useAppFiles.setState({ files: [] }))
    const { page } = await render(<AppFileList />)
    expect(page.textContent).toContain('A Dify app file (.yml) shows here')
  })
})

describe('what a save changes', () => {
  it('is shown before it is saved: Ctrl+S opens it, and saves once it is seen', async () => {
    openNode(id, nodeWith())
    await act(() => saveByKey(id))
    expect(useApp.getState().panelTab).toBe('appFile')
    expect(inputsOf('appFile.save')).toEqual([])
    act(() => useAppFiles.setState({ previews: { 'apps/triage.yml': previewWith('apps/triage.yml') } }))
    const { page } = await render(<AppFileTab id={id} />)
    expect(page.textContent).toContain('1 line changes')
    expect(page.textContent).toContain('614 stay byte for byte · CRLF kept')
    expect([...page.querySelectorAll('.fold')].map(({ textContent }) => textContent)).toEqual([
      '204 lines unchanged',
      '409 lines unchanged',
    ])
    expect([...page.querySelectorAll('.dl u')].map(({ textContent }) => textContent)).toEqual(['refund', 'broken'])
    answer('appFile.save', () => ({ kind: 'saved', revision: 'r2' }))
    answer('node.read', () => ({ kind: 'node', id, node: nodeWith(), revision: 'r2', problems: [], draft: null }))
    await act(() => saveByKey(id))
    expect(inputsOf('appFile.save')).toEqual([{ workspace: '/w', id: 'apps/triage.yml', revision: 'r1', over: false }])
    expect(useWorkspace.getState().documents[id]?.revision).toBe('r2')
    expect(page.textContent).toContain('Nothing to save')
  })

  it('is told anew where the file is another one by now, and the edits are not written', async () => {
    openNode(id, nodeWith())
    act(() => useAppFiles.setState({ previews: { 'apps/triage.yml': previewWith('apps/triage.yml') } }))
    useApp.setState({ panelTab: 'appFile' })
    const conflict = { base: 'a\nb', mine: 'a\nmine', theirs: 'a\ntheirs', nodes: [id] }
    answer('appFile.save', () => ({
      kind: 'conflict',
      preview: previewWith('apps/triage.yml', { revision: 'r9', conflict }),
    }))
    const { page, named } = await render(<AppFileTab id={id} />)
    await act(() => saveByKey(id))
    expect([...page.querySelectorAll('.three td')].map(({ textContent }) => textContent)).toEqual([
      'a',
      'a',
      'a',
      'b',
      'mine',
      'theirs',
    ])
    // Ctrl+S decides nothing.
    await act(() => saveByKey(id))
    expect(inputsOf('appFile.save')).toHaveLength(1)
    answer('appFile.save', () => ({ kind: 'saved', revision: 'r10' }))
    await click(named('Save mine over it'))
    await settled()
    expect(inputsOf('appFile.save').at(-1)).toMatchObject({ revision: 'r9', over: true })
  })

  it('can be dropped, and brought back', async () => {
    openNode(id, nodeWith({ code: 'mine' }))
    act(() => useAppFiles.setState({ previews: { 'apps/triage.yml': previewWith('apps/triage.yml') } }))
    const read = (code: string) => ({
      kind: 'node',
      id,
      node: nodeWith({ code }),
      revision: 'r1',
      problems: [],
      draft: null,
    })
    let code = 'mine'
    answer('node.read', () => read(code))
    answer('appFile.discard', () => {
      code = 'of the file'
      return { token: 't1' }
    })
    answer('appFile.bringBack', () => {
      code = 'mine'
    })
    const { named } = await render(<AppFileTab id={id} />)
    await click(named('Discard'))
    await settled()
    expect(useWorkspace.getState().documents[id]?.node?.code).toBe('of the file')
    act(() => undoable.at(-1)?.undo())
    await settled()
    expect(inputsOf('appFile.bringBack')).toEqual([{ workspace: '/w', id: 'apps/triage.yml', token: 't1' }])
    expect(useWorkspace.getState().documents[id]?.node?.code).toBe('mine')
  })
})

describe('an edit whose file went away', () => {
  const gone = { kind: 'missing' as const, id, problems: [], draft: nodeWith({ code: 'mine' }) }

  it('is written again with the text that it was made of, where its author says so', async () => {
    act(() => useWorkspace.setState({ documents: { [id]: documentOf(gone) } }))
    act(() => useAppFiles.setState({ previews: { 'apps/triage.yml': previewWith('apps/triage.yml') } }))
    answer('appFile.preview', () => ({
      ...previewWith('apps/triage.yml'),
      revision: 'missing',
      problem: problem('file-missing', 'workspace'),
    }))
    answer('appFile.save', () => ({ kind: 'saved', revision: 'r3' }))
    answer('node.read', () => ({ kind: 'node', id, node: nodeWith(), revision: 'r3', problems: [], draft: null }))
    const { page, named } = await render(<FileState id={id} />)
    expect(page.textContent).toContain('This file was removed on disk while it was open')
    await click(named('Keep mine'))
    await expect.poll(() => useWorkspace.getState().documents[id]?.saving).toBe('saved')
    expect(inputsOf('appFile.save')).toMatchObject([{ id: 'apps/triage.yml', revision: 'missing', over: true }])
  })

  it('is let go', async () => {
    act(() => useWorkspace.setState({ documents: { [id]: documentOf(gone) } }))
    answer('node.discardDraft', () => ({ ...gone, draft: null }))
    const { named } = await render(<FileState id={id} />)
    await click(named('Let it go'))
    await expect.poll(() => useWorkspace.getState().documents[id]).toBe(undefined)
    expect(inputsOf('node.discardDraft')).toEqual([{ workspace: '/w', id }])
  })
})

describe('Go to', () => {
  it('offers nodes of app files once something is looked for', async () => {
    const opened: string[] = []
    const items = (search: string) => (
      <Command>
        <Command.List>
          <AppNodeItems search={search} onOpen={(which) => opened.push(which)} />
        </Command.List>
      </Command>
    )
    const { page, update } = await render(items(''))
    expect(page.querySelectorAll('[cmdk-item]')).toHaveLength(0)
    await update(items('triage reply'))
    const [item] = page.querySelectorAll<HTMLElement>('[cmdk-item]')
    expect(item?.textContent).toBe('J2Build replytriage.yml')
    if (item !== undefined) await click(item)
    expect(opened).toEqual(['apps/triage.yml#3'])
  })
})
