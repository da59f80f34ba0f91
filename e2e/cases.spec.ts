import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from './support/nodelab'

const code = 'def main(n: int):\n    if n == 13:\n        raise ValueError("unlucky")\n    return {"result": n * 2}\n'

const node = `title: double
type: code
format: 1
code_language: python3
variables:
  - variable: n
    value_type: number
    value_selector: []
outputs:
  result:
    type: number
    children: null
samples:
  n: 4
code: |
${code.replace(/^(?=.)/gm, '  ')}`

test('keeps a result as a case, runs all of them, and tells what differs', async ({ nodelab }) => {
  const { page, author } = nodelab
  await expect(nodelab.code).toContainText('def main')
  await writeFile(author.nodeFile('double'), node)
  await nodelab.openNode('double')
  const cases = page.getByRole('region', { name: 'Cases' })
  await expect(cases).toContainText('A case keeps inputs')
  await nodelab.run()
  await expect(nodelab.verdict).toHaveText('OK', { timeout: 120_000 })

  // A result that is kept is in the file, and passes.
  await cases.getByRole('button', { name: 'Keep this result as a case' }).click()
  await expect.poll(() => readFile(author.nodeFile('double'), 'utf8')).toContain('cases:\n  - name: case\n')
  const tab = page.locator('.cases-tab')
  await tab.getByLabel('Name of the case').fill('four')
  await tab.getByLabel('Name of the case').press('Enter')
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(cases.locator('.count')).toHaveText('1/1')

  // Its copy expects another value of another input: it fails, and both values are told.
  await cases.getByRole('button', { name: 'More for four' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await tab.getByLabel('n', { exact: true }).fill('5')
  await tab.getByLabel('What is expected of result').selectOption('close')
  await tab.getByLabel('Tolerance').fill('0.5')
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(cases.locator('.count')).toHaveText('1/2')
  await expect(tab.getByRole('region', { name: 'result' })).toContainText('10')
  await expect(tab.getByRole('status')).toContainText('Failed')
  await expect
    .poll(() => readFile(author.nodeFile('double'), 'utf8'))
    .toContain('    expect:\n      result: {close_to: 8, within: 0.5}\n')

  // A failure is expected by its words; an edit of the code says that results are of before.
  await cases.getByRole('button', { name: 'Add case' }).click()
  await tab.getByLabel('n', { exact: true }).fill('13')
  await tab.getByRole('button', { name: 'A failure' }).click()
  await tab.getByLabel('Words of the error').fill('unlucky')
  await page.getByRole('button', { name: 'Run cases' }).click()
  await expect(cases.locator('.count')).toHaveText('2/3')
  await tab.getByRole('button', { name: 'Targets' }).click()
  await expect(tab.getByRole('row', { name: /^four 2/ })).toBeVisible()
  await tab.getByRole('button', { name: 'Case', exact: true }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await cases.getByRole('button', { name: 'More for new case' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(cases.locator('.case')).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cases.locator('.case')).toHaveCount(3)

  // Cases that can't be read are told, and stay.
  await nodelab.close()
})
