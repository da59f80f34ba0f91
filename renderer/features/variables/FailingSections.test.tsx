import '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CodeNode, Output, OutputType } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { choose, click, leave, press, render, write } from '../run/testing/render'
import { restoreOutput } from './nodeEdits'
import { VariablesPanel } from './VariablesPanel'

const output = (name: string, type: OutputType): Output => ({ name, spec: { type, children: null } })

/** Each test has a node of its own, since what was done to a node can be undone for as long as the window lives. */
let count = 0
let id = ''
const now = (): CodeNode | undefined => useWorkspace.getState().documents[id]?.node ?? undefined
const undo = (): Promise<void> => press(document.body, 'z', { ctrlKey: true })

async function show(part: Partial<CodeNode> = {}) {
  openNode(id, nodeWith({ outputs: [output('total', 'number')], target: 'dify-1.16', ...part }))
  return render(<VariablesPanel id={id} />)
}

beforeEach(() => {
  count += 1
  id = `failing${count}`
})

/** Takes an option of a select, as React hears it. */
function select(element: HTMLElement, value: string): Promise<void> {
  return act(async () => {
    if (!(element instanceof HTMLSelectElement)) throw new Error('no select')
    element.value = value
    element.dispatchEvent(new Event('change', { bubbles: true }))
    await Promise.resolve()
  })
}

describe('error handling', () => {
  it('begins each default value as Dify does, and adds the two outputs of an error', async () => {
    const { named, one } = await show({ outputs: [output('total', 'number'), output('lines', 'array[string]')] })
    expect(one('section[aria-label="Error Handling"]').textContent).toContain('The workflow ends where the node fails')
    await select(named('Error Handling'), 'default-value')
    expect(now()).toMatchObject({
      error_strategy: 'default-value',
      default_value: [
        { key: 'total', type: 'number', value: '0' },
        { key: 'lines', type: 'array[string]', value: '"[]"' },
      ],
    })
    expect(one('.error-outputs').textContent).toBe('error_messageStringon errorerror_typeStringon error')
    await write(named('Default value of total'), '1.50')
    await write(named('Default value of lines'), '["a"]')
    expect(now()?.default_value?.map(({ value }) => value)).toEqual(['1.50', JSON.stringify('["a"]')])
    await select(named('Error Handling'), 'none')
    expect(now()?.error_strategy).toBeUndefined()
    expect(now()?.default_value).toBeUndefined()
    await undo()
    expect(now()).toMatchObject({ error_strategy: 'default-value', default_value: [{ value: '1.50' }, {}] })
  })

  it('is taken back whole where there was none', async () => {
    const { named } = await show()
    await select(named('Error Handling'), 'fail-branch')
    await undo()
    expect(now()?.error_strategy).toBeUndefined()
  })

  it('says in Dify’s words what keeps it from starting, keeping what was typed', async () => {
    const { named, one } = await show({ error_strategy: 'default-value' })
    await write(named('Default value of total'), '12,5')
    expect(one('.field-note.danger [lang]').textContent).toBe('Cannot convert to number: 12,5')
    expect(named('Default value of total')).toHaveProperty('value', '12,5')
    await write(named('Default value of total'), '12')
    expect(document.querySelector('.field-note.danger')).toBeNull()
  })

  it('leads out of a Boolean, whose default Dify does not take', async () => {
    const { named, one } = await show({ outputs: [output('ok', 'boolean')], error_strategy: 'default-value' })
    expect(one('.field-note.danger [lang]').textContent).toMatch(/^Input should be 'string', 'number'/)
    await click(named('Use Fail Branch'))
    expect(now()?.error_strategy).toBe('fail-branch')
    expect(now()?.default_value).toBeUndefined()
  })

  it('follows the outputs', async () => {
    const { named } = await show({ error_strategy: 'default-value' })
    await write(named('Default value of total'), '7')
    const field = named('Name of the output')
    await write(field, 'sum')
    await leave(field)
    expect(now()?.default_value).toEqual([{ key: 'sum', type: 'number', value: '7' }])
    await choose(named('More for sum'), 'Remove')
    expect(now()?.default_value).toEqual([])
    const removed = nodeWith({ outputs: [], error_strategy: 'default-value', default_value: [] })
    const kept = [{ key: 'sum', type: 'number', value: '7' }]
    expect(restoreOutput(removed, 0, output('sum', 'number'), kept)).toMatchObject({ default_value: kept })
  })

  it('is told to be missing on a Dify that has none, and what the file says stays', async () => {
    const { page, one } = await show({ error_strategy: 'fail-branch', target: 'dify-0.11' })
    expect(one('section[aria-label="Error Handling"]').textContent).toContain('Dify 0.11 has no error handling')
    expect(page.querySelector('.error-outputs, [role="switch"]')).toBeNull()
    expect(now()?.error_strategy).toBe('fail-branch')
  })
})

describe('retry', () => {
  const fields = (page: HTMLElement): HTMLInputElement[] => [
    ...page.querySelectorAll<HTMLInputElement>('.count-field input'),
  ]

  it('begins with 3 times and 1000 ms, and takes what Dify’s panel takes', async () => {
    const { named, page } = await show()
    await click(named('Retry on Failure'))
    expect(now()?.retry_config).toEqual({ retry_enabled: true, max_retries: 3, retry_interval: 1000 })
    const [times, wait] = fields(page)
    if (times === undefined || wait === undefined) throw new Error('no fields')
    await write(times, '99')
    await leave(times)
    await write(wait, '1')
    await leave(wait)
    expect(now()?.retry_config).toEqual({ retry_enabled: true, max_retries: 10, retry_interval: 100 })
    await write(times, '')
    await leave(times)
    expect(times.value).toBe('10')
    await click(named('Retry on Failure'))
    expect(now()?.retry_config).toEqual({ retry_enabled: false, max_retries: 10, retry_interval: 100 })
  })

  it('shows a number of a file that Dify’s panel has no place for, and lets it be', async () => {
    const retry_config = { retry_enabled: true, max_retries: 50, retry_interval: 1000 }
    const { page, one } = await show({ retry_config })
    expect(one('.count-field .field-note').textContent).toBe("Dify's panel takes 1 to 10.")
    const [times] = fields(page)
    if (times === undefined) throw new Error('no field')
    await leave(times)
    expect(now()?.retry_config).toEqual(retry_config)
  })
})

describe('a template node', () => {
  const template = (code: string) =>
    show({
      code_language: 'jinja2',
      code,
      variables: [{ variable: 'name', value_type: 'string', value_selector: [] }],
      outputs: [output('output', 'string')],
    })

  it('has one fixed output, no dependencies and no error handling', async () => {
    const { page, one } = await template('{{ name }}')
    expect(one('section[aria-label="OUTPUTS"]').textContent).toContain('outputString')
    expect(page.querySelector('[aria-label="Add output"], [role="switch"]')).toBeNull()
    expect(page.textContent).not.toContain('main()')
  })

  it('has a renamed input renamed in its text, wherever it is read, and undone with it', async () => {
    const { named } = await template('Dear {{ name }}, {{name}} {{ names }}')
    await write(named('Name of the input'), 'who')
    await leave(named('Name of the input'))
    expect(now()).toMatchObject({ code: 'Dear {{ who }}, {{who}} {{ names }}', variables: [{ variable: 'who' }] })
    await undo()
    expect(now()).toMatchObject({ code: 'Dear {{ name }}, {{name}} {{ names }}', variables: [{ variable: 'name' }] })
    await press(document.body, 'y', { ctrlKey: true })
    expect(now()?.code).toBe('Dear {{ who }}, {{who}} {{ names }}')
    await act(() => Promise.resolve(useWorkspace.getState().edit(id, { code: 'typed since' })))
    await undo()
    expect(now()).toMatchObject({ code: 'typed since', variables: [{ variable: 'name' }] })
  })
})
