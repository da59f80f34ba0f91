import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { dropFiles } from './support/dropFiles'
import { expect, type Nodelab, test } from './support/nodelab'
import { glance, picture } from './support/pictures'
import { writeClass } from './support/classFiles'

test.setTimeout(600_000)

/** A search that finds nothing says so, and its one button takes it back: the focus is in the field again, and what was there is seen. */
async function takenBack(
  nodelab: Nodelab,
  name: string,
  within: Locator,
  field: Locator,
  seen: Locator,
): Promise<void> {
  await expect(seen.first()).toBeVisible()
  await field.fill('no such thing at all')
  await expect(seen).toHaveCount(0)
  const clear = within.getByRole('button', { name: 'Clear the search' })
  await expect(clear).toBeVisible()
  await picture(nodelab, name)
  await clear.focus()
  await nodelab.page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await expect(seen.first()).toBeVisible()
}

const show = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

test('a search that finds nothing is taken back by its own button, in every list', async ({ nodelab }) => {
  const { page, pill } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')

  await page.keyboard.press('ControlOrMeta+p')
  const palette = page.getByRole('dialog', { name: 'Go to a node or do something' })
  await takenBack(nodelab, 'nothing-palette', palette, palette.getByRole('combobox'), palette.getByRole('option'))
  await palette.getByRole('combobox').fill('brand new')
  await palette.getByRole('button', { name: 'New Python node “brand new”' }).press('Enter')
  await expect(page.locator('.tab.on')).toContainText('brand new')

  await page.keyboard.press('ControlOrMeta+Shift+n')
  const gallery = page.getByRole('dialog', { name: 'New from template' })
  await takenBack(nodelab, 'nothing-template', gallery, gallery.getByRole('combobox'), gallery.getByRole('option'))
  await gallery.getByRole('button', { name: 'JavaScript' }).click()
  await gallery.getByRole('combobox').fill('pandas')
  await gallery.getByRole('button', { name: 'Show all templates' }).press('Enter')
  await expect(gallery.getByRole('button', { name: 'All', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await gallery.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(gallery).toHaveCount(0)

  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name: 'All keys' }).click()
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await glance(page, 'all keys')
  await takenBack(nodelab, 'nothing-key', keys, keys.getByRole('searchbox'), keys.locator('.key-list'))
  await page.keyboard.press('Escape')

  await show(page, 'Search')
  const searched = page.locator('.search-page')
  await searched.getByRole('searchbox').fill('no such thing at all')
  await expect(searched).toContainText('Nothing was found')
  await searched.getByRole('button', { name: 'Clear the search' }).click()
  await expect(searched).toContainText('Search in the code of all nodes')
  await picture(nodelab, 'search-empty')

  await expect(pill).toContainText('packages', { timeout: 120_000 })
  await show(page, 'Packages')
  const packages = page.locator('.packages')
  const field = packages.getByRole('searchbox')
  await takenBack(nodelab, 'nothing-package', packages, field, packages.locator('[data-row]'))
  await packages.getByRole('button', { name: /^Own/ }).click()
  await expect(packages).toContainText('You have asked for no packages yet')
  await picture(nodelab, 'packages-none-own')
  await packages.locator('.blank').getByRole('button', { name: 'Add a package' }).click()
  await expect(packages.getByRole('textbox', { name: 'Add a package' })).toBeFocused()
  await packages.getByRole('group', { name: 'View of the page' }).getByRole('button', { name: 'Compare' }).click()
  await packages.getByRole('combobox', { name: 'Right', exact: true }).selectOption({ index: 0 })
  await packages.getByRole('combobox', { name: 'Left', exact: true }).selectOption({ index: 0 })
  await expect(packages).toContainText('Both have the same packages in the same versions')
  await picture(nodelab, 'compare-same')
  await packages.getByRole('button', { name: /^Show all \d+ of both$/ }).click()
  await takenBack(nodelab, 'nothing-compared', packages, field, packages.locator('tbody tr'))

  await show(page, 'Settings')
  const rules = page.getByRole('searchbox', { name: 'Find a rule' })
  await page.getByRole('checkbox', { name: /^Show all \d+ rules$/ }).check()
  await takenBack(nodelab, 'nothing-rule', page.locator('main'), rules, page.locator('.rule-table tbody tr'))
})

test('what is empty says what comes there, and the next step is a button', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  await nodelab.openNode('add_days')
  const panel = page.locator('.panel')
  await page.getByRole('region', { name: 'Cases' }).getByRole('button', { name: 'Run over a file of rows' }).click()
  await panel.getByRole('button', { name: 'Case', exact: true }).click()
  await expect(panel).toContainText('No case')
  await picture(nodelab, 'cases-none')
  await panel.getByRole('button', { name: 'Add case' }).click()
  await expect(panel.getByRole('textbox', { name: 'Name of the case' })).toHaveValue('new case')

  await show(page, 'Lessons')
  await page.getByRole('button', { name: 'My results' }).click()
  await expect(page.locator('.hand-in')).toContainText('You have not begun a lesson yet')
  await picture(nodelab, 'hand-in')
  await page.getByRole('button', { name: 'Class', exact: true }).click()
  await picture(nodelab, 'class-empty')
  await dropFiles(nodelab, await writeClass(author.home))
  const rows = page.locator('.class-table tbody tr')
  await expect(rows).toHaveCount(4)
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('nobody')
  await page.getByLabel('Filter by lesson').selectOption({ label: 'Not passed: Lesson 3' })
  await expect(rows).toHaveCount(0)
  await picture(nodelab, 'class-nobody')
  await page.getByRole('button', { name: 'Show all pupils' }).click()
  await expect(rows).toHaveCount(4)

  await show(page, 'History')
  await picture(nodelab, 'history-empty')
  await show(page, 'Library')
  for (const name of await readdir(author.workspace)) {
    if (name.endsWith('.node.yml')) await rm(join(author.workspace, name))
  }
  await expect(page.locator('.lib .empty').last()).toContainText('Make the first one')
  await show(page, 'Search')
  await expect(page.locator('.search-page')).toContainText('no nodes yet')
  await page.locator('.search-page').getByRole('button', { name: 'New node' }).click()
  await page.getByRole('menuitem', { name: 'Python node' }).click()
  await expect(page.locator('.tab.on')).toContainText('untitled')
})
