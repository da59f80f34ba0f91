import { answer, calls, emit } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, ProblemError } from '../../../shared/problems'
import type { RemoteReport, RemoteSandboxChange } from '../../../shared/model/remoteSandbox'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { RunMenu } from '../confinement/RunMenu'
import { build } from '../packages/testing/environment'
import { runStore } from '../run/runStore'
import { nodeWith, openNode, resultWith } from '../run/testing/data'
import { choose, click, press, render, write } from '../run/testing/render'
import CompareTab from './CompareTab'
import { useComparisons } from './compareStore'
import { RemoteSection } from './RemoteSection'
import { useRemotes } from './remoteStore'

const team = { id: 't', name: 'Team', address: 'http://sandbox:8194', hasKey: true }
const open = problem('remote-open', 'run', { severity: 'warning', params: { address: team.address } })
const report: RemoteReport = {
  address: team.address,
  dialect: 'v1',
  kind: 'official-0.2.15',
  python: '3.14.4',
  node: '20.20.0',
  network: true,
  packages: [{ name: 'jinja2', version: '3.1.6' }],
  packagesBy: 'run',
  latencyMs: 43.7,
  probes: [
    { name: 'health', worked: true, problem: null },
    { name: 'key', worked: true, problem: open },
  ],
}
const sent = (name: string) => calls.filter((call) => call.name === name).map(({ input }) => input)

beforeEach(() => {
  useRemotes.setState({ list: [], reports: {}, testing: [] })
  useComparisons.setState({ of: {} })
  runStore.setState({ runs: {}, goTo: null })
  useEnvironment.setState({ builds: {}, current: null })
  openNode('words', nodeWith())
  calls.length = 0
  answer('remote.list', () => useRemotes.getState().list)
  answer('remote.test', () => report)
})

describe('the servers in the settings', () => {
  it('are added with a key that is sent once and never shown, and a refusal stands at the form', async () => {
    answer('remote.save', (change: RemoteSandboxChange) => {
      if (change.address === 'x') {
        throw new ProblemError(problem('remote-address-wrong', 'workspace', { params: { address: 'x' } }))
      }
      return [team]
    })
    const { named, page } = await render(<RemoteSection />)
    await click(named('Add a sandbox'))
    expect(document.activeElement?.tagName).toBe('INPUT')
    const [name, address, key] = [...page.querySelectorAll('input')]
    if (name === undefined || address === undefined || key === undefined) throw new Error('no fields')
    expect(key.type).toBe('password')
    await write(name, 'Team')
    await write(address, 'x')
    await write(key, 's3cret')
    await click(named('Save'))
    expect(page.querySelector('[role=alert]')?.textContent).toContain('is no address of a sandbox')
    expect(address.getAttribute('aria-invalid')).toBe('true')
    await write(address, team.address)
    await click(named('Save'))
    expect(sent('remote.save').at(-1)).toEqual({ id: null, name: 'Team', address: team.address, key: 's3cret' })
    expect(page.textContent).toContain('with a key')
    expect(page.innerHTML).not.toContain('s3cret')
  })

  it('keep their key where its field is left empty, and Escape leaves the form alone', async () => {
    useRemotes.setState({ list: [team] })
    answer('remote.save', () => [team])
    const { named, page } = await render(<RemoteSection />)
    await click(named('Edit Team'))
    await click(named('Save'))
    expect(sent('remote.save')).toEqual([{ id: 't', name: 'Team', address: team.address, key: null }])
    await click(named('Edit Team'))
    await click(named('Take the key away'))
    await click(named('Save'))
    expect(sent('remote.save').at(-1)).toEqual({ id: 't', name: 'Team', address: team.address, key: '' })
    await click(named('Edit Team'))
    await press(page.querySelector('input') ?? page, 'Escape')
    expect(page.querySelector('form')).toBe(null)
  })

  it('say that a key has to be entered again for another host or port', async () => {
    useRemotes.setState({ list: [team] })
    const { named, page } = await render(<RemoteSection />)
    await click(named('Edit Team'))
    const [, address, key] = [...page.querySelectorAll('input')]
    if (address === undefined || key === undefined) throw new Error('no fields')
    expect(key.placeholder).toBe('As it was')
    await write(address, `${team.address}/v2`)
    expect(key.placeholder).toBe('As it was')
    for (const other of ['http://sandbox:8195', 'http://', '']) {
      await write(address, other)
      expect(key.placeholder).toBe('Enter it again for this address')
    }
  })

  it('tell what a test found, with what it warns of, and are removed with a way back', async () => {
    useRemotes.setState({ list: [team] })
    answer('remote.remove', () => [])
    answer('remote.restore', () => [team])
    const { named, page } = await render(<RemoteSection />)
    await click(named('Test Team'))
    await expect.poll(() => page.textContent).toContain('dify-sandbox 0.2.15')
    expect(page.textContent).toContain('44 ms a run')
    expect(page.textContent).toContain('takes any key')
    expect(page.textContent).toContain('jinja2==3.1.6')
    await click(named('Remove Team'))
    expect(sent('remote.remove')).toEqual([{ id: 't' }])
    expect(page.textContent).not.toContain('sandbox:8194')
  })
})

describe('the choice where to run', () => {
  it('is not there without servers, and sends a run to the one that is chosen', async () => {
    const { named } = await render(<RunMenu id="words" disabled={false} />)
    const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const menu = named('How to run')
    await press(menu, 'Enter')
    expect(entries().map(({ textContent }) => textContent)).not.toContain('Run here')
    await act(() => Promise.resolve(useRemotes.setState({ list: [team] })))
    const entry = entries().find(({ textContent }) => textContent === 'Run on Team')
    if (entry === undefined) throw new Error('no entry')
    await click(entry)
    expect(sent('run.start')).toMatchObject([{ target: 'dify-1.16', sandbox: 't' }])
  })

  it('runs on both and shows them beside each other, what differs by sign and word', async () => {
    useRemotes.setState({ list: [team] })
    let count = 0
    answer('run.start', () => ({ runId: `run${(count += 1)}` }))
    const { named } = await render(<RunMenu id="words" disabled={false} />)
    await choose(named('How to run'), 'Run here and on Team, and compare')
    await expect.poll(() => sent('run.start')).toHaveLength(2)
    expect(useApp.getState().panelTab).toBe('compare')
    const [here, there] = sent('run.start').map((input) => (input as { sandbox?: string }).sandbox)
    expect([here, there]).toEqual([undefined, 't'])
    const tab = await render(<CompareTab id="words" />)
    expect(tab.page.textContent).toContain('Waiting for')
    const ranOn = { name: 'Team', address: team.address, dialect: 'v1', unknown: ['stderr'] } as const
    await act(async () => {
      emit('run.finished', { runId: 'run1', result: resultWith({ outputs: '{"a": 1}', stderr: 'w' }) })
      emit('run.finished', {
        runId: 'run2',
        result: resultWith({ outputs: '{"a": 2}', runtime: '', ranOn: { ...ranOn, unknown: [...ranOn.unknown] } }),
      })
      await Promise.resolve()
    })
    const rows = [...tab.page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    )
    expect(rows).toEqual([
      ['Status', 'Succeeded', 'Succeeded', 'Same'],
      ['a', '1', '2', 'Differs'],
      ['stderr', 'w', 'not told', 'Not told'],
    ])
    expect(tab.page.querySelector('[role=status]')?.textContent).toBe('The runs differ in 1 part.')
    expect(sent('remote.test')).toEqual([{ id: 't' }])
    await runStore.getState().run('words', { sandbox: 'a' })
    await act(async () => {
      emit('run.finished', {
        runId: 'run3',
        result: resultWith({ outputs: '{"a": 2}', ranOn: { ...ranOn, unknown: [] } }),
      })
      await Promise.resolve()
    })
    expect(tab.page.textContent).toContain('ran again')
  })

  it('compares the packages with which it ran, asks the server each time, and shows no later run as its own', async () => {
    useRemotes.setState({ list: [team], reports: { t: report } })
    const other = { ...build, id: 'o', environment: null, lastGood: null }
    useEnvironment.setState({ builds: { o: other, b: build }, current: 'o' })
    let count = 0
    answer('run.start', () => ({ runId: `run${(count += 1)}` }))
    await useComparisons.getState().start('words', team)
    expect(sent('remote.test')).toEqual([{ id: 't' }])
    const tab = await render(<CompareTab id="words" />)
    const finish = (runId: string, environment: string | null) =>
      act(async () => {
        emit('run.finished', { runId, result: resultWith({ environment }) })
        await Promise.resolve()
      })
    await finish('run1', 'k1')
    await finish('run2', null)
    expect(tab.page.textContent).toContain('came to the same')
    expect(tab.page.textContent).toContain('Python 3.14.2 here, 3.14.4 there.')
    await act(() => runStore.getState().run('words'))
    await finish('run3', 'k1')
    expect(tab.page.textContent).toContain('ran again')
  })

  it('compares with no run that was under way already, and with none that came by itself', async () => {
    useRemotes.setState({ list: [team] })
    let count = 0
    answer('run.start', () => ({ runId: `run${(count += 1)}` }))
    answer('run.cancel', () => null)
    await runStore.getState().run('words', { sandbox: 'a' })
    await useComparisons.getState().start('words', team)
    expect(sent('run.start')).toHaveLength(1)
    expect(useComparisons.getState().of['words']).toBe(undefined)
    emit('run.finished', { runId: 'run1', result: resultWith({}) })
    await runStore.getState().runByItself('words')
    await useComparisons.getState().start('words', team)
    expect(sent('run.start').slice(2)).toMatchObject([{ target: 'dify-1.16' }, { sandbox: 't' }])
    expect(runStore.getState().runs['words']?.byItself).toBe(undefined)
    expect(useComparisons.getState().of['words']).toMatchObject({ runId: 'run4', there: null })
  })

  it('cancels both halves, by its own button and by the one of the run', async () => {
    useRemotes.setState({ list: [team] })
    let count = 0
    answer('run.start', () => ({ runId: `run${(count += 1)}` }))
    answer('run.cancel', () => null)
    await useComparisons.getState().start('words', team)
    const tab = await render(<CompareTab id="words" />)
    await click(tab.named('Cancel'))
    expect(sent('run.cancel')).toEqual([{ runId: 'run1' }, { runId: 'run2' }])
    const end = (runId: string) =>
      act(async () => {
        emit('run.finished', { runId, result: resultWith({ status: 'cancelled', outputs: null }) })
        await Promise.resolve()
      })
    await end('run1')
    await end('run2')
    calls.length = 0
    await useComparisons.getState().start('words', team)
    await end('run3')
    expect(sent('run.cancel')).toEqual([{ runId: 'run4' }])
    await end('run4')
    expect(tab.page.textContent).toContain('Cancelled')
  })
})
