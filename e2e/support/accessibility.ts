import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A divider lies between two landmarks and is part of neither. */
const isDivider = (rule: string, html: string): boolean => rule === 'region' && html.includes('role="separator"')

/** Fails where axe finds anything on the screen, its advice included. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  const found = results.violations.flatMap(({ id, nodes }) => {
    const targets = nodes.filter(({ html }) => !isDivider(id, html)).map(({ target }) => target.join(' '))
    return targets.length === 0 ? [] : [`${id}: ${targets.join(' | ')}`]
  })
  expect(found, screen).toEqual([])
}
