import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A divider lies between two landmarks, a menu or a tooltip above all of them: they are part of none. */
const isBetween = (rule: string, told: string): boolean =>
  rule === 'region' && /role="separator"|data-radix-popper-content-wrapper/.test(told)

/** Fails where axe finds anything on the screen, its advice included. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  const found = results.violations.flatMap(({ id, nodes }) => {
    const targets = nodes
      // Where an element is long, its own text leaves out what the way to it names.
      .filter(({ html, target }) => !isBetween(id, `${html} ${target.join(' ')}`))
      .map(({ target }) => target.join(' '))
    return targets.length === 0 ? [] : [`${id}: ${targets.join(' | ')}`]
  })
  expect(found, screen).toEqual([])
}
