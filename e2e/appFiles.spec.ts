import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../scripts/setup/folders.mjs'
import { expect, type Nodelab, startNodelab, test } from './support/nodelab'
import { picture } from './support/pictures'

/** An app as Dify's server writes it: dumped by PyYAML, whose long texts are folded between double quotes. */
const source = join(root, 'e2e', 'support', 'customer-triage.yml')

test.setTimeout(600_000)

async function appIn(workspace: string, name: string, change: (text: string) => string = (text) => text) {
  const path = join(workspace, name)
  await mkdir(workspace, { recursive: true })
  await writeFile(path, change(await readFile(source, 'utf8')))
  return { path, bytes: () => readFile(path, 'utf8') }
}

const rowOf = ({ page }: Nodelab, name: string) => page.locator('.lib .row', { hasText: name })

async function openAppNode(nodelab: Nodelab, file: string, title: string): Promise<void> {
  const row = rowOf(nodelab, file)
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
  await rowOf(nodelab, title).first().click()
  await nodelab.page.locator('.tab.on', { hasText: title }).waitFor()
  await nodelab.code.locator('.view-line').first().waitFor()
}

/** Replaces a word of the open code, as an author does. */
async function replaceWord(nodelab: Nodelab, from: string, to: string): Promise<void> {
  const { page, code } = nodelab
  await code.getByText(from).first().dblclick()
  await page.keyboard.insertText(to)
  await expect(code).toContainText(to)
}

test('a node of an app file is edited in place: shown, then saved into its own bytes alone', async ({ author }) => {
  const app = await appIn(author.workspace, 'customer-triage.yml', (text) => text.replaceAll('\n', '\r\n'))
  const before = await app.bytes()
  const elsewhere = await appIn(author.home, 'weekly-report.yml', (text) =>
    text.replace('version: 0.6.0', 'version: 9.0.0'),
  )
  await appIn(author.workspace, 'broken.yml', (text) => text.replace('kind: app', 'kind: app\n  kind: [app'))
  const nodelab = await startNodelab(author)
  const { page } = nodelab

  // One from elsewhere is copied in; it is newer than any Dify that is known, which its row and the Problems tell.
  await nodelab.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, elsewhere.path)
  await page.getByRole('button', { name: 'Open app file' }).first().click()
  await expect(rowOf(nodelab, 'weekly-report.yml').getByLabel('worth knowing')).toBeVisible()
  expect(await readFile(join(author.workspace, 'weekly-report.yml'), 'utf8')).toBe(await elsewhere.bytes())
  await rowOf(nodelab, 'weekly-report.yml').click()

  await rowOf(nodelab, 'broken.yml').click()
  await expect(page.locator('.broken .banner.error')).toContainText('Line')
  const whole = page.getByRole('textbox', { name: 'Text of the file' })
  await whole.fill((await whole.inputValue()).replace('\n  kind: [app', ''))
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(rowOf(nodelab, 'broken.yml')).toHaveAttribute('aria-expanded', 'true')
  await expect(page.locator('.tab', { hasText: 'broken.yml' })).toHaveCount(0)
  expect(await readFile(join(author.workspace, 'broken.yml'), 'utf8')).toBe(await readFile(source, 'utf8'))
  await rowOf(nodelab, 'broken.yml').click()

  await openAppNode(nodelab, 'customer-triage.yml', 'Parse ticket')
  await expect(rowOf(nodelab, 'Score ticket')).toHaveAttribute(
    'title',
    'Start → Parse ticket → Answer → Each word (iteration) → Score ticket',
  )
  await expect(page.locator('.of-file')).toHaveText('customer-triage.yml')
  await expect(page.locator('.status')).toContainText('DSL 0.6.0')
  await expect(page.locator('.status')).toContainText('Saved')

  await replaceWord(nodelab, 'refund', 'broken')
  await expect(page.locator('.status')).toContainText('Not saved')
  await expect(rowOf(nodelab, 'Parse ticket').getByLabel('Edited, not in the file')).toBeVisible()
  await page.getByRole('button', { name: /Start \/ ticket/ }).click()
  await expect(page.locator('.vars .field').first()).toContainText('total outage')
  expect(await app.bytes()).toBe(before)

  // Ctrl+S shows first what it does, and does it the second time.
  await page.keyboard.press('ControlOrMeta+s')
  const panel = page.locator('.pbody:visible')
  await expect(panel).toContainText('1 line changes')
  await expect(panel).toContainText('CRLF kept')
  await expect(panel.locator('.dl.del u')).toHaveText('refund')
  await expect(panel.locator('.dl.add u')).toHaveText('broken')
  await panel.getByRole('button', { name: 'Code', exact: true }).click()
  await expect(panel.locator('.dl.add')).toHaveText(/"broken"/)
  await panel.getByRole('button', { name: 'File', exact: true }).click()
  await picture(nodelab, 'app-file')
  expect(await app.bytes()).toBe(before)
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.locator('.status')).toContainText('Saved')
  expect(await app.bytes()).toBe(before.replace('refund', 'broken'))
  await expect(panel).toContainText('Nothing to save')

  // Dropped, and brought back by the toast.
  await replaceWord(nodelab, 'broken', 'smoke')
  await expect(panel).toContainText('1 line changes')
  await panel.getByRole('button', { name: 'Discard' }).click()
  await expect(nodelab.code).toContainText('broken')
  await page.locator('[data-sonner-toast]', { hasText: 'discarded' }).getByRole('button', { name: 'Undo' }).click()
  await expect(nodelab.code).toContainText('smoke')

  // An edit outlives the app.
  await nodelab.close()
  const again = await startNodelab(author)
  await expect(again.code).toContainText('smoke')
  await expect(again.page.locator('.status')).toContainText('Not saved')
  expect(await app.bytes()).toBe(before.replace('refund', 'broken'))
  await again.close()
})

test('an output is renamed with all that refers to it, and a file that changed on disk waits for its author', async ({
  author,
}) => {
  const app = await appIn(author.workspace, 'customer-triage.yml')
  const before = await app.bytes()
  const nodelab = await startNodelab(author)
  const { page } = nodelab
  const panel = page.locator('.pbody:visible')

  // What an earlier node gives: it runs first, with what the start node has for it.
  await expect(nodelab.pill).toContainText('packages', { timeout: 180_000 })
  await openAppNode(nodelab, 'customer-triage.yml', 'Score ticket')
  await page.getByRole('button', { name: 'Take values from the app' }).click()
  await expect(page.locator('.vars')).toContainText('outage')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await expect(panel).toContainText('False')
  await openAppNode(nodelab, 'customer-triage.yml', 'Parse ticket')

  const name = page.getByRole('textbox', { name: 'Name of the output' }).nth(1)
  await name.fill('alarms')
  await name.press('Enter')
  await expect(page.locator('.vars')).toContainText(
    '3 places in other nodes refer to urgent. Change them to alarms too?',
  )
  await expect(page.locator('.vars')).toContainText('Answer: prompt_template[0].text')
  await picture(nodelab, 'app-rename')
  await page.getByRole('button', { name: 'Change them too' }).click()
  await expect(name).toHaveValue('alarms')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(panel).toContainText('References change in Answer')
  await panel.getByRole('button', { name: 'Save into app file' }).click()
  await expect(panel).toContainText('Nothing to save')
  expect(await app.bytes()).toContain('Urgent words: {{#1718000000002.alarms#}}')
  expect((await app.bytes()).split('alarms')).toHaveLength(6)
  expect((await app.bytes()).replaceAll('alarms', 'urgent').split('\n')).toHaveLength(before.split('\n').length)

  // The same code by two hands: three texts, and nothing is written before a decision.
  await replaceWord(nodelab, 'outage', 'mining')
  await expect(panel).toContainText('1 line changes')
  const theirs = (await app.bytes()).replace('outage\\"', 'thorny\\"')
  await writeFile(app.path, theirs)
  await page.keyboard.press('ControlOrMeta+s')
  await expect(panel).toContainText('The file changed on disk where you edited it')
  await expect(panel.locator('td.add')).toContainText('mining')
  await expect(panel.locator('td.other')).toContainText('thorny')
  await picture(nodelab, 'app-conflict')
  expect(await app.bytes()).toBe(theirs)
  await panel.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(panel).toContainText('Nothing to save')
  expect(await app.bytes()).toBe(theirs.replace('thorny', 'mining'))
  await nodelab.close()
})
