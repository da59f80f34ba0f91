import { readFile } from 'node:fs/promises'
import { expect, test } from './support/nodelab'
import { glance } from './support/pictures'

test('a node from a template, found in either language, and functions of others in its code', async ({
  nodelab,
  author,
}) => {
  const { page, code } = nodelab
  await expect(code).toContainText('pkg_resources')
  await page.keyboard.press('ControlOrMeta+Shift+n')
  const gallery = page.getByRole('dialog', { name: 'New from template' })
  const items = gallery.getByRole('option')
  await expect(items).toHaveCount(29)
  await gallery.getByRole('button', { name: 'JavaScript' }).click()
  await expect(items).toHaveCount(9)
  await expect(items.first()).toContainText('Mend the JSON of a model')
  await gallery.getByRole('button', { name: 'All' }).click()
  await gallery.getByRole('combobox').fill('去重')
  await expect(items).toHaveCount(1)
  await expect(gallery.locator('.gallery-shown')).toContainText('def unique_items(items: list) -> list:')
  await expect(gallery.locator('.gallery-cases')).toContainText('unique: ["Tea", "Coffee"]')
  await glance(page, 'the templates')
  await gallery.getByRole('combobox').press('Enter')
  await page.locator('.tab.on', { hasText: 'unique_items' }).waitFor()
  await expect(code).toContainText('unicodedata')
  expect(await readFile(author.nodeFile('unique_items'), 'utf8')).toContain(
    '\ncases:\n  - name: "case, spaces, full-width"\n',
  )

  // By name in the palette: its imports, its functions and its call, one after another.
  await nodelab.write('import json\n\n\ndef main(items: list) -> dict:\n    return {"removed": 0, "unique": []}\n')
  await page.keyboard.press('ControlOrMeta+Home')
  for (let line = 1; line < 5; line += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  for (let back = 0; back < 2; back += 1) await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.keyboard.type('snippet')
  await page.keyboard.press('Enter')
  const snippets = page.getByRole('dialog', { name: 'Insert snippet' })
  await expect(snippets.getByRole('option')).toHaveCount(20)
  await snippets.getByRole('combobox').fill('each item once')
  await expect(snippets.locator('.gallery-shown')).toContainText('unique_items(items)')
  await snippets.getByRole('button', { name: 'Insert' }).click()
  await expect(snippets).toBeHidden()
  await expect(code).toContainText('"unique": unique_items(items)')
  await expect
    .poll(() => readFile(author.nodeFile('unique_items'), 'utf8'))
    .toMatch(
      /import json\n {2}import unicodedata\n\n\n {2}def unique_items\([^]*\n\n\n {2}def main\(items: list\) -> dict:\n {6}return \{"removed": 0, "unique": unique_items\(items\)\}\n/,
    )
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 180_000 })

  // By the beginning of its name in the code.
  await code.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('fill_te')
  await page.keyboard.press('Control+Space')
  await page.locator('.suggest-widget .monaco-list-row', { hasText: 'fill_text' }).waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => readFile(author.nodeFile('unique_items'), 'utf8'))
    .toMatch(/import re\n[^]*def fill_text\(text: str, values: dict\)/)
})
