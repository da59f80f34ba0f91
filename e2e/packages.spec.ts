import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/nodelab'

/** The first resolving of a package may wait for the network. */
const patience = { timeout: 120_000 }

test('the packages of the sandbox: found, added, copied, removed, taken back, and a build that is mended', async ({
  nodelab,
  author,
}) => {
  const { page, app, pill } = nodelab
  const file = (): Promise<string> => readFile(join(author.workspace, 'python-requirements.txt'), 'utf8')
  const rows = page.locator('.packages-list .tr')
  const row = (name: string) => rows.filter({ has: page.getByRole('gridcell', { name, exact: true }) })
  const strip = page.locator('.change-strip')
  const add = page.getByRole('textbox', { name: 'Add a package' })
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect(pill).toContainText('19 packages', patience)

  // The page is reached by a key, and the sandbox of Dify 0.11 has its 19 packages.
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(rows).toHaveCount(19)
  await expect(page.locator('.toolbar .seg')).toContainText('All 19')
  await expect(row('anyio')).toContainText('needed by httpx')
  await expect(row('anyio')).toContainText(/[KM]B/)
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('jinja')
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Details and reasons' }).click()
  await expect(page.locator('.package-details')).toContainText('template engine')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('')

  // A version is chosen from those that the index has; what it does is told before Enter makes it so.
  await add.fill('tabulate')
  await strip.getByRole('option', { name: /^0\.9\.0 / }).click(patience)
  await expect(strip.locator('.effect')).toContainText('1 package new', patience)
  expect(await file()).not.toContain('tabulate')
  await add.press('Enter')
  await expect(row('tabulate')).toContainText('Own', patience)
  await expect.poll(file).toContain('tabulate==0.9.0\n')
  await expect(pill).toContainText('20 packages')

  await page.getByRole('button', { name: 'Copy the list as…' }).click()
  await page.getByRole('menuitem', { name: /installed_packages/ }).click()
  await expect.poll(copied).toContain('"tabulate==0.9.0"')
  expect((JSON.parse(await copied()) as { result: string[] }).result).toHaveLength(20)

  await row('tabulate').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(strip.locator('.effect')).toContainText('1 package gone', patience)
  await strip.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(file).not.toContain('tabulate')
  await page
    .locator('[data-sonner-toast]', { hasText: 'tabulate was removed' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect.poll(file).toContain('tabulate==0.9.0\n')

  // A misspelt name is told at once; written all the same, it stops the build, which one click mends.
  await add.fill('rapidfuz==3.9.0')
  await expect(strip).toContainText('There is no package named rapidfuz', patience)
  await strip.getByRole('button', { name: 'Write it anyway' }).click()
  const dock = page.locator('.build-dock')
  await expect(dock.locator('.build-title')).toContainText('there is no package named rapidfuz', patience)
  await expect(rows).toHaveCount(20)
  // Until then nodes run in what was built last, and say so.
  await expect(dock).toContainText('the last environment that was built stays in use')
  await expect(pill).toContainText('20 packages · last build failed')
  await nodelab.openNode('installed_packages')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.locator('.kept-note')).toContainText('Ran in the last environment that was built')
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await dock.getByRole('button', { name: 'Show raw log' }).click()
  await expect(dock.locator('.build-log')).toContainText('rapidfuz')
  await dock.getByRole('button', { name: 'Change to rapidfuzz' }).click()
  await expect.poll(file).toContain('rapidfuzz==3.9.0\n')
  await expect(row('rapidfuzz')).toContainText('in python-requirements.txt', patience)
  await expect(pill).toContainText('21 packages')

  // The editor beside the table has all of it in its undo.
  await page.locator('.requirements-pane .monaco-editor').click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(file).toContain('rapidfuz==3.9.0\n')
})
