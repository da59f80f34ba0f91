import { answer, calls } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { choose, click, press, render, write } from '../run/testing/render'
import { DependenciesSection } from './DependenciesSection'

const id = 'words'
const file = { revision: '1', saving: 'saved', diskText: null, problem: null, saveProblem: null } as const
const block = '# /// script\n# dependencies = ["pandas>=2", "six"]\n# ///\n'

function Section({ id: shown }: { readonly id: string }) {
  const node = useWorkspace((state) => state.documents[shown]?.node ?? null)
  const edit = useWorkspace((state) => state.edit)
  return node === null ? null : (
    <DependenciesSection id={shown} node={node} onChange={(change) => edit(shown, change)} />
  )
}

/** What can be chosen, wherever the list floats. */
const offered = (): string[] =>
  [...document.querySelectorAll('[role=option]')].map((one) =>
    [...one.children].map((part) => part.textContent).join(' '),
  )

const now = (): CodeNode['dependencies'] | undefined => useWorkspace.getState().documents[id]?.node?.dependencies

describe('the dependencies of a node', () => {
  beforeEach(() => {
    useWorkspace.setState({ requirements: { ...file, text: '# mine\nsix\n' } })
  })

  it('say what is no name and no version, and keep what was typed', async () => {
    openNode(id, nodeWith({ dependencies: [{ name: 'tabulate', version: '' }] }))
    const { named, page } = await render(<Section id={id} />)
    await write(named('Package'), 'two words')
    expect(page.textContent).toContain('A package name has letters')
    await write(named('Package'), 'httpx[socks]')
    expect(page.textContent).not.toContain('A package name has letters')
    await write(named('Version: tabulate'), '>=1;')
    expect(page.textContent).toContain('a range such as >=2,<3')
  })

  it('offer the versions that the index has for the target', async () => {
    openNode(id, nodeWith({ dependencies: [{ name: 'tabulate[widechars]', version: '' }] }))
    const version = { isYanked: false, isPrerelease: false, fits: true }
    answer('packages.versions', () => ({
      name: 'tabulate',
      summary: '',
      versions: [
        { ...version, version: '0.9.0' },
        { ...version, version: '0.8.0', fits: false },
      ],
    }))
    const { named } = await render(<Section id={id} />)
    const field = named('Version: tabulate[widechars]')
    await act(() => Promise.resolve(field.focus()))
    await click(field)
    await expect.poll(offered).toEqual(['latest 0.9.0', '0.9.0'])
    expect(calls.at(-1)).toEqual({ name: 'packages.versions', input: { name: 'tabulate', target: 'dify-1.16' } })
  })

  it('are named by choosing: a name, or what is imported of it, and Enter takes what an arrow key chose', async () => {
    openNode(id, nodeWith({ dependencies: [{ name: '', version: '' }] }))
    const { named } = await render(<Section id={id} />)
    const field = named('Package')
    await write(field, 'beaut')
    expect(offered()).toEqual(['beautifulsoup4 bs4'])
    await write(field, 'cv2')
    expect(offered()).toEqual(['opencv-python cv2', 'opencv-python-headless cv2'])
    await press(field, 'ArrowDown')
    await press(field, 'ArrowDown')
    await press(field, 'Enter')
    expect(now()).toEqual([{ name: 'opencv-python-headless', version: '' }])
    expect(offered()).toEqual([])
    // A name that is written out is kept as it is, and one of nobody's list as well.
    await write(field, 'my-own')
    await press(field, 'Enter')
    expect(now()).toEqual([{ name: 'my-own', version: '' }])
    await write(field, 'pan')
    expect(offered()).toContain('pandas')
    await press(field, 'Escape')
    expect((field as HTMLInputElement).value).toBe('my-own')
    expect(offered()).toEqual([])
  })

  it('move to the requirements with their versions', async () => {
    openNode(
      id,
      nodeWith({
        dependencies: [
          { name: 'Six', version: '1.16.0' },
          { name: 'a b', version: '' },
        ],
      }),
    )
    const { named } = await render(<Section id={id} />)
    await choose(named('More for Six'), 'Move Six to python-requirements.txt')
    expect(useWorkspace.getState().requirements?.text).toBe('# mine\nsix==1.16.0\n')
    expect(now()).toEqual([{ name: 'a b', version: '' }])
  })

  it('show what the script block of the code asks for', async () => {
    openNode(id, nodeWith({ code: block }))
    const { named } = await render(<Section id={id} />)
    const list = document.querySelector('[aria-label="From the script block of the code"]')
    expect(list?.textContent).toBe('pandas >=2six latest')
    expect(named('Add dependency')).toBeTruthy()
  })
})
