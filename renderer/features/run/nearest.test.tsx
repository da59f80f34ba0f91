import './testing/fakeBridge'
import { describe, expect, it } from 'vitest'
import { problem } from '../../../shared/problems'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { ProblemsTab } from './ProblemsTab'
import { nodeWith, openNode } from './testing/data'
import { click, render } from './testing/render'

const unknown = problem('package-unknown', 'environment', {
  params: { name: 'rapidfuz', nearest: 'rapidfuzz' },
  fix: 'use-nearest',
})

describe('a name that the index lacks', () => {
  it('is changed to the nearest one by one button, in the dependencies of the node', async () => {
    openNode('n', nodeWith({ dependencies: [{ name: 'rapidfuz', version: '3.14.1' }] }))
    const { page, named } = await render(<ProblemsTab id="n" title="n" problems={[unknown]} />)
    expect(page.textContent).toContain('the nearest name is rapidfuzz')
    await click(named('Change to rapidfuzz'))
    expect(useWorkspace.getState().documents['n']?.node?.dependencies).toEqual([
      { name: 'rapidfuzz', version: '3.14.1' },
    ])
    expect(page.querySelector('.acts')).toBe(null)
  })

  it('is only told where nothing that is open asks for it', async () => {
    openNode('n', nodeWith({}))
    const { page } = await render(<ProblemsTab id="n" title="n" problems={[unknown]} />)
    expect(page.textContent).toContain('There is no package named rapidfuz')
    expect(page.querySelector('.acts')).toBe(null)
  })
})
