import { readFile } from 'node:fs/promises'
import { expect, test } from './support/nodelab'

test.beforeEach(async ({ nodelab }) => {
  await expect(nodelab.page.locator('.tab.on')).toContainText('installed_packages')
  await nodelab.openNode('split_text')
})

test('a renamed node keeps what can be undone', async ({ nodelab, author }) => {
  const { page } = nodelab
  await nodelab.write('# before the rename\n')
  await page.locator('.lib .row', { hasText: 'split_text' }).press('F2')
  await page.getByRole('textbox', { name: 'Name of the node' }).fill('cut_text')
  await page.keyboard.press('Enter')
  await expect(page.locator('.tab.on')).toContainText('cut_text')
  await nodelab.code.click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(nodelab.code).toContainText('def main')
  await expect.poll(() => readFile(author.nodeFile('cut_text'), 'utf8')).toContain('def main')
})

test('Ctrl+Enter runs the name that is being typed', async ({ nodelab }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('packages', { timeout: 90_000 })
  await nodelab.write('def main(text: str, max_parts: int):\n    return {"chunks": [text], "words": 1}\n')
  const names = page.getByRole('textbox', { name: 'Name of the output' })
  await names.first().fill('chunks')
  await nodelab.run()
  await expect(page.locator('.pbody:visible')).toContainText('chunks')
  await expect(nodelab.verdict).not.toContainText('OutputValidationError')
})
