import { answer, calls } from '../run/testing/fakeBridge'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, ProblemError } from '../../../shared/problems'
import { useEnvironment } from '../../app/stores/environmentStore'
import { usePackages } from '../../app/stores/packageStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { choose, click, press, render, write } from '../run/testing/render'
import { PackagesPage } from './PackagesPage'
import { build, facts, showEnvironment } from './testing/environment'
import { until } from './testing/until'

const text = '# Beyond the base\npython-docx==1.1.0\n'
const requirements = (): string => useWorkspace.getState().requirements?.text ?? ''
const version = {
  bytes: 106_000,
  uploaded: '2026-05-02T10:00:00Z',
  requiresPython: '',
  isPrerelease: false,
  isSource: false,
}

beforeEach(() => {
  calls.length = 0
  showEnvironment(text)
  // What one test writes may be saved in the next.
  answer('requirements.save', () => ({ kind: 'saved', revision: 'r2' }))
  answer('packages.facts', () => facts)
  answer('packages.newer', () => [{ name: 'python_docx', latest: '1.2.0' }])
  answer('packages.versions', ({ name }: { name: string }) => ({
    name: name.toLowerCase(),
    summary: '',
    versions: [
      { ...version, version: '5.0', isYanked: false, fits: false },
      { ...version, version: '4.14.2', isYanked: false, fits: true },
      { ...version, version: '4.13.0', isYanked: true, fits: true },
    ],
  }))
  answer('packages.rehearse', () => ({
    changes: [
      { name: 'beautifulsoup4', from: null, to: '4.14.2', isBase: false, because: [] },
      { name: 'anyio', from: '4.13.0', to: '4.16.0', isBase: true, because: ['anyio>=4.14'] },
    ],
    problems: [],
  }))
})

const cells = (page: HTMLElement): (string | null)[][] =>
  [...page.querySelectorAll('.tr')].map((row) =>
    [...row.querySelectorAll('[role=gridcell]')].slice(0, 5).map(({ textContent }) => textContent),
  )

describe('the Packages page', () => {
  it('tells of each package its version, a newer one, where it comes from, why and how large it is', async () => {
    const { page, named } = await render(<PackagesPage />)
    await until(() => expect(cells(page)[0]?.[4]).toBe('60.0 KB'))
    expect(cells(page)).toHaveLength(7)
    expect(cells(page)[0]).toEqual([
      'python-docx',
      '1.1.01.2.0',
      'Own',
      'in python-requirements.txt, line 2',
      '60.0 KB',
    ])
    expect(cells(page)[1]).toEqual(['httpx', '0.27.2', 'Base', 'in the sandbox of Dify 1.16', '40.0 KB'])
    expect(cells(page)[6]).toEqual(['lxml', '6.1.0', 'Own', 'needed by python-docx', '50.0 KB'])
    await write(named('Search 7 packages'), 'anyio')
    expect(cells(page)).toEqual([['anyio', '4.13.0', 'Base', 'needed by httpx', '10.0 KB']])
    // What is there and filtered away is one click away; what is not is proposed, an import by its package.
    await click(named('Own 2'))
    await click(named('Show 1 among all'))
    expect(cells(page)).toHaveLength(1)
    await write(named('Search 7 packages'), 'yaml')
    await click(named('Add pyyaml'))
    expect(usePackages.getState().wish).toEqual({ kind: 'add', typed: 'pyyaml' })
    usePackages.getState().propose(null)
  })

  it('is gone through by keys, and Enter opens what can be done with a row', async () => {
    const { page } = await render(<PackagesPage />)
    const rows = (): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('.tr')]
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1, -1, -1])
    rows()[0]?.focus()
    for (const [key, at] of [
      ['ArrowDown', 1],
      ['End', 6],
      ['ArrowDown', 6],
      ['Home', 0],
    ] as const) {
      await press(document.activeElement as HTMLElement, key)
      expect(document.activeElement).toBe(rows()[at])
    }
    await press(document.activeElement as HTMLElement, 'Enter')
    const entries = [...document.querySelectorAll('[role=menuitem]')].map(({ textContent }) => textContent)
    expect(entries).toContain('Change version…')
    expect(entries).toContain('Upgrade to 1.2.0')
  })

  it('takes half a name for no mistake until it is left', async () => {
    answer('packages.versions', () => {
      throw new ProblemError(problem('package-unknown', 'requirements', { params: { name: 'beautif', nearest: '' } }))
    })
    const { page, named } = await render(<PackagesPage />)
    const asked = (): number => calls.filter(({ name }) => name === 'packages.versions').length
    const before = asked()
    await write(named('Add a package'), 'beautif')
    await until(() => expect(asked()).toBeGreaterThan(before))
    expect(page.textContent).toContain('beautifulsoup4')
    expect(page.textContent).not.toContain('There is no package named')
    await click(page.querySelector('.add-field button') as HTMLElement)
    await until(() => expect(page.textContent).toContain('There is no package named beautif'))
  })

  it('tries what is typed, shows the change of the base with its reason, and adds it on Enter', async () => {
    // What the open node asks for itself is part of what is tried.
    openNode('n', nodeWith({ dependencies: [{ name: 'tabulate', version: '' }], target: 'dify-1.16' }))
    const { page, named, one } = await render(<PackagesPage />)
    await write(named('Add a package'), 'BeautifulSoup4')
    await until(() => expect(page.textContent).toContain('anyio 4.13.0 → 4.16.0'))
    expect(page.querySelector('.effect')?.textContent).toContain('base of Dify 1.16, because of anyio>=4.14')
    expect(page.querySelector('.version.on')?.textContent).toBe('4.14.2newest2026-05-02106.0 KB')
    const marks = [...page.querySelectorAll('.version .marks')].map(({ textContent }) => textContent)
    expect(marks).toEqual(['not for Python 3.14', 'newest', 'withdrawn'])
    expect(calls.filter(({ name }) => name === 'packages.rehearse').at(-1)?.input).toEqual({
      workspace: '/w',
      target: 'dify-1.16',
      text: `${text}beautifulsoup4==4.14.2\n`,
      dependencies: [{ name: 'tabulate', version: '' }],
    })
    expect(requirements()).toBe(text)
    await click(one('.change-acts .primary'))
    await until(() => expect(requirements()).toBe(`${text}beautifulsoup4==4.14.2\n`))
    expect(page.querySelector('.change-strip')).toBeNull()
  })

  it("counts what the script block of the open node's code asks for, also where its environment is built", async () => {
    const code = '# /// script\n# dependencies = ["lxml[html]>=6"]\n# ///\ndef main():\n    return {}\n'
    openNode('n', nodeWith({ title: 'Words', code, target: 'dify-1.16' }))
    useEnvironment.setState({ asked: useEnvironment.getState().asked - 1 })
    answer('environment.ensure', () => build)
    const { page, named } = await render(<PackagesPage />)
    expect(page.textContent).toContain('Words has dependencies of its own')
    expect(cells(page).find(([name]) => name === 'lxml')?.[3]).toBe('a dependency of Words')
    await click(named('Show or hide python-requirements.txt'))
    await click(named('Build'))
    await until(() => expect(calls.map(({ name }) => name)).toContain('environment.ensure'))
    expect(calls.find(({ name }) => name === 'environment.ensure')?.input).toMatchObject({
      dependencies: [{ name: 'lxml[html]', version: '>=6' }],
    })
  })

  it('adds a package whose versions can not be had, as the trial decides', async () => {
    answer('packages.versions', () => {
      throw new ProblemError(problem('source-forbidden', 'environment', { params: { host: 'x.example' } }))
    })
    const { page, named, one } = await render(<PackagesPage />)
    await write(named('Add a package'), 'beautifulsoup4')
    await until(() => expect(page.textContent).toContain('anyio 4.13.0 → 4.16.0'))
    expect(page.querySelector('.picker [role=alert]')?.textContent).toContain('x.example')
    expect([...page.querySelectorAll('.picker .seg button')].map(({ textContent }) => textContent)).toEqual([
      'Any version',
      'A range',
    ])
    await click(one('.change-acts .primary'))
    await until(() => expect(requirements()).toBe(`${text}beautifulsoup4\n`))
  })

  it('says what stands against a change, with its line, and writes it only by another word', async () => {
    answer('packages.rehearse', () => ({
      changes: [],
      problems: [
        problem('package-unknown', 'requirements', { params: { name: 'rapidfuz', nearest: 'rapidfuzz' }, line: 3 }),
      ],
    }))
    const { page, named } = await render(<PackagesPage />)
    await write(named('Add a package'), 'rapidfuz>=3')
    await until(() => expect(page.textContent).toContain('There is no package named rapidfuz'))
    expect(page.textContent).toContain('python-requirements.txt, line 3')
    expect(requirements()).toBe(text)
    await click(named('Change to rapidfuzz>=3'))
    expect(usePackages.getState().wish).toEqual({ kind: 'add', typed: 'rapidfuzz>=3' })
    await until(() => expect(page.textContent).toContain('Write it anyway'))
    await click(named('Write it anyway'))
    expect(requirements()).toBe(`${text}rapidfuzz>=3\n`)
  })

  it('removes and upgrades by the menu of a row', async () => {
    const { page, named } = await render(<PackagesPage />)
    await until(() => expect(page.querySelector('.up')).not.toBeNull())
    await choose(named('More for python-docx'), 'Upgrade to 1.2.0')
    await until(() => expect(page.querySelector('.change-list')).not.toBeNull())
    await click(named('Upgrade'))
    expect(requirements()).toBe('# Beyond the base\npython-docx==1.2.0\n')
    await choose(named('More for python-docx'), 'Remove')
    await until(() => expect(page.querySelector('.change-list')).not.toBeNull())
    await click(named('Remove'))
    expect(requirements()).toBe('# Beyond the base\n')
  })

  it('says in words what the index would not tell, and asks again', async () => {
    answer('packages.newer', () => {
      throw new ProblemError(problem('network-unreachable', 'environment'))
    })
    const { page, named } = await render(<PackagesPage />)
    await until(() => expect(page.textContent).toContain('The package index was not reached'))
    answer('packages.newer', () => [])
    await click(named('Ask again'))
    await until(() => expect(page.textContent).not.toContain('The package index was not reached'))
    expect(usePackages.getState().newer['k1']?.status).toBe('known')
  })
})
