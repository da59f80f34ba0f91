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

  // Half a number would remove runs.
  const days = fieldOf(page, 'Days that runs are kept')
  const asked = updates().length
  await write(days, '1')
  await write(days, '180')
  expect(updates()).toHaveLength(asked)
  await leave(days)
  expect(updates().at(-1)).toEqual({ keepRunsDays: 180 })

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

/** Every setting of the model, by the words of its field; null: it is shown only where it can be used, which other tests look at. */
const labels: Readonly<Record<keyof typeof defaultSettings, string | null>> = {
  language: 'Language',
  theme: 'Theme',
  target: 'Target of nodes that name none',
  mode: 'How all runs are held',
  preloadNever: 'Modules never loaded in advance',
  timeoutSeconds: 'Time limit of a run, in seconds',
  outputCap: 'Output cap of a run, in bytes',
  uvPath: 'Path of uv',
  indexUrl: 'Package index',
  extraIndexUrls: 'Extra indexes',
  tryMirrors: 'Try other mirrors when one refuses',
  pythonMirror: 'Download Python from',
  proxyUrl: 'Proxy',
  systemCertificates: 'Use system certificates',
  caFile: 'Certificates to trust',
  offline: 'Offline',
  lookForUpdates: 'Look for updates when Nodelab starts',
  fontSize: 'Size of the code',
  wordWrap: 'Wrap long lines',
  keepInStep: 'Keep main() and the inputs in step',
  languageServer: 'Help with code as you write',
  formatOnSave: 'Format Python as you save',
  runOnPause: 'Run as you pause',
  markLines: 'Mark lines that no case reaches',
  keepRuns: 'Keep runs',
  keepServed: 'Keep served requests',
  keepRunsDays: 'Days that runs are kept',
  keepRunsMegabytes: 'Megabytes of runs',
  servePort: 'Port',
  serveKey: 'Key',
  serveBeyond: 'Reached by',
  serveDialect: 'Speaks as',
}

const labelsOn = (page: HTMLElement): string[] =>
  [...page.querySelectorAll('.setting > :is(label, .setting-label)')].map(({ textContent }) => textContent)

it('has a field for every setting there is, and finds them by words of either language', async () => {
  answer('updates.state', () => ({ kind: 'unasked' }))
  answer('serving.state', () => null)
  const { page } = await render(<SettingsPage />)
  const shown = labelsOn(page)
  expect(Object.values(labels).filter((label) => label !== null && !shown.includes(label))).toEqual([])

  const find = page.querySelector<HTMLInputElement>('input[type="search"]')
  if (find === null) throw new Error('nothing to look with')
  const heads = (): string[] =>
    [...page.querySelectorAll<HTMLElement>('main > section:not([hidden]) > h2')].map(({ textContent }) => textContent)
  await write(find, 'seconds limit')
  expect(labelsOn(page)).toEqual(['Time limit of a run, in seconds'])
  expect([heads(), page.querySelector('[role="status"]')?.textContent]).toEqual([['Runs'], '1 found'])
  await write(find, '代理')
  expect(labelsOn(page)).toContain('Proxy')
  // A head's own word shows all that is under it, and keys are found as settings are.
  await write(find, 'run history')
  expect([heads(), labelsOn(page)]).toEqual([
    ['Run history'],
    ['Keep runs', 'Keep served requests', 'Days that runs are kept', 'Megabytes of runs'],
  ])
  await write(find, 'palette f8')
  expect(page.textContent).toContain('No setting has these words')
  await write(find, 'next problem')
  expect([heads(), page.querySelectorAll('.key-list > div').length]).toEqual([['Keys'], 1])

  await act(async () => {
    find.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    find.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    await Promise.resolve()
  })
  expect(labelsOn(page)).toEqual(shown)
})
