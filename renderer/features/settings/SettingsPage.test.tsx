import { answer, calls } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import { useApp } from '../../app/stores/appStore'
import { leave, render, write } from '../run/testing/render'
import { SettingsPage } from './SettingsPage'

const updates = () => calls.filter(({ name }) => name === 'settings.update').map(({ input }) => input)

beforeEach(() => {
  calls.length = 0
  useApp.setState({ settings: defaultSettings })
  answer('settings.update', (change: object) => ({ ...useApp.getState().settings, ...change }))
  answer('remote.list', () => [])
  answer('program.shellCommand', () => ({ state: 'checkout', path: '', onPath: null }))
  answer('updates.state', () => ({ kind: 'unavailable', why: 'checkout' }))
})

/** The field of a label. */
function fieldOf(page: HTMLElement, label: string): HTMLElement {
  const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  const field = document.getElementById(found?.htmlFor ?? '')
  if (field === null) throw new Error(`no field ${label}`)
  return field
}

it('holds all runs as it is told, and keeps modules from being loaded in advance that it can read as names', async () => {
  const { page } = await render(<SettingsPage />)
  const mode = fieldOf(page, 'How all runs are held') as HTMLSelectElement
  expect([mode.value, ...[...mode.options].map(({ text }) => text)]).toEqual([
    'usual',
    "As the target's sandbox (Like Dify)",
    'Like Dify',
    'Check for Dify',
    'Free',
  ])
  for (const [choice, told] of [
    ['free', 'free'],
    ['usual', null],
  ] as const) {
    await act(async () => {
      mode.value = choice
      mode.dispatchEvent(new Event('change', { bubbles: true }))
      await Promise.resolve()
    })
    expect(updates().at(-1)).toEqual({ mode: told })
  }

  const never = fieldOf(page, 'Modules never loaded in advance')
  const count = updates().length
  await write(never, 'import matplotlib; x')
  await leave(never)
  expect(never.getAttribute('aria-invalid')).toBe('true')
  expect(updates()).toHaveLength(count)
  await write(never, 'matplotlib, my_package.settings  matplotlib')
  await leave(never)
  expect(updates().at(-1)).toEqual({ preloadNever: ['matplotlib', 'my_package.settings'] })
})
