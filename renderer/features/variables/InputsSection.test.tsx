import '../run/testing/fakeBridge'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { nodeWith } from '../run/testing/data'
import { click, press, render } from '../run/testing/render'
import { InputsSection } from './InputsSection'
import { suggestionsFor } from './suggestions'

const variable = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })

/** The section with a node that keeps its changes. */
function Kept({ start, told }: { readonly start: CodeNode; readonly told: (node: CodeNode) => void }) {
  const [node, setNode] = useState(start)
  return (
    <InputsSection
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
  return { ...rendered, names }
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

  it('moves an input with Alt and an arrow, and the focus goes with it', async () => {
    const { page, names } = await show({ variables: [variable('a'), variable('b')] })
    const field = page.querySelector<HTMLElement>('.var input')
    if (field === null) throw new Error('no input is shown')
    field.focus()
    await press(field, 'ArrowDown', { altKey: true })
    expect(names()).toEqual(['b', 'a'])
    await vi.waitFor(() => expect(document.activeElement).toHaveProperty('value', 'a'))
  })

  it('says what main() takes where there is nothing to show', async () => {
    const { one } = await show({ code: 'def main():\n    return {}\n' })
    expect(one('.empty').textContent).toBe('main() takes no inputs.')
  })
})
