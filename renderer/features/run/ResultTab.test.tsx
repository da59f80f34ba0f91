import { answer, calls } from './testing/fakeBridge'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import type { OutputType } from '../../../shared/model/node'
import { problem } from '../../../shared/problems'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { ResultTab } from './ResultTab'
import { nodeWith, openNode, resultWith, runOf } from './testing/data'
import { click, press, render, type Rendered } from './testing/render'

/** The Result of a run with one output. */
async function show(type: OutputType, json: string, target = 'dify-1.16'): Promise<Rendered> {
  const node = nodeWith({ outputs: [{ name: 'out', spec: { type, children: null } }] })
  const result = resultWith({ outputs: `{"out": ${json}}`, target })
  return render(<ResultTab id="words" run={runOf(node, result)} build={null} firstBuild={false} />)
}

const texts = (page: HTMLElement, selector: string): (string | null)[] =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent)

describe('a failure in the Result', () => {
  it('shows what main() returned, not checked, below what Dify says', async () => {
    const error = 'Output out must be a string, got int instead.'
    const result = resultWith({ status: 'failed', outputs: null, error, returned: '\n{\n    "out": 1.0\n}\n' })
    const { one } = await render(
      <ResultTab id="words" run={runOf(nodeWith(), result)} build={null} firstBuild={false} />,
    )
    expect(one('.returned').textContent).toContain('not checked')
    expect(one('.returned-json').textContent).toContain('"out": 1.0')
  })

  it('shows as it stands what is no JSON', async () => {
    const result = resultWith({ status: 'failed', outputs: null, error: 'x', returned: '{"a": oops}' })
    const { one } = await render(
      <ResultTab id="words" run={runOf(nodeWith(), result)} build={null} firstBuild={false} />,
    )
    expect(one('.returned-json').textContent).toBe('{"a": oops}')
  })

  const missing = (name: string) =>
    problem('module-missing', 'run', { params: { name, target: 'x', line: 1 }, line: 1 })

  it('adds the package of a missing module to the requirements, or to the node', async () => {
    openNode('words', nodeWith())
    const file = { revision: '1', saving: 'saved', diskText: null, problem: null, saveProblem: null } as const
    useWorkspace.setState({ requirements: { ...file, text: '# mine\nsix' } })
    const result = resultWith({ status: 'failed', outputs: null, error: 'x', problems: [missing('PIL.Image')] })
    const run = runOf(nodeWith(), result)
    const { named, page } = await render(<ResultTab id="words" run={run} build={null} firstBuild={false} />)
    await click(named('Add pillow'))
    expect(useWorkspace.getState().requirements?.text).toBe('# mine\nsix\npillow\n')
    expect(page.textContent).toContain('pillow was added')
    await act(() => Promise.resolve(useWorkspace.setState({ requirements: { ...file, text: '' } })))
    await click(named('For this node alone'))
    expect(useWorkspace.getState().documents['words']?.node?.dependencies).toEqual([{ name: 'pillow', version: '' }])
    expect(page.textContent).not.toContain('Add pillow')
  })

  it('asks whether a package of the same name is the one, where none is known', async () => {
    openNode('words', nodeWith())
    const result = resultWith({ status: 'failed', outputs: null, error: 'x', problems: [missing('my_tools.x')] })
    const run = runOf(nodeWith(), result)
    const { named, page } = await render(<ResultTab id="words" run={run} build={null} firstBuild={false} />)
    expect(page.textContent).toContain('Nodelab does not know which package brings my_tools.x')
    answer('packages.versions', () => ({ name: 'My-Tools', summary: '', versions: [{ version: '1' }] }))
    await click(named('Look for a package my-tools'))
    expect(calls.at(-1)).toMatchObject({ name: 'packages.versions', input: { name: 'my-tools' } })
    expect(page.textContent).toContain('The index has My-Tools. Is it the one?')
    expect(named('Add my-tools')).toBeTruthy()
  })
})

describe('values in the Result', () => {
  it.each(['1.0', '12345678901234567890', 'NaN', '-Infinity', '1e-05', '0.1000', '1e400', '-0.0', '1'.repeat(30)])(
    'shows the number %s with the digits that Python wrote',
    async (number) => {
      const { one } = await show('number', number)
      expect(one('.value-alone').textContent).toBe(number)
    },
  )

  it('keeps the digits of a number in a table, a list, a tree, in JSON and on the clipboard', async () => {
    const numbers = ['1.0', '1e400', '-0.0', '0.10', '9223372036854775807', '1'.repeat(30), 'NaN']
    const list = await show('array[number]', `[${numbers.join(', ')}]`)
    expect(texts(list.page, 'tbody .ell > .ell')).toEqual(numbers)
    const table = await show('array[object]', `[${numbers.map((number) => `{"n": ${number}}`).join(', ')}]`)
    expect(texts(table.page, 'tbody td.r')).toEqual(numbers)
    const tree = await show('object', `{${numbers.map((number, at) => `"k${at}": ${number}`).join(', ')}}`)
    expect(texts(tree.page, '[role=treeitem]')).toEqual(numbers.map((number, at) => `k${at}${number}`))
    await click(tree.named('JSON'))
    for (const number of numbers) expect(tree.one('.value-json').textContent).toContain(`: ${number}`)
    await click(table.named('Copy out'))
    const copied = JSON.stringify(calls.at(-1)?.input).replaceAll('\\n', '\n').replaceAll('\\"', '"')
    expect(copied.match(/(?<="n": )[^\s]+/g)).toEqual(numbers)
  })

  it('shows null by its name, never as nothing', async () => {
    const { one } = await show('string', 'null')
    expect(one('.value-alone').textContent).toBe('null')
  })

  it('lists texts with quotes, and counts their characters as Python does', async () => {
    const { page, one } = await show('array[string]', '["anyio==4.6.2.post1", "周报", "👩‍👧", null]', 'dify-0.11')
    expect(texts(page, 'tbody .ell > .ell')).toEqual(['"anyio==4.6.2.post1"', '"周报"', '"👩‍👧"', 'null'])
    expect(texts(page, 'tbody .len')).toEqual(['18', '2', '3', ''])
    expect(one('.outhead').textContent).toContain('4 / 30 elements')
    expect(one('.outhead').textContent).toContain('longest 18 of 80,000 characters')
  })

  it('turns the meter amber from nine tenths of the limit on', async () => {
    const { page } = await show('array[string]', JSON.stringify(Array.from({ length: 26 }, () => 'x')))
    expect(page.querySelector('.meter.warn')).toBeNull()
    const near = await show('array[string]', JSON.stringify(Array.from({ length: 27 }, () => 'x')))
    expect(near.page.querySelector('.meter.warn')).not.toBeNull()
  })

  it('puts objects into a table: text without quotes, a missing key apart from null', async () => {
    const { page } = await show('array[object]', '[{"name": "a", "price": 1.50}, {"name": null}, null]')
    expect(texts(page, 'th')).toEqual(['#', 'name', 'price'])
    expect(texts(page, 'tbody tr:nth-child(1) td')).toEqual(['0', 'a', '1.50'])
    expect(texts(page, 'tbody tr:nth-child(2) td')).toEqual(['1', 'null', 'no value'])
  })

  it('walks and folds a tree with the arrows', async () => {
    const { page, one } = await show('object', '{"scores": [0.92], "title": "周报"}')
    const rows = (): (string | null)[] => texts(page, '[role=treeitem]')
    expect(rows()).toEqual(['scores1 element', '00.92', 'title"周报"2'])
    await press(one('[data-index="0"]'), 'ArrowLeft')
    expect(rows()).toEqual(['scores1 element', 'title"周报"2'])
    await press(one('[data-index="0"]'), 'ArrowDown')
    expect(document.activeElement?.textContent).toBe('title"周报"2')
  })

  it('shows the first 2,000 characters of a long text, and the whole on demand', async () => {
    const { one, named, page } = await show('string', JSON.stringify('周'.repeat(2500)))
    expect(one('pre').textContent?.length).toBe(2000)
    expect(one('.outhead').textContent).toContain('2,500 of 400,000 characters')
    await click(named('Show all'))
    expect(one('pre').textContent?.length).toBe(2500)
    expect(page.textContent).not.toContain('Show all')
  })

  it('switches to JSON and copies the value with its digits', async () => {
    const { one, named } = await show('object', '{"a": 1.0, "b": [12345678901234567890]}')
    await click(named('JSON'))
    expect(one('.value-json').textContent).toContain('12345678901234567890')
    await click(named('Copy out'))
    expect(calls.at(-1)).toEqual({
      name: 'clipboard.write',
      input: { text: '{\n  "a": 1.0,\n  "b": [\n    12345678901234567890\n  ]\n}' },
    })
  })
})

describe('a failure in the Result', () => {
  it("shows Dify's sentence exactly, our reason beside it, and whether Dify keeps the inputs", async () => {
    const error = 'Output result must be a string, got float instead.'
    const told = problem('output-refused', 'run', { params: { path: 'result' }, line: 2, difyText: error })
    const result = resultWith({
      status: 'failed',
      outputs: null,
      error,
      errorType: 'OutputValidationError',
      problems: [told],
    })
    const { one, named, page } = await render(
      <ResultTab id="words" run={runOf(nodeWith(), result)} build={null} firstBuild={false} />,
    )
    expect(one('.dify-says pre').textContent).toBe(error)
    expect(one('.dify-head').textContent).toContain('OutputValidationError')
    expect(page.textContent).toContain('shows its inputs too')
    expect(named('Go to line 2')).toBeInstanceOf(HTMLButtonElement)
  })
  it('offers another try where the environment stopped it, and leads to the line of the requirements', async () => {
    const node = nodeWith()
    openNode('words', node)
    const told = problem('requirement-broken', 'requirements', { params: { line: 3, reason: 'x' }, line: 3 })
    const result = resultWith({ status: 'failed', outputs: null, problems: [told] })
    const { named } = await render(<ResultTab id="words" run={runOf(node, result)} build={null} firstBuild={false} />)
    expect(named('python-requirements.txt, line 3')).toBeInstanceOf(HTMLButtonElement)
    calls.length = 0
    await click(named('Try again'))
    // What was edited and is not saved yet is written before a run.
    await expect.poll(() => calls.map(({ name }) => name)).toContain('run.start')
  })
})
