import { answer, calls } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { workspaceOf } from '../../app/stores/testing/fakeMain'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { click, press, render, write } from '../run/testing/render'
import { VariablesPanel } from '../variables/VariablesPanel'
import { appFileWith, appNodeWith } from './testing/appData'

const id = 'apps/triage.yml#2'

const inputsOf = (name: string): unknown[] => calls.filter((one) => one.name === name).map(({ input }) => input)
const settled = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve))
  })

beforeEach(async () => {
  answer('appFile.list', () => [appFileWith('apps/triage.yml', [appNodeWith({ id })])])
  useWorkspace.setState({ workspace: null, documents: {}, tabs: [], active: null })
  useWorkspace.setState({ workspace: workspaceOf('/w') })
  await settled()
  calls.length = 0
})

describe('the panel of a node in an app', () => {
  const node = nodeWith({
    variables: [{ variable: 'ticket', value_type: 'string', value_selector: ['1', 'ticket'] }],
    outputs: [{ name: 'urgent', spec: { type: 'string', children: null } }],
  })
  const places = [{ nodeId: '5', type: 'llm', title: 'Answer', field: 'prompt_template[0].text', line: 214 }]
  const source = {
    variable: 'ticket',
    value_selector: ['1', 'ticket'],
    kind: 'output',
    title: 'Fetch',
    value: null,
    run: 'apps/triage.yml#9',
    problem: null,
  }

  beforeEach(() => {
    answer('node.save', () => ({ kind: 'saved', revision: 'r1' }))
    answer('appFile.inputs', () => [])
  })

  it('asks before an output gets another name that other nodes refer to, and changes them on request', async () => {
    answer('appFile.references', () => places)
    answer('appFile.renameOutput', () => ({
      kind: 'node',
      id,
      node: { ...node, outputs: [{ name: 'words', spec: { type: 'string', children: null } }] },
      revision: 'r1',
      problems: [],
      draft: null,
    }))
    openNode(id, node)
    const { page, named } = await render(<VariablesPanel id={id} />)
    await write(named('Name of the output'), 'words')
    await press(named('Name of the output'), 'Enter')
    await settled()
    expect(page.textContent).toContain('1 place in another node refers to urgent. Change it to words too?')
    expect(page.textContent).toContain('Answer: prompt_template[0].text, line 214')
    expect(useWorkspace.getState().documents[id]?.node?.outputs[0]?.name).toBe('urgent')
    await click(named('Change them too'))
    await settled()
    expect(inputsOf('appFile.renameOutput')).toEqual([
      { workspace: '/w', id, output: 'urgent', to: 'words', withReferences: true },
    ])
    expect(useWorkspace.getState().documents[id]?.node?.outputs[0]?.name).toBe('words')
  })

  it('renames at once what nobody refers to, and gives a name up on request', async () => {
    answer('appFile.references', () => [])
    openNode(id, node)
    const { page, named } = await render(<VariablesPanel id={id} />)
    await write(named('Name of the output'), 'words')
    await press(named('Name of the output'), 'Enter')
    await settled()
    expect(useWorkspace.getState().documents[id]?.node?.outputs[0]?.name).toBe('words')
    answer('appFile.references', () => places)
    await write(named('Name of the output'), 'more')
    await press(named('Name of the output'), 'Enter')
    await settled()
    await click(named('Keep words'))
    expect(page.textContent).not.toContain('Change')
    expect((named('Name of the output') as HTMLInputElement).value).toBe('words')
  })

  it('renames the key in the code with its output, in one step, and says where the code still has the old one', async () => {
    answer('appFile.references', () => [])
    const code = 'def main(ticket):\n    r = {"urgent": ticket}\n    print(r["urgent"])\n    return r\n'
    openNode(id, { ...node, code })
    const { page, named } = await render(<VariablesPanel id={id} />)
    await write(named('Name of the output'), 'words')
    await press(named('Name of the output'), 'Enter')
    await settled()
    const now = () => useWorkspace.getState().documents[id]?.node
    expect(now()?.code).toBe(code.replace('{"urgent"', '{"words"'))
    expect(page.textContent).toContain('The code still says urgent on line 3.')
    act(() => useWorkspace.getState().undo(id))
    expect([now()?.code, now()?.outputs[0]?.name]).toEqual([code, 'urgent'])
    expect(page.textContent).not.toContain('still says')
  })

  it('takes a sample from the app, the earlier node run first', async () => {
    answer('appFile.inputs', ({ run }: { run: boolean }) => [run ? { ...source, value: '"down"' } : source])
    openNode(id, node)
    const { named } = await render(<VariablesPanel id={id} />)
    await settled()
    expect(inputsOf('appFile.inputs')).toMatchObject([{ id, run: false }])
    await click(named('Run Fetch first, then take the value of Fetch / ticket'))
    await expect.poll(() => useWorkspace.getState().documents[id]?.node?.samples).toEqual({ ticket: '"down"' })
    expect(inputsOf('appFile.inputs').filter((input) => (input as { run: boolean }).run)).toHaveLength(1)
  })

  it('gives an input without sample the value that the app tells, once: what is taken away stays away', async () => {
    answer('appFile.inputs', () => [{ ...source, kind: 'start', run: null, value: '"down"' }])
    const first = 'apps/triage.yml#first'
    openNode(first, node)
    const now = (): unknown => useWorkspace.getState().documents[first]?.node?.samples
    await render(<VariablesPanel id={first} />)
    await expect.poll(now).toEqual({ ticket: '"down"' })
    act(() => useWorkspace.getState().edit(first, { samples: {} }))
    act(() => useWorkspace.getState().edit(first, { desc: 'another' }))
    await settled()
    expect(now()).toEqual({})
  })

  it('changes nothing of a node that is only opened: there is nothing to write, to undo or to run', async () => {
    answer('appFile.inputs', () => [{ ...source, kind: 'start', run: null, value: '"down"' }])
    const opened = 'apps/triage.yml#opened'
    openNode(opened, node)
    const now = () => useWorkspace.getState().documents[opened]
    await render(<VariablesPanel id={opened} />)
    await expect.poll(() => now()?.node?.samples).toEqual({ ticket: '"down"' })
    expect(now()?.saving).toBe('saved')
    await act(() => useWorkspace.getState().flush())
    act(() => useWorkspace.getState().undo(opened))
    expect([inputsOf('node.save'), now()?.node?.samples]).toEqual([[], { ticket: '"down"' }])

    // Another hand changed the file: what nobody typed is filled in again, what its author took away is not.
    act(() => openNode(opened, node))
    await render(<VariablesPanel id={opened} />)
    await expect.poll(() => now()?.node?.samples).toEqual({ ticket: '"down"' })
    act(() => useWorkspace.getState().edit(opened, { samples: {} }))
    await act(() => useWorkspace.getState().flush())
    await settled()
    act(() => openNode(opened, node))
    await render(<VariablesPanel id={opened} />)
    await settled()
    expect(now()?.node?.samples).toEqual({})
  })

  it('leaves a sample of the author as it is', async () => {
    answer('appFile.inputs', () => [{ ...source, kind: 'start', run: null, value: '"down"' }])
    const own = 'apps/triage.yml#own'
    openNode(own, { ...node, samples: { ticket: '"mine"' } })
    await render(<VariablesPanel id={own} />)
    await settled()
    expect(useWorkspace.getState().documents[own]?.node?.samples).toEqual({ ticket: '"mine"' })
  })
})
