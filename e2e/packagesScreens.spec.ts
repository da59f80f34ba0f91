import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Nodelab, test } from './support/nodelab'
import { glance, picture } from './support/pictures'

test.setTimeout(600_000)

/** All looks for the documentation; else axe looks at both themes. */
async function inView(nodelab: Nodelab, name: string): Promise<void> {
  if (process.env['NODELAB_PICTURES'] === '1') await picture(nodelab, name)
  else await glance(nodelab.page, name)
}

/** The first resolving of a package may wait for the network. */
const patience = { timeout: 120_000 }

test('the Packages page: a change before it is made, a build that failed, two sets side by side, and the disk', async ({
  nodelab,
  author,
}) => {
  const { page, pill } = nodelab
  const requirements = (text: string): Promise<void> =>
    writeFile(join(author.workspace, 'python-requirements.txt'), text)
  const view = (name: string): Promise<void> =>
    page.getByRole('group', { name: 'View of the page' }).getByRole('button', { name }).click()
  await expect(pill).toContainText('19 packages', patience)
  await requirements('# Beyond the base of Dify 0.11\nrapidfuzz==3.9.0\ntabulate==0.9.0\n')
  await expect(pill).toContainText('21 packages', patience)
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await page.getByRole('button', { name: 'Write the lock' }).click()
  await expect(page.getByRole('region', { name: 'Lock' })).toContainText('Locked: 21 packages', patience)
  await page.getByRole('textbox', { name: 'Add a package' }).fill('beautifulsoup4')
  await expect(page.locator('.change-strip .effect')).toContainText('packages new', patience)
  await picture(nodelab, 'packages')
  await page.locator('.change-strip').getByRole('button', { name: 'Cancel' }).click()

  await view('Compare')
  await expect(page.locator('.care-table')).toContainText('rapidfuzz')
  await inView(nodelab, 'packages-compare')
  await view('Disk')
  await expect(page.locator('.care-table')).toContainText('in use')
  await inView(nodelab, 'packages-disk')
  await view('Installed')

  // What a node asks for itself is chosen as it is typed.
  await nodelab.openNode('split_text')
  await page.getByRole('button', { name: 'Add dependency' }).click()
  await page.getByRole('combobox', { name: 'Package', exact: true }).pressSequentially('open')
  await expect(page.getByRole('option', { name: 'openpyxl' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await picture(nodelab, 'dependency')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More for Package' }).click()
  await page.getByRole('menuitem', { name: 'Remove Package' }).click()
  await page.keyboard.press('ControlOrMeta+Shift+e')

  await requirements('# Beyond the base of Dify 0.11\nrapidfuz==3.9.0\n')
  const dock = page.locator('.build-dock')
  await expect(dock.getByRole('button', { name: 'Change to rapidfuzz' })).toBeVisible(patience)
  await inView(nodelab, 'packages-failed')
})
