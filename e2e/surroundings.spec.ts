import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from './support/nodelab'

/** It fails until a file is there, which the test writes. */
const shop = (gate: string): string => `# my own words
title: shop
type: code
code_language: python3
target: dify-1.9
variables:
  - {variable: papers, value_type: "array[file]", value_selector: [start, papers]}
outputs:
  result: {type: string, children: null}
retry_config: {retry_enabled: true, max_retries: 2, retry_interval: 100} # as the shop asks
code: |
  import os
  def main(papers):
      print("asking the shop")
      if not os.path.exists("${gate}"):
          raise TimeoutError("the shop does not answer")
      return {"result": "tenant_id" in papers[0] and papers[0]["filename"]}
`

test('a node is tried again, goes on by its strategy, and takes files', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('packages', { timeout: 180_000 })
  const [file, gate] = [author.nodeFile('shop'), `${author.home}/gate`]
  await writeFile(file, shop(gate))
  await nodelab.openNode('shop')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('TimeoutError', { timeout: 180_000 })
  const attempts = page.locator('.attempts li')
  await expect(attempts).toHaveCount(3)
  await attempts.nth(1).getByRole('button').click()
  await expect(attempts.nth(1)).toContainText('asking the shop')

  await page.getByRole('combobox', { name: 'Error Handling' }).selectOption('default-value')
  await page.getByRole('textbox', { name: 'Default value of result' }).fill('no answer')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('Exception')
  await expect(page.locator('.exception')).toContainText('no answer')
  await expect(page.locator('.exception')).toContainText('CodeExecutionError')
  // A file of before is given its format by the first save that changes it.
  const saved = shop(gate)
    .replace('type: code\n', 'type: code\nformat: 1\n')
    .replace(
      'retry_config',
      'error_strategy: default-value\ndefault_value:\n  - key: result\n    type: string\n    value: "no answer"\nretry_config',
    )
  await expect.poll(() => readFile(file, 'utf8')).toBe(saved)

  // The pause is long enough to be cancelled in it.
  await page.getByRole('spinbutton', { name: 'Retry interval' }).fill('5000')
  await page.keyboard.press('Enter')
  await nodelab.run()
  await expect(page.locator('.attempt.now')).toContainText('Attempt 2 of 3 begins in')
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect(nodelab.verdict).toContainText('Cancelled')

  await writeFile(gate, '')
  const paper = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('secret words') }
  await page.locator('.file-field input[type="file"]').setInputFiles(paper)
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.locator('.pbody:visible')).toContainText('paper.pdf')
  await expect.poll(() => readFile(file, 'utf8')).toContain('- filename: "paper.pdf"\n      type: "document"')
  expect(await readFile(file, 'utf8')).not.toContain('secret words')
})

test('a template is written, run and found again in its file; its error is at its line', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('packages', { timeout: 180_000 })
  await page.locator('.tabs .tools button').click()
  await page.getByRole('menuitem', { name: 'Template node' }).click()
  await expect(page.locator('.tab.on')).toContainText('J2')
  await nodelab.write('Dear {{ arg1 }},\n{{ 1 + 1 }} letters\n')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 180_000 })
  await expect(page.locator('.pbody:visible')).toContainText('2 letters')
  await page.getByRole('textbox', { name: 'Name of the input' }).fill('who')
  await page.keyboard.press('Enter')
  await expect(nodelab.code).toContainText('Dear {{ who }},')
  // Undone in the editor, the renaming goes back whole.
  await nodelab.code.click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(nodelab.code).toContainText('Dear {{ arg1 }},')
  await expect(page.getByRole('textbox', { name: 'Name of the input' })).toHaveValue('arg1')
  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await expect(page.getByRole('textbox', { name: 'Name of the input' })).toHaveValue('who')
  await expect
    .poll(() => readFile(author.nodeFile('untitled'), 'utf8'))
    .toContain(
      'type: template-transform\nformat: 1\nvariables:\n  - variable: who\n    value_type: string\n    value_selector: []\nsamples:\n  who: "Hello"\ntemplate: |\n  Dear {{ who }},\n',
    )
  await nodelab.write('one\n{{ 1 / 0 }}{% for row in rows %}{{ row.id }}{% endfor %}\n')
  await page.getByRole('button', { name: 'Add rows' }).click()
  await expect(page.getByRole('textbox', { name: 'Value of rows' })).toBeVisible()
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('ZeroDivisionError')
  await page.getByRole('button', { name: 'Go to line 2' }).click()
  await expect(page.locator('.status')).toContainText('Ln 2')
})
