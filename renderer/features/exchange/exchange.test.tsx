import { answer, calls } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Watch } from '../../../shared/model/exchange'
import { problem, ProblemError } from '../../../shared/problems'
import { listenToKeys } from '../../app/keyboard'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { click, press, render } from '../run/testing/render'
import { useExchange } from './exchangeStore'
import { GlanceView } from './GlanceView'
import { SelectionStrip } from './SelectionStrip'
import { useSelection } from './selection'

const entries = ['a', 'b', 'c'].map((id) => ({ id, title: id, code_language: 'python3' as const, problem: null }))

beforeEach(() => {
  calls.length = 0
  useExchange.setState({ glance: null, saved: null })
  useSelection.setState({ selected: [], anchor: null })
  useApp.setState({ problems: [] })
  useWorkspace.setState({ entries, documents: {}, active: null })
  openNode('words', nodeWith({ target: 'dify-1.15' }))
  answer('preflight.beforeHandingOn', () => ({ findings: [], unread: null }))
  answer('exchange.copy', () => ({ copied: true, watch: [{ kind: 'no-packages' }] }))
})

const glanceOf = (watch: Watch[], copied = true, ids = ['words']) =>
  render(<GlanceView glance={{ place: 'runbar', ids, target: 'dify-1.13', copied, watch }} />)

describe('the glance', () => {
  it('tells what to do in Dify, with the lines that the server needs', async () => {
    const { page, named } = await glanceOf([
      { kind: 'unmapped', node: 'words', names: ['limit'] },
      { kind: 'packages', lines: ['pandas==2.2.3', 'six==1.16.0'] },
      { kind: 'mapped', node: 'words', name: 'text', place: '1750000000001 / text' },
    ])
    const said = [...page.querySelectorAll('li')].map((row) => row.textContent)
    expect(said[0]).toBe('Choose a variable for 1 inputlimit')
    expect(said[2]).toBe('text stays mapped to node …0001 / text in the same app')
    expect(page.querySelector('pre')?.textContent).toBe('pandas==2.2.3\nsix==1.16.0')
    await click(named('Copy the lines'))
    expect(calls.at(-1)).toEqual({ name: 'clipboard.write', input: { text: 'pandas==2.2.3\nsix==1.16.0\n' } })
  })

  it('offers an app file or the code where the target reads nothing from the clipboard', async () => {
    const { page, named } = await glanceOf([{ kind: 'unmapped', node: 'words', names: ['limit'] }], false)
    expect(page.textContent).toContain('Dify 1.13 reads no nodes from the clipboard')
    expect(page.querySelectorAll('li')).toHaveLength(0)
    answer('exchange.save', () => ({ path: '/home/me/words.yml' }))
    await click(named('Save as DSL file'))
    expect(calls.at(-1)).toMatchObject({ name: 'exchange.save', input: { id: 'words', form: 'app' } })
    expect(useExchange.getState().saved).toBe('words.yml')
    await click(named('Copy code only'))
    expect(calls.at(-1)?.name).toBe('clipboard.write')
  })
})

describe('keys', () => {
  it('copy the open node for its own target, or what is selected in the library', async () => {
    const stop = listenToKeys()
    const { page } = await render(
      <div className="side">
        <div className="lib">
          <button type="button">a row</button>
        </div>
        <SelectionStrip />
      </div>,
    )
    await press(document.body, 'C', { ctrlKey: true, shiftKey: true })
    expect(calls.at(-1)).toMatchObject({
      name: 'exchange.copy',
      input: { target: 'dify-1.15', nodes: [{ id: 'words' }] },
    })
    await act(() => Promise.resolve(useSelection.setState({ selected: ['c', 'a'], anchor: 'a' })))
    expect(page.querySelector('.selection-strip')?.textContent).toContain('2 selected')
    page.querySelector<HTMLElement>('.lib button')?.focus()
    await press(document.body, 'C', { ctrlKey: true, shiftKey: true })
    expect(calls.at(-1)).toMatchObject({ name: 'exchange.copy', input: { nodes: [{ id: 'a' }, { id: 'c' }] } })
    stop()
  })

  it('paste nodes where no text is typed, and leave the key alone elsewhere', async () => {
    const stop = listenToKeys()
    answer('exchange.paste', () => {
      throw new ProblemError(problem('paste-python', 'workspace'))
    })
    const { one } = await render(
      <div className="side">
        <input aria-label="filter" />
        <button type="button">a row</button>
      </div>,
    )
    one('input').focus()
    await press(one('input'), 'v', { ctrlKey: true })
    expect(calls).toEqual([])
    one('button').focus()
    await press(one('button'), 'v', { ctrlKey: true })
    expect(calls.map(({ name }) => name)).toEqual(['exchange.paste'])
    await expect.poll(() => useApp.getState().problems.map(({ code }) => code)).toEqual(['paste-python'])
    stop()
  })
})

describe('a selection', () => {
  it('begins at the open row, grows by ranges and is forgotten when a row is opened', () => {
    const { toggle, extend, begin } = useSelection.getState()
    begin('a')
    toggle('c')
    expect(useSelection.getState().selected).toEqual(['a', 'c'])
    begin('a')
    extend('b')
    expect(useSelection.getState().selected).toEqual(['a', 'b'])
    toggle('b')
    expect(useSelection.getState().selected).toEqual(['a'])
    begin('c')
    expect(useSelection.getState().selected).toEqual([])
  })
})
