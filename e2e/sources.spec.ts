import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Nodelab, startNodelab, test } from './support/nodelab'
import { glance } from './support/pictures'

test.setTimeout(240_000)

/** Answers the system's dialogs with one path. */
async function answerDialogs({ app }: Nodelab, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}

test('packages are locked, and bundled for a machine without a network', async ({ nodelab, author }) => {
  const { page } = nodelab
  const requirements = join(author.workspace, 'python-requirements.txt')
  const lock = join(author.workspace, 'python-requirements.lock')
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  await writeFile(requirements, 'six==1.16.0\n')
  await expect(nodelab.pill).toContainText('20 packages', { timeout: 60_000 })
  await page.getByRole('navigation').getByRole('button', { name: 'Packages', exact: true }).click()

  const note = page.getByRole('region', { name: 'Lock' })
  await expect(note).toContainText('Not locked')
  await note.getByRole('button', { name: 'Write the lock' }).click()
  await expect(note).toContainText('Locked: 20 packages', { timeout: 60_000 })
  expect(await readFile(lock, 'utf8')).toContain('six==1.16.0 \\\n')
  await expect(nodelab.pill).toContainText('20 packages')

  const bundle = page.getByRole('region', { name: 'BUNDLE' })
  const file = join(author.home, 'lesson.zip')
  await answerDialogs(nodelab, file)
  await bundle.getByRole('button', { name: 'Save as a bundle…' }).click()
  await expect(bundle.getByRole('status')).toContainText('Saved lesson.zip: 20 packages', { timeout: 120_000 })
  expect(existsSync(file)).toBe(true)

  // Another hand asks for something else: the lock does not fit any more, and is told.
  await writeFile(requirements, 'six\n')
  await expect(note).toContainText('does not fit the requirements')
  await glance(page, 'a lock that does not fit')
  await bundle.getByRole('button', { name: 'Open a bundle…' }).click()
  await expect(bundle.getByRole('status')).toContainText('Opened lesson.zip: 20 packages', { timeout: 60_000 })
  await expect(note).toContainText('Locked: 20 packages')
  await expect.poll(() => readFile(requirements, 'utf8')).toBe('six==1.16.0\n')
})

test('settings say where packages come from, and test it', async ({ author }) => {
  const nodelab = await startNodelab(author, { UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple' })
  const { page } = nodelab
  await page.getByRole('banner').getByRole('button', { name: 'Settings' }).click()
  const section = page.getByRole('region', { name: 'Packages', exact: true })
  await section.getByRole('button', { name: 'Test' }).click()
  await expect(section).toContainText('127.0.0.1:9 was not reached')
  await glance(page, 'settings')
  await section.getByLabel('Package index').selectOption('Another address')
  const address = section.getByLabel('Address of the index')
  await address.fill('nowhere')
  await expect(section).toContainText('An address begins with http:// or https://.')
  await address.fill('http://nodelab.invalid/simple')
  await address.press('Tab')
  await section.getByRole('button', { name: 'Test' }).click()
  await expect(section).toContainText('There is no host nodelab.invalid')
  await section.getByLabel('Package index').selectOption('Tsinghua mirror')
  await expect(section).toContainText('The presets are tried in turn')
  await section.getByRole('checkbox', { name: 'Offline' }).check()
  await section.getByRole('button', { name: 'Test' }).click()
  await expect(section).toContainText('Offline: nothing was asked')
  const settings = JSON.parse(await readFile(join(author.data, 'settings.json'), 'utf8')) as { settings: object }
  expect(settings.settings).toMatchObject({ indexUrl: 'https://pypi.tuna.tsinghua.edu.cn/simple', offline: true })
  await nodelab.close()
})
