import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, startNodelab, test } from './support/nodelab'
import { nodeText } from './support/nodeText'
import { glance } from './support/pictures'

const node = nodeText({
  title: 'charge',
  inputs: { text: 'string', api_key: 'string' },
  outputs: { length: 'number', who: 'string' },
  more: 'samples:\n  text: "two words"\n  api_key: "sk-very-secret"\ntarget: dify-0.11\n',
  code: `def main(text: str, api_key: str):
    print("charging with", api_key)
    return {"length": len(text), "who": "first"}
`,
})

test('runs are kept without secrets, found, compared, run again, brought back, pinned and cleared; a broken database is told', async ({
  author,
  nodelab,
}) => {
  const { page } = nodelab
  const rows = page.locator('.run-row')
  const detail = page.locator('.run-detail')
  const history = page.getByRole('button', { name: 'History', exact: true })
  const view = (name: string) => detail.getByRole('button', { name, exact: true })
  const folder = join(author.data, 'run-history')

  await expect(nodelab.code).toContainText('pkg_resources')
  await history.click()
  await expect(page.locator('.history-page')).toContainText('No run is kept yet')
  await glance(page, 'run history, empty')
  await page.getByRole('button', { name: 'Library', exact: true }).click()

  await writeFile(author.nodeFile('charge'), node)
  await nodelab.openNode('charge')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 120_000 })
  await nodelab.write('def main(text: str, api_key: str):\n    raise ValueError("no coffee left for " + api_key)\n')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('ValueError')
  await history.click()
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('no coffee left for •••')
  await expect(detail).toContainText('no coffee left for •••')
  await glance(page, 'run history')

  // Words of the code, of what was given and of what came out; then by how it ended.
  const search = page.getByRole('searchbox')
  await search.fill('charging')
  await expect(rows).toHaveCount(1)
  await expect(detail).toContainText('first')
  await view('Prints').click()
  await expect(detail).toContainText('charging with •••')
  await view('Inputs').click()
  await expect(detail).toContainText('Secret: not kept')
  await expect(detail).toContainText('two words')
  await view('Code').click()
  await view('What changed since').click()
  await expect(detail.locator('.diff-host')).toContainText('no coffee left')
  await search.fill('no such thing')
  await expect(page.locator('.history-page')).toContainText('No run is like that')
  await page.getByRole('button', { name: 'Show all runs' }).click()
  await page.getByRole('main').getByLabel('Status').selectOption('failed')
  await expect(rows).toHaveCount(1)
  await page.getByRole('main').getByLabel('Status').selectOption('')
  await expect(rows).toHaveCount(2)
  await page.getByRole('main').getByLabel('From').selectOption('command-line')
  await expect(page.locator('.history-page')).toContainText('No run is like that')
  await page.getByRole('main').getByLabel('From').selectOption('window')
  await expect(rows).toHaveCount(2)

  // Compared by the keyboard, then run again: the new run stands beside the one that it repeats.
  await page.locator('.run-list').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(detail.locator('.compare-table')).toContainText('no coffee left')
  await view('Code').click()
  await expect(detail.locator('.diff-host')).toContainText('charging')
  await page.locator('.run-list').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('End')
  await view('Result').click()
  await detail.getByRole('button', { name: 'Run again' }).click()
  await expect(rows).toHaveCount(3)
  await expect(detail.locator('.compare-table tbody tr').first()).toContainText('Same')
  await expect(detail.locator('.compare-table .differs')).toHaveCount(0)
  await glance(page, 'two runs compared')
  await detail.getByRole('button', { name: 'End the comparison' }).click()

  // Brought back into the node, with undo.
  await detail.getByRole('button', { name: 'Bring back into the node' }).click()
  await expect(nodelab.code).toContainText('charging with')
  await expect.poll(() => readFile(author.nodeFile('charge'), 'utf8')).toContain('charging with')
  await page.locator('[data-sonner-toast]').getByRole('button', { name: 'Undo' }).click()
  await expect(nodelab.code).toContainText('no coffee left')

  // Pinned runs stay when the others are cleared; nothing secret is in the file.
  await history.click()
  await detail.getByRole('button', { name: /^Pin/ }).click()
  await expect(rows.first().locator('.lucide-pin')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the run history' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear the run history' }).click()
  await expect(rows).toHaveCount(1)
  await nodelab.close()
  const [name = ''] = await readdir(folder)
  const path = join(folder, name)
  const bytes = await readFile(path, 'latin1')
  expect([bytes.includes('charging'), bytes.includes('very-secret'), bytes.includes('no coffee')]).toEqual([
    true,
    false,
    false,
  ])
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)

  // A broken database is set aside and told; the app starts, and keeps runs anew.
  await writeFile(path, 'this was a database')
  const again = await startNodelab(author)
  try {
    await again.page.getByRole('button', { name: 'History', exact: true }).click()
    await expect(again.page.locator('.banner, [role=alert]').first()).toContainText('The run history was damaged')
    await expect(again.page.locator('.history-page')).toContainText('No run is kept yet')
    expect((await readdir(folder)).filter((file) => file.includes('.damaged-'))).toHaveLength(1)
  } finally {
    await again.close()
  }
})
