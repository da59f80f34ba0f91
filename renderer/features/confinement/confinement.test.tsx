import { calls, emit } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import type { Confinement } from '../../../shared/model/confinement'
import { useApp } from '../../app/stores/appStore'
import { en } from '../../i18n/en'
import { ResultPanel } from '../run/ResultPanel'
import { runStore } from '../run/runStore'
import { nodeWith, openNode, resultWith, runOf } from '../run/testing/data'
import { click, press, render } from '../run/testing/render'
import { HeldStatus } from './HeldStatus'
import { levelHint } from './levelHint'
import { RunMenu } from './RunMenu'
import { SandboxTab } from './SandboxTab'

const full: Confinement = {
  mode: 'like-dify',
  level: 'full',
  means: ['limits', 'limits-memory', 'limits-processes', 'no-new-privileges', 'landlock', 'seccomp', 'listener'],
  network: true,
  processor: 'x64',
  refused: [],
  operator: null,
}
const run = (confinement: Confinement, target = 'dify-1.16') =>
  runOf(nodeWith({ target }), resultWith({ target, confinement }))
const starts = () => calls.filter(({ name }) => name === 'run.start').map(({ input }) => input)
const entry = (words: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('[role^=menuitem]')].find(({ textContent }) =>
    textContent?.startsWith(words),
  )
  if (found === undefined) throw new Error(`no entry ${words}`)
  return found
}

beforeEach(() => {
  runStore.setState({ runs: {}, goTo: null })
  useApp.setState({ settings: defaultSettings, panelTab: 'result', panelOpen: true })
  openNode('words', nodeWith())
  calls.length = 0
})

it('takes the network from one run alone', async () => {
  const { named, one } = await render(
    <>
      <RunMenu id="words" disabled={false} />
      <HeldStatus id="words" />
    </>,
  )
  await press(named('How to run'), 'Enter')
  await click(entry('Run without the network'))
  expect(starts()).toMatchObject([{ network: false }])
  const result = resultWith({ confinement: { ...full, network: false } })
  const runId = runStore.getState().runs['words']?.runId ?? ''
  await act(() => Promise.resolve(emit('run.finished', { runId, result })))
  expect(one('button[title]').textContent).toBe('Like Dify · held by the kernel · network off')
  await act(() => runStore.getState().run('words'))
  expect(starts().at(-1)).not.toHaveProperty('network')
})

it('offers no check of a sandbox that refuses nothing', async () => {
  openNode('words', nodeWith({ target: 'dify-1.16+sandbox-py' }))
  const { named } = await render(<RunMenu id="words" disabled={false} />)
  await press(named('How to run'), 'Enter')
  expect(entry('Check for Dify').getAttribute('aria-disabled')).toBe('true')
  await click(entry('Check for Dify'))
  expect(starts()).toEqual([])
})

it('tells of a run by what really held it', () => {
  const { confinement: text } = en
  const hintOf = (part: Partial<Confinement>): string => levelHint({ ...full, ...part }, text)
  expect(hintOf({})).toContain('Limited were its time, output, memory and processes.')
  expect(hintOf({ level: 'limits', means: [] })).toBe(
    'Nothing looked at calls. Limited were its time and output. The files of this machine were open to it.',
  )
  expect(hintOf({ level: 'limits', means: ['limits', 'limits-processes', 'landlock'] })).toBe(
    'Nothing looked at calls. Limited were its time, output and processes. It could read its environment and write into its own folder alone.',
  )
  expect(hintOf({ level: 'calls', means: ['limits', 'seccomp', 'listener'] })).toContain(
    'files of this machine were open',
  )
  expect(hintOf({ level: 'approximate', means: ['audit-hook'] })).not.toMatch(/memory|open to it/)
})

it('never says that Dify refuses nothing where nobody looked', async () => {
  const { page, update } = await render(<SandboxTab id="words" run={run(full)} />)
  expect(page.textContent).toContain('Dify refuses nothing of this run.')
  expect(page.querySelector('button')?.textContent).toBe('Check for Dify')
  for (const part of [
    { mode: 'free', level: 'limits', means: ['limits'] },
    { mode: 'check', level: 'limits', means: [] },
    { mode: 'like-dify', level: 'approximate', means: ['audit-hook'] },
  ] as const) {
    await update(<SandboxTab id="words" run={run({ ...full, ...part, means: [...part.means] })} />)
    expect(page.textContent).not.toContain('Dify refuses nothing')
  }
  const py = run({ ...full, mode: 'free', level: 'limits' }, 'dify-1.16+sandbox-py')
  await update(<SandboxTab id="words" run={py} />)
  expect(page.querySelector('button')).toBeNull()
  expect(page.textContent).toContain('dify-sandbox-py, refuses no call')
})

it('shows what the sandbox has to say when it is asked for in the status bar', async () => {
  runStore.setState({ runs: { words: run(full) } })
  const { page, one } = await render(
    <>
      <ResultPanel id="words" />
      <HeldStatus id="words" />
    </>,
  )
  const tabs = (): string => page.querySelector('[role=tablist]')?.textContent ?? ''
  expect(tabs()).not.toContain('Sandbox')
  await click(one('button[title^="The kernel"]'))
  expect(tabs()).toContain('Sandbox')
  expect(page.textContent).toContain('network on')
})
