import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { root } from '../scripts/setup/folders.mjs'
import { writeClass } from './support/classFiles'
import { dropFiles } from './support/dropFiles'
import { expect, startNodelab, test } from './support/nodelab'
import { picture } from './support/pictures'

const solved = 'def main(name: str) -> dict:\n    return {"result": "Hello, " + name + "!"}\n'

test('a lesson is read, failed, hinted at and passed, and is there after a restart', async ({ author }) => {
  let nodelab = await startNodelab(author)
  let { page } = nodelab
  await expect(nodelab.code).toContainText('def main')
  await page.getByRole('button', { name: 'Lessons', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Code nodes from the beginning' })).toBeVisible()
  await page.getByRole('button', { name: 'Begin' }).click()

  // The lesson stands beside its node, and fails as it begins.
  const pane = page.locator('.lessonpane')
  await expect(pane.getByRole('heading', { name: 'The first node' })).toBeVisible()
  await expect(nodelab.code).toContainText('Hello!')
  await pane.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(pane.locator('.checks .mk.danger')).toHaveCount(3, { timeout: 120_000 })
  await expect(pane.locator('.checks li').first()).toContainText('expected "Hello, Ada!"')
  await expect(pane.locator('.checks li').last()).not.toContainText('Grace')
  await pane.getByRole('button', { name: 'Hint' }).click()
  await pane.getByRole('button', { name: 'Next hint (1/3)' }).click()
  await expect(pane.locator('.hints li')).toHaveCount(2)
  await expect(pane.getByRole('button', { name: 'Next', exact: true })).toBeDisabled()

  // Dify's own word for a field leads to the same field here.
  await pane.getByRole('button', { name: 'Output Variables' }).click()
  await expect(page.locator('.vars .pointed-at')).toContainText('OUTPUTS')

  await nodelab.write(solved)
  await expect(pane).toContainText('You changed the node since')
  await pane.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(pane.locator('.lesson-passed')).toContainText('Passed')
  await expect(page.locator('.vars')).toContainText('Ada')
  await picture(nodelab, 'lesson-passed')
  await pane.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(pane.getByRole('heading', { name: 'Inputs and their types' })).toBeVisible()
  await expect(nodelab.code).toContainText('price')

  // Start over is undone by a click.
  await nodelab.write('def main(price, count):\n    return {}\n')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(nodelab.code).toContainText('"total"')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(nodelab.code).toContainText('return {}')

  // The author's own nodes are as they were, and the next start shows them.
  await nodelab.close()
  nodelab = await startNodelab(author)
  page = nodelab.page
  await expect(nodelab.code).toContainText('def main')
  await expect(page.locator('.lessonpane')).toHaveCount(0)
  await page.getByRole('button', { name: 'Lessons', exact: true }).click()
  await expect(page.locator('.limit').first()).toHaveText('1 of 12 passed')
  await page.getByRole('button', { name: /The first node/ }).click()
  await expect(nodelab.code).toContainText('"Hello, " + name')
  await page.locator('.panehead').getByRole('button', { name: 'All lessons' }).click()
  await page.getByRole('button', { name: 'Back to my nodes' }).click()
  await expect(page.locator('.lib')).toContainText('installed_packages')
  await nodelab.close()
})

test('a pack is dropped, and the results of a class', async ({ nodelab }) => {
  const { page, author } = nodelab
  await expect(nodelab.code).toContainText('def main')

  // A folder of lessons is dropped; one with a fault is refused, and says where it is.
  const pack = join(author.home, 'from-a-teacher')
  await cp(join(root, 'electron', 'lessons', 'builtin', '01-first-node'), join(pack, 'one'), { recursive: true })
  await dropFiles(nodelab, [pack])
  await expect(page.getByRole('region', { name: 'from-a-teacher' })).toContainText('0 of 1 passed')
  await picture(nodelab, 'lesson-list')
  await rename(pack, join(author.home, 'broken'))
  await writeFile(join(author.home, 'broken', 'one', 'cases.yml'), 'cases:\n  - name: Ada\n    outputs: 3\n')
  await dropFiles(nodelab, [join(author.home, 'broken')])
  await expect(page.locator('.banner', { hasText: 'one/cases.yml' })).toBeVisible()

  // So is a zip of a pack. A zip that is something else is told by its name.
  const first = join(root, 'electron', 'lessons', 'builtin', '01-first-node')
  const files01 = Object.fromEntries(
    await Promise.all(
      (await readdir(first)).map(async (name) => [`one/${name}`, await readFile(join(first, name))] as const),
    ),
  )
  const head = Buffer.from('format: 1\nid: our-course\ntitle: { en: Our course, zh-CN: 我们的课程 }\n')
  const zip = join(author.home, 'lessons 1.zip')
  await writeFile(zip, zipSync({ ...files01, 'pack.yml': head }))
  const bundle = join(author.home, 'course.zip')
  await writeFile(bundle, zipSync({ 'manifest.json': head, 'python-requirements.txt': head }))
  await dropFiles(nodelab, [zip, bundle])
  await expect(page.getByRole('region', { name: 'Our course' })).toContainText('0 of 1 passed')
  await expect(page.locator('.banner', { hasText: 'course.zip is an offline bundle' })).toBeVisible()

  // A backup asks whether it is to be restored; here it is not.
  const backup = join(author.home, 'saved.zip')
  await writeFile(backup, zipSync({ 'nodelab-backup.json': head }))
  await nodelab.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      Object.assign(globalThis, { asked: JSON.stringify(given.at(-1)) })
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }
  })
  await dropFiles(nodelab, [backup])
  const asked = (): Promise<string> => nodelab.app.evaluate(() => (globalThis as { asked?: string }).asked ?? '')
  await expect.poll(asked).toContain('Restore')

  // A class: one bad file among the others, and one pupil twice.
  await dropFiles(nodelab, await writeClass(author.home))
  const table = page.locator('.class-table')
  await expect(table.locator('tbody tr')).toHaveCount(4)
  // Two pupils of one name, and a file that tells no laptop.
  await expect(table).toContainText('小明 (1a2b)')
  await expect(page.locator('.class-notes')).toContainText('3 pupils are called 小明')
  await expect(page.locator('.class-notes')).toContainText('4-odd.nodelab-results.json')
  await expect(page.locator('.class-notes')).toContainText('handed in 2 files')
  await table.getByRole('button', { name: 'Passed' }).click()
  await expect(table.locator('tbody tr').first()).toContainText('ada')
  await picture(nodelab, 'class')
  await page.getByLabel('Filter by lesson').selectOption({ label: 'Not passed: Lesson 3' })
  await expect(table.locator('tbody tr')).toHaveCount(3)
  const csv = join(author.home, 'class.csv')
  await nodelab.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, csv)
  await page.getByRole('button', { name: 'Save as CSV…' }).click()
  await expect
    .poll(() => readFile(csv, 'utf8').catch(() => ''))
    .toMatch(/^\uFEFFPupil,.*\r\n小明 \(3-ming\.nodelab-results\.json\),2,.*\r\n小明 \(1a2b\),1,/)

  // My own results hold what was done, and no code.
  await page.getByRole('group', { name: 'What is shown' }).getByRole('button', { name: 'Lessons' }).click()
  await page.getByRole('button', { name: /Files and images/ }).click()
  await expect(nodelab.code).toContainText('filename')
  await page.locator('.panehead').getByRole('button', { name: 'All lessons' }).click()
  const mine = join(author.home, 'mine.nodelab-results.json')
  await nodelab.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, mine)
  await page.getByRole('button', { name: 'My results' }).click()
  await page.getByLabel('Your name').fill('Grace')
  await page.getByRole('button', { name: 'Save my results…' }).click()
  await expect.poll(() => readFile(mine, 'utf8').catch(() => '')).toContain('"pupil": "Grace"')
  expect(await readFile(mine, 'utf8')).not.toContain('def main')
  await nodelab.close()
})
