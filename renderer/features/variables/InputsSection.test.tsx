import '../run/testing/fakeBridge'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { nodeWith } from '../run/testing/data'
import { choose, click, leave, press, render, write } from '../run/testing/render'
import { invalidInput } from './inputDrafts'
import { InputsSection } from './InputsSection'
import { suggestionsFor } from './suggestions'

const variable = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })

/** The section with a node that keeps its changes. */
function Kept({ start, told }: { readonly start: CodeNode; readonly told: (node: CodeNode) => void }) {
  const [node, setNode] = useState(start)
  return (
    <InputsSection
      id="node"
      node={node}
      suggestions={suggestionsFor(node)}
      onChange={(change) => {
        const next = { ...node, ...change }
        told(next)
        setNode(next)
      }}
    />
  )
}

async function show(part: Partial<CodeNode>) {
  const told = vi.fn<(node: CodeNode) => void>()
  const rendered = await render(<Kept start={nodeWith(part)} told={told} />)
  const names = (): string[] => (told.mock.lastCall?.[0].variables ?? []).map((each) => each.variable)
  return { ...rendered, names, told }
}

describe('inputs', () => {
  it('adds a parameter of main() that is no input yet by one click', async () => {
    const { one, names, page } = await show({ code: 'def main(count: int):\n    return {}\n' })
    await click(one('.suggestion-row button'))
    expect(names()).toEqual(['count'])
    expect(page.querySelector('.chip')?.textContent).toBe('Number')
    expect(page.querySelector('.suggestions')).toBeNull()
  })

  it('warns of an input that main() has no parameter for', async () => {
    const { one } = await show({ code: 'def main():\n    return {}\n', variables: [variable('text')] })
    expect(one('.field-note').textContent).toContain('no parameter of this name')
  })

  it('says what Dify takes for the name of an input though it is none', async () => {
    const { page } = await show({ code: 'def main(text, *, count=1, **more):\n    return {}\n' })
    expect(page.textContent).toContain('it takes *, **more for an input name')
  })

  it('moves an input with Alt and an arrow, and the focus goes with it', async () => {
    const { page, names } = await show({ variables: [variable('a'), variable('b')] })
    const field = page.querySelector<HTMLElement>('.var input')
    if (field === null) throw new Error('no input is shown')
    field.focus()
    await press(field, 'ArrowDown', { altKey: true })
    expect(names()).toEqual(['b', 'a'])
    await expect.poll(() => document.activeElement).toHaveProperty('value', 'a')
  })

  it('says what main() takes where there is nothing to show', async () => {
    const { one } = await show({ code: 'def main():\n    return {}\n' })
    expect(one('.empty').textContent).toContain('main() takes no inputs.')
  })

  it('offers to remove an input that is left over from the template', async () => {
    const { named, names } = await show({ code: 'def main():\n    return {}\n', variables: [variable('arg1')] })
    await click(named('Remove arg1'))
    expect(names()).toEqual([])
  })

  it('does not take the name of another input, and says what the input is called', async () => {
    const { page, told } = await show({ variables: [variable('text'), variable('arg2')] })
    const field = page.querySelectorAll<HTMLElement>('input.name')[1]
    if (field === undefined) throw new Error('the second input is not shown')
    await write(field, 'text')
    await leave(field)
    expect(told).not.toHaveBeenCalled()
    expect(page.textContent).toContain('text already exists. Until it has a name of its own it stays arg2.')
  })
})

describe('a value that is not valid', () => {
  const number = { variable: 'count', value_type: 'number' as const, value_selector: [] }

  it('is still in its field after its panel was away, and names the input that stops a run', async () => {
    const node = nodeWith({ variables: [number], samples: { count: '1' } })
    const first = await show(node)
    await write(first.named('Value of count'), '12x')
    await first.update(<p />)
    expect(invalidInput('node', node)).toEqual(number)
    const second = await show(node)
    expect(second.named('Value of count')).toHaveProperty('value', '12x')
    await write(second.named('Value of count'), '12')
    expect(invalidInput('node', { ...node, samples: { count: '12' } })).toBeNull()
  })

  it('is the text of before when the type comes back', async () => {
    const told = vi.fn<(node: CodeNode) => void>()
    const start = nodeWith({ variables: [variable('text')], samples: { text: '"twelve"' } })
    const { named, page } = await render(<Kept start={start} told={told} />)
    await choose(named('Type of text: String'), 'Number')
    expect(named('Value of text')).toHaveProperty('value', 'twelve')
    expect(page.textContent).toContain('No run begins before it is right.')
    await choose(named('Type of text: Number'), 'String')
    expect(told.mock.lastCall?.[0].samples).toEqual({ text: '"twelve"' })
    expect(named('Value of text')).toHaveProperty('value', 'twelve')
  })
})
