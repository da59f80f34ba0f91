import './testing/fakeBridge'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { FileState } from '../workspace/FileState'
import { ProblemsTab } from './ProblemsTab'
import { ResultPanel } from './ResultPanel'
import { nodeWith, openNode } from './testing/data'
import { click, render } from './testing/render'
import { useDeclaredProblems } from './declared'

const now = () => useWorkspace.getState().documents['n']?.node

function Problems() {
  return <ProblemsTab id="n" title="n" rows={useDeclaredProblems('n').map((one) => ({ problem: one, findings: [] }))} />
}

describe('before any run', () => {
  it('an unknown target is told above the code, and one button takes the nearest', async () => {
    openNode('n', nodeWith({ target: 'dify-9.9' }))
    const { page, named } = await render(<FileState id="n" />)
    expect(page.textContent).toContain('There is no target dify-9.9')
    await click(named('Use Dify 1.16'))
    expect(now()?.target).toBe('dify-1.16')
    expect(page.textContent).toBe('')
  })

  it('a type that the target lacks is told, and one button takes the other', async () => {
    const flags = { type: 'array[boolean]' as const, children: null }
    const outputs = [{ name: 'deep', spec: { type: 'object' as const, children: [{ name: 'flags', spec: flags }] } }]
    openNode('n', nodeWith({ target: 'dify-1.7', outputs }))
    const { page, named } = await render(<Problems />)
    expect(page.textContent).toContain('Array[Boolean] came with Dify 1.8.')
    await click(named('Use Array[Number]'))
    expect(now()?.outputs[0]?.spec.children).toEqual([
      { name: 'flags', spec: { type: 'array[number]', children: null } },
    ])
    expect(page.textContent).toContain('No problems')
  })

  it('the Problems count what is declared', async () => {
    openNode('n', nodeWith({ variables: [{ variable: '1a', value_type: 'string', value_selector: [] }] }))
    const { page } = await render(<ResultPanel id="n" />)
    expect(page.querySelector('.ptabs .count')?.textContent).toBe('1')
  })
})
