import '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { targets } from '../../../shared/dify/targets'
import { useFloats } from '../../app/floats'
import { useApp } from '../../app/stores/appStore'
import { calls } from '../run/testing/fakeBridge'
import { click, press, render } from '../run/testing/render'
import { TargetMenu } from './TargetMenu'

beforeEach(() => {
  calls.length = 0
  useFloats.setState({ bar: null })
  useApp.setState({ settings: { ...useApp.getState().settings, target: 'dify-1.16' } })
})

async function open() {
  await render(<TargetMenu />)
  await act(async () => useFloats.setState({ bar: 'target' }))
  const menu = document.querySelector<HTMLElement>('[role="menu"]')
  if (menu === null) throw new Error('no menu')
  const rows = (): string[] =>
    [...document.querySelectorAll('[role="menuitemradio"]')].map(({ textContent }) => textContent ?? '')
  return { menu, rows }
}

it('says which releases each target stands for, and shows the others on request', async () => {
  const { rows } = await open()
  expect(rows().find((row) => row.startsWith('Dify 1.13'))).toContain('1.13.0–1.13.2')
  expect(rows().length).toBeLessThan(targets.length)
  const all = document.querySelector<HTMLElement>('[role="menuitemcheckbox"]')
  if (all === null) throw new Error('no entry for all of them')
  await click(all)
  expect(rows()).toHaveLength(targets.length)
})

it('finds the target of a release that is typed, and takes it by Enter', async () => {
  const { menu, rows } = await open()
  for (const key of '1.15') await press(menu, key)
  expect(rows()).toHaveLength(1)
  expect(rows()[0]).toContain('Dify 1.14')
  await press(menu, 'Enter')
  expect(useFloats.getState().bar).toBeNull()
  expect(calls.find(({ name }) => name === 'settings.update')?.input).toMatchObject({ target: 'dify-1.14' })
})
