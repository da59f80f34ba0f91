import '../run/testing/fakeBridge'
import { DropdownMenu } from 'radix-ui'
import { createRef } from 'react'
import { expect, it } from 'vitest'
import { targets } from '../../../shared/dify/targets'
import { click, press, render, write } from '../run/testing/render'
import { TargetItems } from './TargetItems'

async function open(current = 'dify-1.16') {
  const chosen: string[] = []
  const shown = await render(
    <DropdownMenu.Root open modal={false}>
      <DropdownMenu.Trigger>menu</DropdownMenu.Trigger>
      <DropdownMenu.Content>
        <TargetItems current={current} onChoose={(id) => chosen.push(id)} field={createRef()} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>,
  )
  const rows = (): string[] =>
    [...document.querySelectorAll('[role="menuitemradio"]')].map(({ textContent }) => textContent ?? '')
  return { ...shown, chosen, rows }
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
  const { named, rows, chosen } = await open()
  const field = named('Find a release, such as 1.15')
  await write(field, '1.15')
  expect(rows()).toHaveLength(1)
  expect(rows()[0]).toContain('Dify 1.14')
  await press(field, 'Enter')
  expect(chosen).toEqual(['dify-1.14'])
  await write(field, 'newest')
  expect(document.body.textContent).toContain('Write a version')
})
