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
    const { page, named } = await render(
      <ProblemsTab id="n" title="n" rows={[unknown].map((one) => ({ problem: one, findings: [] }))} />,
    )
    expect(page.textContent).toContain('the nearest name is rapidfuzz')
    await click(named('Change to rapidfuzz'))
    expect(useWorkspace.getState().documents['n']?.node?.dependencies).toEqual([
      { name: 'rapidfuzz', version: '3.14.1' },
    ])
    expect(page.querySelector('.acts')).toBe(null)
  })

  it('is only told where nothing that is open asks for it', async () => {
    openNode('n', nodeWith({}))
    const { page } = await render(
      <ProblemsTab id="n" title="n" rows={[unknown].map((one) => ({ problem: one, findings: [] }))} />,
    )
    expect(page.textContent).toContain('There is no package named rapidfuz')
    expect(page.querySelector('.acts')).toBe(null)
  })

  it('or a version that wants another Python, is changed where the requirements ask for it', async () => {
    openNode('n', nodeWith({}))
    const file = { revision: '1', saving: 'saved', diskText: null, problem: null, saveProblem: null } as const
    useWorkspace.setState({ requirements: { ...file, text: 'six\nyoung==2.0 # mine\n' } })
    const young = problem('package-needs-python', 'requirements', {
      params: { name: 'young', needs: '>=3.12', python: '3.10.13', nearest: '1.4' },
      line: 2,
    })
    const { page, named } = await render(
      <ProblemsTab id="n" title="n" rows={[young].map((one) => ({ problem: one, findings: [] }))} />,
    )
    expect(page.textContent).toContain('The newest that supports it is 1.4')
    await click(named('Change to 1.4'))
    expect(useWorkspace.getState().requirements?.text).toBe('six\nyoung==1.4 # mine\n')
  })
})
