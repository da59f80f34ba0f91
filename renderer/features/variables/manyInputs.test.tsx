import '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { click, press, render, write } from '../run/testing/render'
import { focusInput } from './inputDrafts'
import { VariablesPanel } from './VariablesPanel'

const many = 10_000
const named = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })
const names = Array.from({ length: many }, (_, index) => `arg${index}`)
const start = nodeWith({
  code: 'def main(**inputs):\n    return inputs\n',
  variables: names.map(named),
  outputs: names.map((name) => ({ name, spec: { type: 'string' as const, children: null } })),
  samples: Object.fromEntries(names.map((name) => [name, '"x"'])),
})
const id = 'many'
const now = (): CodeNode | null => useWorkspace.getState().documents[id]?.node ?? null

beforeEach(() => {
  openNode(id, start)
  // The page of a test has no layout; what scrolls and each row are given their heights.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60)
  return () => vi.restoreAllMocks()
})

describe('a node with 10,000 inputs and outputs', () => {
  it('has the rows in sight on the page, and says how many there are', async () => {
    const { page } = await render(<VariablesPanel id={id} />)
    const rows = page.querySelectorAll('.var')
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.length).toBeLessThan(100)
    expect(rows[0]?.getAttribute('aria-setsize')).toBe(String(many))
    expect(page.querySelector<HTMLInputElement>('.var input.name')?.value).toBe('arg0')
  })

  it('takes a new value, and a new input where no row was drawn', async () => {
    const { named: one, page } = await render(<VariablesPanel id={id} />)
    await write(one('Value of arg0'), 'changed')
    expect(now()?.samples['arg0']).toBe('"changed"')
    await click(one('Add input'))
    expect(now()?.variables).toHaveLength(many + 1)
    expect(document.activeElement).toHaveProperty('value', `arg${many + 1}`)
    expect(page.querySelectorAll('.var').length).toBeLessThan(100)
  })

  it('leads to the value that stops a run, wherever its row is', async () => {
    const { page } = await render(<VariablesPanel id={id} />)
    expect(page.querySelector('[data-input="arg9000"]')).toBeNull()
    await act(() => Promise.resolve(focusInput('arg9000')))
    expect(document.activeElement?.getAttribute('data-input')).toBe('arg9000')
  })

  it('keeps the field that has the focus, and what is typed in it, wherever the panel is scrolled to', async () => {
    const { page, one } = await render(<VariablesPanel id={id} />)
    const name = page.querySelectorAll<HTMLElement>('.var input.name')[3]
    if (name === undefined) throw new Error('no input is shown')
    name.focus()
    await write(name, 'half')
    for (const top of [120, 200_000]) {
      one('.vars').scrollTop = top
      await act(() => Promise.resolve(one('.vars').dispatchEvent(new Event('scroll'))))
      expect(name.isConnected).toBe(true)
      expect(document.activeElement).toBe(name)
      expect(name).toHaveProperty('value', 'half')
    }
    expect(page.querySelectorAll('.var').length).toBeLessThan(100)
    const row = page.querySelectorAll('.var')[12]
    one('.vars').scrollTop += 70
    await act(() => Promise.resolve(one('.vars').dispatchEvent(new Event('scroll'))))
    expect(row?.isConnected).toBe(true)
  })

  it('moves a row by the keyboard, and the focus goes with it', async () => {
    const { page } = await render(<VariablesPanel id={id} />)
    const field = page.querySelectorAll<HTMLElement>('.var input.name')[1]
    if (field === undefined) throw new Error('no input is shown')
    field.focus()
    await press(field, 'ArrowDown', { altKey: true })
    expect(now()?.variables[2]?.variable).toBe('arg1')
    await expect.poll(() => document.activeElement).toHaveProperty('value', 'arg1')
  })
})
