import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, startNodelab, test } from './support/nodelab'
import { keep, picture } from './support/pictures'

test.setTimeout(300_000)

test('first run: the environment builds while one types', async ({ author }) => {
  // A network that never answers keeps the build where it can be looked at.
  const index = createServer()
  await new Promise<void>((resolve) => index.listen(0, '127.0.0.1', resolve))
  const { port } = index.address() as AddressInfo
  const nodelab = await startNodelab(author, {
    UV_CACHE_DIR: join(author.home, 'cache'),
    UV_DEFAULT_INDEX: `http://127.0.0.1:${port}/simple`,
  })
  await expect(nodelab.code).toContainText('pkg_resources')
  await expect(nodelab.page.locator('.stage-list')).toBeVisible()
  await picture(nodelab, 'first-run')
  await nodelab.kill()
  index.close()
})

test('a finished run, its environment, its target and the other values', async ({ nodelab }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 90_000 })
  await nodelab.openNode('split_text')
  await nodelab.openNode('installed_packages')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await picture(nodelab, 'window')

  await nodelab.pill.click()
  await expect(page.locator('.package-table')).toBeVisible()
  await picture(nodelab, 'environment')
  await page.keyboard.press('Escape')
  await page.locator('.target-button').click()
  await page.getByRole('menu').waitFor()
  await keep(page, 'target', '')
  await page.keyboard.press('Escape')

  await nodelab.openNode('clean_json')
  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 0\.11/ }).click()
  await expect(nodelab.pill).toContainText('19 packages')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await picture(nodelab, 'values')
})

test('a problem: refused by Dify, with its line and its fix', async ({ nodelab }) => {
  await expect(nodelab.code).toContainText('pkg_resources')
  await nodelab.page.locator('.target-button').click()
  await nodelab.page.getByRole('menuitemradio', { name: /Dify 1\.16/ }).click()
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('ModuleNotFoundError', { timeout: 90_000 })
  await picture(nodelab, 'failure')
  await nodelab.panelTab('Problems').click()
  await picture(nodelab, 'problem')
  await nodelab.panelTab('Traceback').click()
  await picture(nodelab, 'traceback')
})

test('settings, requirements, go to a node, and a file that waits for a decision', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await picture(nodelab, 'settings')
  await page.keyboard.press('ControlOrMeta+,')
  await page.keyboard.press('ControlOrMeta+p')
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(nodelab, 'go-to')
  await page.keyboard.press('Escape')
  await page.locator('.lib .row', { hasText: 'python-requirements.txt' }).click()
  await nodelab.write('# one a line\nrequests=>2\n')
  await expect(page.locator('.status')).toContainText('Saved')
  await expect(nodelab.pill).toContainText('No environment', { timeout: 60_000 })
  await picture(nodelab, 'requirements-broken')

  const { writeFile } = await import('node:fs/promises')
  await writeFile(author.nodeFile('split_text'), 'title: x\ntype: code\n  code: [\n')
  await page.locator('.lib .row', { hasText: 'split_text' }).click()
  await expect(page.locator('.banner.error').first()).toBeVisible()
  await picture(nodelab, 'broken-file')
})
