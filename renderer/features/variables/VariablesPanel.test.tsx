import '../run/testing/fakeBridge'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { choose, click, press, render, write } from '../run/testing/render'
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
const undo = (): Promise<void> => press(document.body, 'z', { ctrlKey: true })

beforeEach(() => {
  count += 1
  id = `node${count}`
  openNode(id, start)
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
    await click(named('Remove tabulate'))
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
})

describe('members of an output', () => {
  it('are declared with the focus in the first name', async () => {
    const { named } = await render(<VariablesPanel id={id} />)
    await click(named('Declare members'))
    expect(document.activeElement).toBe(named('Name of the member'))
    await write(named('Name of the member'), 'price')
    await press(named('Name of the member'), 'Enter')
    expect(now()?.outputs[0]?.spec.children).toEqual({ price: { type: 'string', children: null } })
    expect(document.activeElement).toBe(named('Name of the member'))
  })
})
