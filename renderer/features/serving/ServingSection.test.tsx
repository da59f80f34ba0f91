import { answer, calls, emit } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ServedRequest, Serving } from '../../../shared/model/serving'
import { problem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useServing } from '../../app/stores/servingStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { click, render } from '../run/testing/render'
import { ServingSection } from './ServingSection'

const off: Serving = {
  status: 'off',
  address: null,
  others: [],
  workspace: null,
  target: 'dify-1.16',
  dialect: 'v1',
  requests: [],
  problem: null,
}
const on: Serving = { ...off, status: 'on', workspace: 'Served', address: { host: '127.0.0.1', port: 8195 } }
const request: ServedRequest = {
  id: 1,
  at: 0,
  method: 'POST',
  path: '/v1/sandbox/run',
  language: 'python3',
  outcome: 'ran',
  status: 200,
  code: 0,
  ms: 12.34,
  bytesIn: 1200,
  bytesOut: 80,
}
const file = { text: '', revision: 'r', saving: 'saved', diskText: null, problem: null, saveProblem: null } as const
const workspace = { path: '/w', name: 'My nodes', writable: true, problems: [], recent: [] }

beforeEach(() => {
  calls.length = 0
  useWorkspace.setState({ workspace })
  useApp.setState({ settings: { ...useApp.getState().settings, serveKey: 'the secret', serveBeyond: false } })
  useServing.setState({ serving: off })
  answer('serving.state', () => off)
  answer('serving.start', () => on)
  answer('settings.update', (change: object) => ({ ...useApp.getState().settings, ...change }))
})

const tell = (serving: Serving): Promise<void> => act(() => Promise.resolve(emit('serving.changed', serving)))
const names = (): string[] => calls.map(({ name }) => name)

describe('the server of the sandbox API', () => {
  it('is switched on, and says where it listens and what Dify is to be told', async () => {
    const { page, named } = await render(<ServingSection />)
    expect(page.textContent).toContain('with the packages of My nodes')
    expect(page.querySelector('[role=status]')?.textContent).toBe('Off')
    answer('server.save', () => ({ kind: 'saved', revision: 's' }))
    // What was typed last is in the files before the server reads them.
    useWorkspace.setState({ server: { ...file, text: '' } })
    useWorkspace.getState().editServer('ENABLE_NETWORK=false')
    await click(named('Serve'))
    await expect
      .poll(() => names().filter((name) => name !== 'serving.state'))
      .toEqual(['server.save', 'serving.start'])
    await expect.poll(() => page.textContent).toContain('with the packages of Served')
    expect(page.querySelector('[role=status]')?.textContent).toBe('Listening on http://127.0.0.1:8195')
    const lines = [...page.querySelectorAll('pre')].map(({ textContent }) => textContent)
    expect(lines).toEqual([
      'CODE_EXECUTION_ENDPOINT=http://127.0.0.1:8195\nCODE_EXECUTION_API_KEY=••••••••••••',
      'CODE_EXECUTION_ENDPOINT=http://host.docker.internal:8195\nCODE_EXECUTION_API_KEY=••••••••••••',
    ])
    await click(named('Copy the lines for Dify'))
    expect(calls.at(-1)).toEqual({
      name: 'clipboard.write',
      input: { text: 'CODE_EXECUTION_ENDPOINT=http://127.0.0.1:8195\nCODE_EXECUTION_API_KEY=the secret\n' },
    })
  })

  it('has lines for each address by which others reach it, and speaks as it is told', async () => {
    const { page, named } = await render(<ServingSection />)
    await tell({ ...on, address: { host: '0.0.0.0', port: 8195 }, others: ['192.168.1.5', '172.17.0.1'] })
    expect(page.querySelector('[role=status]')?.textContent).toBe(
      'Listening on port 8195 of all addresses of this machine',
    )
    const lines = [...page.querySelectorAll('pre')].map(({ textContent }) => textContent?.split('\n')[0])
    expect(lines.slice(2)).toEqual(
      ['192.168.1.5', '172.17.0.1'].map((address) => `CODE_EXECUTION_ENDPOINT=http://${address}:8195`),
    )
    await click(named('Copy the lines for 192.168.1.5'))
    expect(calls.at(-1)).toMatchObject({
      input: { text: 'CODE_EXECUTION_ENDPOINT=http://192.168.1.5:8195\nCODE_EXECUTION_API_KEY=the secret\n' },
    })
    const dialect = [...page.querySelectorAll('select')].find(({ value }) => value === 'target')
    if (dialect === undefined) throw new Error('there is no choice')
    expect([...dialect.options].map(({ text }) => text)[0]).toBe('The sandbox of Dify 1.16')
    await act(async () => {
      dialect.value = 'v2'
      dialect.dispatchEvent(new Event('change', { bubbles: true }))
      await Promise.resolve()
    })
    expect(calls.at(-1)).toEqual({ name: 'settings.update', input: { serveDialect: 'v2' } })
  })

  it('shows its key only when it is asked to, and makes another', async () => {
    const { page, named } = await render(<ServingSection />)
    expect(page.innerHTML).not.toContain('the secret')
    await click(named('Show'))
    expect(page.textContent).toContain('CODE_EXECUTION_API_KEY=the secret')
    await click(named('Hide'))
    expect(page.innerHTML).not.toContain('the secret')
    await click(named('New key'))
    expect(names().at(-1)).toBe('serving.newKey')
  })

  it('asks before other machines may reach it', async () => {
    const { page, named } = await render(<ServingSection />)
    const reach = page.querySelector('select')
    if (reach === null) throw new Error('there is no choice')
    const choose = (): Promise<void> =>
      act(async () => {
        reach.value = 'beyond'
        reach.dispatchEvent(new Event('change', { bubbles: true }))
        await Promise.resolve()
      })
    await choose()
    const button = (name: string): HTMLElement => {
      const found = [...document.querySelectorAll<HTMLElement>('[role=alertdialog] button')]
      const one = found.find(({ textContent }) => textContent === name)
      if (one === undefined) throw new Error(`there is no ${name}`)
      return one
    }
    await click(button('Keep it to this machine'))
    expect(names()).not.toContain('settings.update')
    await choose()
    await click(button('Let them'))
    expect(calls.at(-1)).toEqual({ name: 'settings.update', input: { serveBeyond: true } })
    expect(named('Serve').getAttribute('aria-checked')).toBe('false')
  })

  it('lists requests as they come, and says why it could not start', async () => {
    const { page } = await render(<ServingSection />)
    expect(page.textContent).toContain('Requests are listed here once the server is on.')
    await tell(on)
    expect(page.textContent).toContain('No request yet.')
    const refused = {
      ...request,
      id: 3,
      path: '/v1/x',
      language: null,
      outcome: 'refused',
      status: 404,
      code: null,
    } as const
    await tell({ ...on, requests: [refused, { ...request, id: 2, outcome: 'failed' }, request] })
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent).slice(1),
    )
    expect(rows).toEqual([
      ['POST /v1/x', 'refused 404', '12.3 ms', '1.2 KB → 80 B'],
      ['python3', 'failed 200', '12.3 ms', '1.2 KB → 80 B'],
      ['python3', 'ran 200', '12.3 ms', '1.2 KB → 80 B'],
    ])
    const params = { host: '127.0.0.1', port: 8194, reason: 'x' }
    await tell({ ...off, problem: problem('serve-port-taken', 'run', { params }) })
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Port 8194 is taken')
  })
})
