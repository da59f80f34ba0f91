import '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CodeNode, Variable } from '../../../shared/model/node'
import { readNow } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { click, leave, render, write } from '../run/testing/render'
import { VariablesPanel } from '../variables/VariablesPanel'
import { withRenamed } from './leftBehind'

let count = 0
let id = ''
const now = (): CodeNode => {
  const node = useWorkspace.getState().documents[id]?.node ?? null
  if (node === null) throw new Error('the node is not open')
  return node
}
const input = (variable: string): Variable => ({ variable, value_type: 'string', value_selector: [] })
const names = (): string[] => now().variables.map(({ variable }) => variable)
const type = (code: string): Promise<void> => act(() => Promise.resolve(useWorkspace.getState().edit(id, { code })))
const pause = (): Promise<void> => act(() => Promise.resolve(readNow(id)))
async function typeAll(code: string): Promise<void> {
  await type(code)
  await pause()
}
async function undo(): Promise<void> {
  await act(() => Promise.resolve(useWorkspace.getState().undo(id)))
  await pause()
}

async function show(change: Partial<CodeNode>) {
  openNode(id, nodeWith({ variables: [input('text')], ...change }))
  const shown = await render(<VariablesPanel id={id} />)
  const rename = async (to: string): Promise<void> => {
    await write(shown.named('Name of the input'), to)
    await leave(shown.named('Name of the input'))
  }
  const notes = (): (string | null)[] =>
    [...shown.page.querySelectorAll('output')].map(({ textContent }) => textContent)
  return { ...shown, rename, notes }
}

beforeEach(() => {
  count += 1
  id = `behind${count}`
})

const half = 'def main(text):\n    x = [text for\n    return {"r": text}\n'
const whole = 'def main(text):\n    x = [text for y in z]\n    return {"r": text}\n'

describe('an input that was renamed beside half-typed code', () => {
  it('says so, and is caught up with by one click and one undo once the code is whole', async () => {
    const { rename, notes, named, page } = await show({ code: half })
    await rename('words')
    expect([names(), now().code]).toEqual([['words'], half])
    expect(notes()).toEqual([
      'main() still calls it text. It is half typed, so a use could be missed: finish it, then rename it there too.',
    ])
    // Neither is it a stranger to be removed, nor the old name an input to be added.
    expect(page.textContent).not.toContain('main() has no parameter of this name')
    expect(page.querySelector('.suggestions')).toBeNull()
    await typeAll(whole)
    expect(notes()).toEqual(['main() still calls it text.'])
    await click(named('Rename it there too'))
    await pause()
    expect(now().code).toBe(whole.replaceAll('text', 'words'))
    expect(notes()).toEqual([])
    await undo()
    expect([names(), now().code]).toEqual([['words'], whole])
    expect(notes()).toHaveLength(1)
    await undo()
    expect([names(), notes()]).toEqual([['text'], []])
  })

  it('can have its old name again, also after another renaming', async () => {
    const { rename, notes, named } = await show({ code: half })
    await rename('words')
    await rename('lines')
    expect(notes()[0]).toContain('main() still calls it text.')
    await click(named('Call it text again'))
    expect([names(), now().code, notes()]).toEqual([['text'], half, []])
  })

  it('has nothing left to tell once the author has renamed the parameter, or taken it away', async () => {
    const { rename, notes } = await show({ code: half })
    await rename('words')
    for (const code of ['def main(words):\n    return words\n', 'def main():\n    return 1\n']) {
      await typeAll(half)
      expect(notes()).toHaveLength(1)
      await typeAll(code)
      expect(notes()).toEqual([])
    }
  })

  it('is told so in JavaScript too', async () => {
    const { rename, notes, named } = await show({
      code_language: 'javascript',
      code: 'function main({text}',
    })
    await rename('words')
    expect(notes()[0]).toContain('half typed')
    await typeAll('function main({text}) {\n  return {r: text}\n}\n')
    await click(named('Rename it there too'))
    await pause()
    expect(now().code).toBe('function main({words}) {\n  return {r: words}\n}\n')
  })

  it('is told of a name that main() uses for something else', async () => {
    const { rename, notes, page } = await show({ code: 'def main(text):\n    json = 1\n    return text\n' })
    await rename('json')
    expect(notes()).toEqual(['main() still calls it text. json has another use there.'])
    expect(page.textContent).not.toContain('there too')
  })
})

describe('an input of a template', () => {
  const template = (code: string, ...variables: string[]) =>
    show({ code_language: 'jinja2', code, variables: variables.map(input) })

  it('is renamed in it once it is whole', async () => {
    const { rename, notes, named } = await template('{{ text }}{% if text', 'text')
    await rename('words')
    expect(notes()[0]).toContain('The template still calls it text. It is half typed')
    await typeAll('{{ text }}{% if text %}!{% endif %}')
    await click(named('Rename it there too'))
    await pause()
    expect(now().code).toBe('{{ words }}{% if words %}!{% endif %}')
    await undo()
    expect([names(), now().code]).toEqual([['words'], '{{ text }}{% if text %}!{% endif %}'])
  })

  it('goes back with its template where the editor has undone the renaming', async () => {
    vi.useFakeTimers()
    const { rename } = await template('{{ text }}', 'text')
    await rename('words')
    expect([names(), now().code]).toEqual([['words'], '{{ words }}'])
    await type('{{ text }}')
    await act(() => vi.advanceTimersByTimeAsync(1000))
    expect([names(), now().code]).toEqual([['text'], '{{ text }}'])
    vi.useRealTimers()
  })

  it('is offered where the template reads it, with a type, once the author pauses', async () => {
    vi.useFakeTimers()
    const { page, named } = await template('Dear {{ name }}', 'name')
    expect(page.textContent).toContain('in the template')
    await type('{% for o in orders %}{{ o.id }}{{ na }}{% endfor %}')
    expect(page.querySelector('.suggestions')).toBeNull()
    await type('{% for o in orders %}{{ o.id }}{{ note }}{% endfor %}')
    // The pause is heard, and then the rest that a template is given.
    await act(() => vi.advanceTimersByTimeAsync(1000))
    await act(() => vi.advanceTimersByTimeAsync(1000))
    expect([...page.querySelectorAll('.suggestion-row .mono')].map(({ textContent }) => textContent)).toEqual([
      'orders',
      'note',
    ])
    expect(page.textContent).toContain('Names in the template that are no inputs yet')
    await click(named('Add all'))
    expect(page.querySelector('.suggestions')).toBeNull()
    expect(now().variables.slice(1)).toEqual([{ ...input('orders'), value_type: 'array[object]' }, input('note')])
    vi.useRealTimers()
  })
})

it('counts a renaming from the name in the code', () => {
  const after = (...renames: [string, string][]) =>
    renames.reduce((refused, one) => withRenamed(refused, new Map([one])), withRenamed([], new Map()))
  expect(after(['a', 'b'], ['b', 'c'], ['x', 'y'])).toEqual([
    { from: 'a', to: 'c' },
    { from: 'x', to: 'y' },
  ])
  expect(after(['a', 'b'], ['b', 'a'])).toEqual([])
})
