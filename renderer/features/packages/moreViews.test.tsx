import { answer, calls } from '../run/testing/fakeBridge'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../../shared/model/environment'
import { problem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { choose, click, render, write } from '../run/testing/render'
import { comparedPackages, comparedText, countCompared, shownCompared } from './compareSets'
import { PackagesPage } from './PackagesPage'
import { PresetsSection } from './PresetsSection'
import { stageColumns } from './stageColumns'
import { build, facts, showEnvironment } from './testing/environment'
import { until } from './testing/until'
import { usePackagesShown } from './usePackagesShown'

const requirements = (): string => useWorkspace.getState().requirements?.text ?? ''
const day = 86_400_000
const kept = (key: string, more: object) => ({
  environment: { ...build.environment, key, target: 'dify-0.11' },
  bytes: 2_000_000,
  lastUsed: Date.now() - 40 * day,
  isInUse: false,
  ...more,
})

beforeEach(() => {
  calls.length = 0
  showEnvironment('# mine\nrapidfuz==3.14.1\n')
  answer('packages.facts', () => facts)
  answer('packages.newer', () => [])
  answer('environments.builds', () => [])
  answer('environments.list', () => ({
    environments: [kept('k1', { isInUse: true }), kept('k2', {}), kept('k3', { lastUsed: Date.now() })],
    cacheBytes: 5_000_000,
    bundles: [
      { key: 'b1', bytes: 3_000_000, lastUsed: 0, isReferred: true },
      { key: 'b2', bytes: 1_000_000, lastUsed: 0, isReferred: false },
    ],
  }))
})

describe('two environments side by side', () => {
  const rows = comparedPackages(
    [
      { name: 'A_b', version: '1' },
      { name: 'same', version: '3' },
      { name: 'only', version: '1' },
    ],
    [
      { name: 'a-b', version: '2' },
      { name: 'same', version: '3' },
      { name: 'new', version: '9' },
    ],
  )

  it('tell what one lacks and where versions differ, as a table and as text', () => {
    expect(countCompared(rows)).toEqual({ differing: 3, left: 1, right: 1, versions: 1, all: 4 })
    expect(shownCompared(rows, 'all', 'a-B').map(({ name }) => name)).toEqual(['A_b'])
    expect(comparedText(['x', 'y'], rows)).toBe('--- x\n+++ y\n- A_b==1\n+ A_b==2\n+ new==9\n- only==1\n  same==3\n')
  })

  it('begin with the base of the target and what is in view', async () => {
    const { page, named } = await render(<PackagesPage />)
    await click(named('Compare'))
    await until(() => expect(page.querySelectorAll('option').length).toBeGreaterThan(6))
    const [left, right] = [...page.querySelectorAll('select')].map(({ value }) => value)
    expect([left, right]).toEqual(['base dify-1.16', 'k1'])
    expect(page.querySelector('.care-table')?.textContent).toContain('python-docxnot there1.1.0')
    await click(named('Swap sides'))
    expect(page.querySelector('.care-table')?.textContent).toContain('python-docx1.1.0not there')
  })
})

describe('the disk', () => {
  it('stops cleaning the cache at a word', async () => {
    let end: () => void = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    answer('environments.cleanCache', () => ended.then(() => ({ freed: null })))
    answer('environments.cancelClean', () => end())
    const { page, named } = await render(<PackagesPage />)
    await click(named('Disk'))
    await until(() => expect(page.querySelector('.disk-cache')).not.toBeNull())
    expect(page.querySelector('.disk-cache')?.querySelectorAll('button')).toHaveLength(1)
    await click(page.querySelector('.disk-cache button') as HTMLElement)
    const dialog = document.querySelector<HTMLElement>('[role=alertdialog]')
    await click([...(dialog?.querySelectorAll('button') ?? [])].at(-1) as HTMLElement)
    await click(page.querySelector('.disk-cache button') as HTMLElement)
    await until(() => expect(page.textContent).toContain('Cleaning was cancelled.'))
    expect(page.querySelector('.disk-cache')?.querySelectorAll('button')).toHaveLength(1)
  })

  it('is freed of what is chosen only after a question, and never of what is in use', async () => {
    let end: () => void = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    answer('environments.remove', ({ keys }: { keys: string[] }) => ended.then(() => keys.slice(0, 1)))
    const { page, named } = await render(<PackagesPage />)
    await click(named('Disk'))
    await until(() => expect(page.querySelectorAll('.care-table tbody tr')).toHaveLength(3))
    expect(page.textContent).toContain('3 environments, 6.0 MB')
    expect(page.textContent).toContain('Remove 1 unused for 30 days')
    expect(page.querySelectorAll('tbody input')).toHaveLength(2)
    await click(named('Select all that are not in use'))
    await click(named('Remove 2 selected'))
    expect(calls.some(({ name }) => name === 'environments.remove')).toBe(false)
    const dialog = document.querySelector<HTMLElement>('[role=alertdialog]')
    expect(dialog?.textContent).toContain('4.0 MB are freed')
    expect(document.activeElement?.textContent).toBe('Cancel')
    await click([...(dialog?.querySelectorAll('button') ?? [])].at(-1) as HTMLElement)
    // No second one while this one is under way.
    const isBusy = (name: string): boolean | undefined =>
      [...page.querySelectorAll('button')].find((button) => button.textContent?.startsWith(name))?.disabled
    expect([isBusy('Remove 2'), isBusy('Remove 1'), isBusy('Clean')]).toEqual([true, true, true])
    end()
    await until(() => expect(page.textContent).toContain('1 environment was removed. 1 is in use and was kept.'))
    expect(calls.find(({ name }) => name === 'environments.remove')?.input).toEqual({ keys: ['k2', 'k3'] })
  })

  it('has opened bundles on it, and those that no workspace refers to go by a word', async () => {
    answer('bundle.sweep', () => ({ removed: 1, freed: 1_000_000 }))
    const { page, named } = await render(<PackagesPage />)
    await click(named('Disk'))
    await until(() => expect(page.textContent).toContain('2 bundles, 4.0 MB'))
    const button = (): HTMLElement | undefined =>
      [...page.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Remove 1 that no workspace refers to…',
      )
    await click(button() as HTMLElement)
    expect(calls.some(({ name }) => name === 'bundle.sweep')).toBe(false)
    const dialog = document.querySelector<HTMLElement>('[role=alertdialog]')
    expect(dialog?.textContent).toContain('1.0 MB are freed')
    const before = calls.filter(({ name }) => name === 'environments.list').length
    await click([...(dialog?.querySelectorAll('button') ?? [])].at(-1) as HTMLElement)
    await until(() => expect(page.textContent).toContain('1 bundle was removed: 1.0 MB are free now.'))
    expect(calls.filter(({ name }) => name === 'environments.list').length).toBe(before + 1)
  })
})

const stage = (name: Build['stages'][number]['name'], status: Build['stages'][number]['status'], more = {}) => ({
  name,
  status,
  count: null,
  total: null,
  bytes: null,
  detail: '',
  elapsedMs: null,
  ...more,
})

describe('a build', () => {
  it('is four columns; finding Python and the last check show only while they last or where they failed', () => {
    const rest = [stage('downloading', 'waiting'), stage('building', 'waiting'), stage('installing', 'waiting')]
    const names = (stages: Build['stages']) =>
      stageColumns(stages).map((column) => `${column.name} ${column.stage.status}`)
    expect(
      names([stage('python', 'running'), stage('resolving', 'waiting'), ...rest, stage('ready', 'waiting')])[0],
    ).toBe('python running')
    const going = [
      stage('python', 'done'),
      stage('resolving', 'done'),
      stage('downloading', 'running', { count: 1, total: 4 }),
    ]
    expect(stageColumns([...going, ...rest.slice(1), stage('ready', 'waiting')])[1]?.share).toBe(0.25)
    const last = [stage('installing', 'done'), stage('ready', 'running')]
    expect(names([...going, stage('building', 'skipped'), ...last])).toEqual([
      'resolving done',
      'downloading running',
      'building skipped',
      'ready running',
    ])
  })

  it('that failed says why, mends its line by one click, and keeps its log; others are listed', async () => {
    const params = { name: 'rapidfuz', nearest: 'rapidfuzz' }
    const failed: Build = {
      ...build,
      id: 'f',
      status: 'failed',
      environment: null,
      stages: [stage('resolving', 'failed', { elapsedMs: 900 })],
      log: 'Because rapidfuz was not found',
      problems: [problem('package-unknown', 'requirements', { params, line: 2 })],
      lastGood: null,
      waitsFor: null,
      startedAt: 5,
    }
    useEnvironment.setState({ builds: { b: build, f: failed }, current: 'f' })
    const { page, named, one } = await render(<PackagesPage />)
    expect(one('.build-title').textContent).toBe('The build stopped: there is no package named rapidfuz')
    expect(page.textContent).toContain('As in the last environment that was built.')
    await click(named('Show raw log'))
    expect(one('.build-log .log').textContent).toBe(failed.log)
    await click(named('Builds 2'))
    expect(page.querySelectorAll('.build-row')).toHaveLength(2)
    await click(named('Change to rapidfuzz'))
    expect(requirements()).toBe('# mine\nrapidfuzz==3.14.1\n')
    await click(one('.build-head .btn.plain'))
    expect(calls.at(-1)).toEqual({ name: 'environment.retry', input: { id: 'f', anew: false, allowed: true } })
  })
})

function Presets() {
  return <PresetsSection shown={usePackagesShown()} />
}

describe('presets', () => {
  it("are taken into the requirements as a change to look at, and the workspace's own are kept in its file", async () => {
    let text = '[Reports]\npandas==2.3.3\n'
    answer('presets.read', () => ({ text, revision: `r${text.length}`, problem: null, draft: null }))
    answer('presets.save', (wish: { text: string; revision: string }) => {
      if (wish.revision !== `r${text.length}`)
        return { kind: 'conflict', disk: { text, revision: `r${text.length}`, problem: null, draft: null } }
      text = wish.text
      return { kind: 'saved', revision: `r${text.length}` }
    })
    const { page, named } = await render(
      <>
        <PackagesPage />
        <Presets />
      </>,
    )
    await until(() => expect(page.textContent).toContain('Reports'))
    await click(named('Keep this file as a preset…'))
    await write(named('Name of the preset'), 'Reports')
    expect(page.textContent).toContain('There is a preset of this name.')
    await write(named('Name of the preset'), 'Letters')
    await click(named('Keep'))
    await until(() => expect(text).toBe('[Reports]\npandas==2.3.3\n\n[Letters]\nrapidfuz==3.14.1\n'))
    await choose(named('More for Reports'), 'Delete')
    await until(() => expect(text).toBe('[Letters]\nrapidfuz==3.14.1\n'))
    await choose(named('More for Data'), 'Duplicate')
    await until(() => expect(text).toContain('[Data (copy)]\npandas\nnumpy\nopenpyxl\nmatplotlib\n'))
    answer('packages.rehearse', () => ({
      changes: [{ name: 'pandas', from: null, to: '3.0.0', isBase: false, because: [] }],
      problems: [],
    }))
    await click(named('Add the preset Data'))
    await until(() => expect(page.querySelector('.change-list')).not.toBeNull())
    await click(page.querySelector('.change-acts .primary') as HTMLElement)
    expect(requirements()).toBe('# mine\nrapidfuz==3.14.1\npandas==3.0.0\nnumpy\nopenpyxl\nmatplotlib\n')
  })

  it('has plain targets: what they change is looked at first', async () => {
    answer('presets.read', () => ({ text: '', revision: 'r', problem: null, draft: null }))
    answer('settings.update', (change: object) => ({ ...useApp.getState().settings, ...change }))
    answer('packages.rehearse', () => ({
      changes: [{ name: 'rapidfuzz', from: '3.14.1', to: null, isBase: false, because: [] }],
      problems: [],
    }))
    const { page, named } = await render(
      <>
        <PackagesPage />
        <Presets />
      </>,
    )
    const before = requirements()
    const other = useApp.getState().settings.target === 'dify-1.16' ? '0.11' : '1.16'
    await click(named(`Use plain Dify ${other}`))
    await until(() => expect(page.querySelector('.change-list')?.textContent).toContain('rapidfuzz'))
    expect(page.querySelector('.change-strip')?.textContent).toContain(`run in Dify ${other} from now on`)
    expect(requirements()).toBe(before)
    await click(page.querySelector('.change-acts .primary') as HTMLElement)
    expect(requirements()).toBe('# mine\n')
    await until(() => expect(useApp.getState().settings.target).toBe(`dify-${other}`))
  })
})
