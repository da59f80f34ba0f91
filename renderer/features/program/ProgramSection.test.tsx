import { answer, calls, emit } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import type { ShellCommand, UpdateState } from '../../../shared/model/program'
import { useApp } from '../../app/stores/appStore'
import { render } from '../run/testing/render'
import { ProgramSection } from './ProgramSection'

let command: ShellCommand
let update: UpdateState
beforeEach(() => {
  calls.length = 0
  useApp.setState({ settings: defaultSettings })
  command = { state: 'absent', path: '/home/a/.local/bin/nodelab', onPath: false }
  update = { kind: 'unasked' }
  answer('settings.update', (change: object) => ({ ...useApp.getState().settings, ...change }))
  answer('program.shellCommand', () => command)
  answer('program.writeCommand', () => (command = { ...command, state: 'written', onPath: true }))
  answer('program.removeCommand', () => (command = { ...command, state: 'absent' }))
  answer('updates.state', () => update)
  for (const step of ['updates.look', 'updates.load', 'updates.install'] as const) answer(step, () => update)
})

async function press(page: HTMLElement, name: string): Promise<void> {
  const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  if (button === undefined) throw new Error(`no button ${name}`)
  await act(async () => {
    button.click()
    await Promise.resolve()
  })
}
const buttons = (page: HTMLElement) => [...page.querySelectorAll('button')].map(({ textContent }) => textContent)
const named = (name: string) => calls.filter((one) => one.name === name)

it('writes the command where its author says so, and takes it away again', async () => {
  const { page } = await render(<ProgramSection />)
  await expect.poll(() => page.textContent).toContain('/home/a/.local/bin/nodelab')
  expect(page.textContent).toContain('add it to PATH')
  await press(page, 'Write It')
  await expect.poll(() => page.textContent).toContain('It stands here')
  expect(page.textContent).not.toContain('add it to PATH')
  await press(page, 'Take It Away')
  await expect.poll(() => buttons(page)).toContain('Write It')
})

it("offers nothing where another's file stands", async () => {
  command = { ...command, state: 'other' }
  const { page } = await render(<ProgramSection />)
  await expect.poll(() => page.textContent).toContain("Another program's file")
  expect(buttons(page)).toEqual(['Look Now'])
})

it('takes each step to an update only by a click', async () => {
  command = { ...command, state: 'package' }
  const { page } = await render(<ProgramSection />)
  await expect.poll(() => page.textContent).toContain('Nobody has been asked yet')
  expect(calls.map(({ name }) => name)).toEqual(['program.shellCommand', 'updates.state'])
  await press(page, 'Look Now')
  expect(named('updates.look')).toHaveLength(1)
  const tell = (state: UpdateState) => act(() => emit('updates.changed', state))
  tell({ kind: 'found', version: '2.0.0' })
  expect(page.textContent).toContain('There is a Nodelab 2.0.0.')
  await press(page, 'Download')
  expect(named('updates.load')).toHaveLength(1)
  tell({ kind: 'loading', version: '2.0.0', percent: 40 })
  expect(page.textContent).toContain('40 %')
  expect(buttons(page)).toEqual([])
  tell({ kind: 'ready', version: '2.0.0' })
  await press(page, 'Install and Start Again')
  expect(named('updates.install')).toHaveLength(1)
  tell({ kind: 'failed', reason: 'net::ERR_NAME_NOT_RESOLVED' })
  expect(page.textContent).toContain('ERR_NAME_NOT_RESOLVED')
  expect(buttons(page)).toEqual(['Look Now'])
})

it('has no setting of updates where there are none', async () => {
  update = { kind: 'unavailable', why: 'checkout' }
  const { page } = await render(<ProgramSection />)
  await expect.poll(() => page.textContent).toContain('A checkout is updated with git.')
  expect(page.textContent).not.toContain('Look for updates when')
})
