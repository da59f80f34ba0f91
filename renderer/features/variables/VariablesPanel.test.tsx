import '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { choose, click, leave, press, render, write } from '../run/testing/render'
import { VariablesPanel } from './VariablesPanel'

const days = { variable: 'days', value_type: 'number' as const, value_selector: [] }
const start = nodeWith({
  code: 'def main(days):\n    return {"data": {}}\n',
  variables: [days],
  outputs: [{ name: 'data', spec: { type: 'object', children: null } }],
  dependencies: [{ name: 'tabulate', version: '' }],
  samples: { days: '3' },
})

/** Each test has a node of its own, since what was done to a node can be undone for as long as the window lives. */
let count = 0
let id = ''
const now = (): CodeNode | null => useWorkspace.getState().documents[id]?.node ?? null
/** Presses a key with Ctrl, and tells whether the window took it for its own. */
async function pressed(field: HTMLElement, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true })
  await act(async () => {
    field.dispatchEvent(event)
    await Promise.resolve()
  })
  return event
}
const undo = (): Promise<void> => press(document.body, 'z', { ctrlKey: true })

beforeEach(() => {
  count += 1
  id = `node${count}`
  openNode(id, start)
})

it('an input tells at its row what the target of its node lacks', async () => {
  const { page } = await render(<VariablesPanel id={id} />)
  expect(page.textContent).not.toContain('gives such a value')
  const flag = { ...days, value_type: 'boolean' as const }
  act(() => openNode(id, { ...start, target: 'dify-0.11', variables: [flag] }))
  expect(page.textContent).toContain('nothing in Dify 0.11 gives such a value')
})

describe('undo in the panel', () => {
  it('brings back an input with its value, though the focus is nowhere after its removal', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    await choose(named('More for days'), 'Remove')
    expect(now()).toMatchObject({ variables: [], samples: {} })
    await undo()
    expect(now()).toMatchObject({ variables: [days], samples: { days: '3' } })
    await press(document.body, 'z', { ctrlKey: true, shiftKey: true })
    expect(now()?.variables).toEqual([])
  })

  it('brings back an output, a type and a dependency', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    await choose(named('More for data'), 'Remove')
    await undo()
    expect(now()?.outputs).toEqual(start.outputs)
    await choose(named('Type of data: Object'), 'String')
    expect(now()?.outputs[0]?.spec.type).toBe('string')
    await undo()
    expect(now()?.outputs).toEqual(start.outputs)
    await choose(named('More for tabulate'), 'Remove tabulate')
    await undo()
    expect(now()?.dependencies).toEqual(start.dependencies)
  })

  it('is a field’s own while something is typed in it, and the panel’s in one that was only entered', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    await choose(named('More for data'), 'Remove')
    const field = named('Value of days')
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    await press(field, 'z', { ctrlKey: true })
    expect(now()?.outputs).toEqual(start.outputs)
    await write(field, '34')
    await press(field, 'z', { ctrlKey: true })
    expect(now()?.samples).toEqual({ days: '34' })
  })

  it('is the panel’s once Enter has kept a name: field and header go back together, and leaving the field changes nothing', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    const field = named('Name of the input')
    await write(field, 'tail')
    await press(field, 'Enter')
    expect(now()?.code).toContain('def main(tail)')
    expect((await pressed(field, 'z')).defaultPrevented).toBe(true)
    expect(now()).toEqual(start)
    expect(field).toHaveProperty('value', 'days')
    await leave(field)
    expect(now()).toEqual(start)
    await pressed(field, 'y')
    expect(field).toHaveProperty('value', 'tail')
  })

  it('is the panel’s once Escape has given a name up', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    await choose(named('More for data'), 'Remove')
    const field = named('Name of the input')
    await write(field, 'tail')
    await press(field, 'Escape')
    await pressed(field, 'z')
    expect(now()).toEqual(start)
  })

  it('stays the field’s own where Enter keeps nothing: the name of another, or while a word is composed', async () => {
    openNode(id, { ...start, variables: [days, { ...days, variable: 'tail' }] })
    const { page } = await render(<VariablesPanel id={id} />)
    const field = page.querySelector<HTMLElement>('input.name')
    if (field === null) throw new Error('no input is shown')
    await write(field, 'tail')
    await press(field, 'Enter')
    expect((await pressed(field, 'z')).defaultPrevented).toBe(false)
    await write(field, 'tai')
    await press(field, 'Enter', { isComposing: true })
    expect((await pressed(field, 'z')).defaultPrevented).toBe(false)
  })

  it('is the panel’s after Enter in the fields of a dependency and of a number too', async () => {
    openNode(id, { ...start, retry_config: { retry_enabled: true, max_retries: 3, retry_interval: 1000 } })
    const { named, page } = await render(<VariablesPanel id={id} />)
    const version = named('Version: tabulate')
    await write(version, '0.9')
    await press(version, 'Enter')
    expect(now()?.dependencies).toEqual([{ name: 'tabulate', version: '0.9' }])
    await pressed(version, 'z')
    expect(now()?.dependencies).toEqual(start.dependencies)
    expect(version).toHaveProperty('value', '')
    const retries = page.querySelector<HTMLElement>('.count-field input')
    if (retries === null) throw new Error('no number is shown')
    await write(retries, '5')
    await press(retries, 'Enter')
    expect(now()?.retry_config?.max_retries).toBe(5)
    await pressed(retries, 'z')
    expect(now()?.retry_config?.max_retries).toBe(3)
    expect(retries).toHaveProperty('value', '3')
  })
})

describe('members of an output', () => {
  it('are declared with the focus in the first name', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    await click(named('Declare members'))
    expect(document.activeElement).toBe(named('Name of the member'))
    await write(named('Name of the member'), 'price')
    await press(named('Name of the member'), 'Enter')
    expect(now()?.outputs[0]?.spec.children).toEqual([{ name: 'price', spec: { type: 'string', children: null } }])
    expect(document.activeElement).toBe(named('Name of the member'))
  })
})

describe('an Object that declares an empty list of members', () => {
  it('is told from one that takes any, and can be made one', async () => {
    openNode(id, { ...start, outputs: [{ name: 'data', spec: { type: 'object', children: [] } }] })
    const { named, page } = await render(<VariablesPanel id={id} />)
    expect(page.textContent).toContain('no members: only {} is taken')
    await click(named('Take any'))
    expect(now()?.outputs[0]?.spec.children).toBeNull()
    expect(page.textContent).toContain('any members')
    await undo()
    expect(now()?.outputs[0]?.spec.children).toEqual([])
  })
})
