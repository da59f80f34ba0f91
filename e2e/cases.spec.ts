import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { doubleNode as node } from './support/doubleNode'
import { expect, test } from './support/nodelab'
import { picture } from './support/pictures'

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

  // Lines that no case reaches are told and marked where their author wants it.
  await cases.getByRole('switch', { name: 'Mark lines that no case reaches' }).click()
  await expect(cases).toContainText('3 of 4 lines reached')
  await expect(cases).toContainText('Not reached: 3')
  await expect(page.locator('.unreached-line')).toHaveCount(1)
  await picture(nodelab, 'case-lines')

  // A failure is expected by its words; an edit of the code says that results are of before.
  await cases.getByRole('button', { name: 'Add case' }).click()
  await tab.getByLabel('n', { exact: true }).fill('13')
  await tab.getByRole('button', { name: 'A failure' }).click()
  await tab.getByLabel('Words of the error').fill('unlucky')
  await page.getByRole('button', { name: 'Run cases' }).click()
  await expect(cases.locator('.count')).toHaveText('2/3')
  await expect(cases).toContainText('4 of 4 lines reached')
  await expect(page.locator('.unreached-line')).toHaveCount(0)
  await tab.getByRole('button', { name: 'Targets' }).click()
  await tab.getByRole('button', { name: /^four 2 on .*: Failed$/ }).click()
  await expect(tab.getByRole('region', { name: 'four 2 on' }).getByRole('region', { name: 'result' })).toContainText(
    '10',
  )
  await tab.getByRole('button', { name: 'Case', exact: true }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await cases.getByRole('button', { name: 'More for new case' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(cases.locator('.case')).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cases.locator('.case')).toHaveCount(3)

  // The rows of a file: its columns are told by their names, rows that fail are listed, filtered, kept and saved.
  const rows = join(author.home, 'rows.csv')
  const twice = Array.from({ length: 60 }, (_, n) => (n === 13 ? '' : `${n},${n === 7 ? 15 : n * 2}`)).filter(
    (row) => row !== '',
  )
  await writeFile(rows, ['n;result', ...twice, 'x,1', '13,26', ''].join('\n').replaceAll(',', ';'))
  const saved = join(author.home, 'failed.csv')
  await nodelab.app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.rows] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.saved })
    },
    { rows, saved },
  )
  await cases.getByRole('button', { name: 'Run over a file of rows' }).click()
  await tab.getByRole('button', { name: 'Choose a file' }).click()
  await expect(tab.getByLabel('Separator')).toHaveValue(';')
  await expect(tab.getByLabel('What the column n is')).toHaveValue('input:n')
  await expect(tab.getByLabel('What the column result is')).toHaveValue('output:result')
  await picture(nodelab, 'data-columns')
  await tab.getByRole('button', { name: 'Run over 61 rows' }).click()
  await expect(tab.getByRole('status')).toContainText('61 of 61 rows · 58 passed · 3 failed')
  const failed = tab.getByRole('group', { name: 'Rows that failed' })
  await expect(failed.getByRole('listitem')).toHaveCount(3)
  await expect(failed).toContainText('Row 8 · line 9result: expected 15, got 14')
  await picture(nodelab, 'data-failures')
  await tab.getByLabel('Which failures').selectOption('row')
  await expect(failed.getByRole('listitem')).toHaveCount(1)
  await expect(failed).toContainText('column n: x is no Number')
  await tab.getByLabel('Which failures').selectOption('')
  await tab.getByRole('button', { name: 'Save as a file' }).click()
  await expect.poll(() => readFile(saved, 'utf8').catch(() => '')).toContain('\r\n7;15;result: expected 15, got 14\r\n')
  await failed.getByRole('button', { name: 'Keep as a case' }).first().click()
  await expect(cases.locator('.case')).toHaveCount(4)
  await expect
    .poll(() => readFile(author.nodeFile('double'), 'utf8'))
    .toContain('  - name: row 8\n    inputs:\n      n: 7\n')
  await nodelab.close()
})
