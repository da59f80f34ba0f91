import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { putSource } from '../electron/environments/testing/packages'
import { expect, test } from './support/nodelab'
import { glance } from './support/pictures'

test('a package that would run its build script waits for the author, and is built by his Run', async ({
  nodelab,
  author,
}) => {
  const { page, pill } = nodelab
  await expect(pill).toContainText('19 packages', { timeout: 90_000 })
  const mark = join(author.home, 'ran')
  await putSource(author.home, 'nodelab_source', '1.0', mark)
  const address = pathToFileURL(join(author.home, 'nodelab_source-1.0.zip')).href
  await writeFile(join(author.workspace, 'python-requirements.txt'), `# mine\nnodelab-source @ ${address}\n`)
  await expect(pill).toContainText('waits for you', { timeout: 30_000 })
  await pill.click()
  const details = page.getByRole('dialog', { name: 'Environment' })
  await expect(details).toContainText('Line 2 of python-requirements.txt leads away from the package index')
  await expect(details.getByRole('button', { name: 'Build' })).toBeVisible()
  await expect(details.locator('.danger')).toHaveCount(0)
  await glance(page, 'an environment that waits')
  await page.keyboard.press('Escape')
  expect(existsSync(mark)).toBe(false)
  await nodelab.run()
  await expect(page.locator('.pbody:visible')).toContainText('nodelab-source', { timeout: 60_000 })
  await expect(pill).toContainText('20 packages')
  expect(existsSync(mark)).toBe(true)
})
