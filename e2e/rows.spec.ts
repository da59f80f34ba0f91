import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { doubleNode as node } from './support/doubleNode'
import { expect, type Nodelab, test } from './support/nodelab'
import { glance } from './support/pictures'

/** Opens the node, and has the next dialogs answer with a file of rows and with where to save. */
async function opened(
  nodelab: Nodelab,
): Promise<{ tab: Locator; choose(name: string, text: string): Promise<string> }> {
  const { page, author, app } = nodelab
  await expect(nodelab.code).toContainText('def main')
  await writeFile(author.nodeFile('double'), node)
  await nodelab.openNode('double')
  const tab = page.locator('.cases-tab')
  return {
    tab,
    async choose(name, text) {
      const paths = { rows: join(author.home, name), saved: join(author.home, `failed-${name}`) }
      await writeFile(paths.rows, text)
      await app.evaluate(({ dialog }, of) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [of.rows] })
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: of.saved })
      }, paths)
      return paths.saved
    },
  }
}

/** How far a run over rows says it is. */
async function countsOf(tab: Locator): Promise<{ done: number; all: number; passed: number; failed: number }> {
  const said = ((await tab.getByRole('status').textContent()) ?? '').replaceAll(',', '')
  const number = (form: RegExp): number => Number(form.exec(said)?.[1] ?? 0)
  return {
    done: number(/^(\d+)/),
    all: number(/of (\d+) rows/),
    passed: number(/(\d+) passed/),
    failed: number(/(\d+) failed/),
  }
}

test('10,000 rows tell how far they are, and a cancel leaves what was done to be looked at and saved', async ({
  nodelab,
}) => {
  const { page } = nodelab
  const { tab, choose } = await opened(nodelab)
  const rows = Array.from({ length: 10_000 }, (_, n) => `${n + 20},${n % 5 === 0 ? -1 : (n + 20) * 2}`)
  const saved = await choose('many.csv', `n,result\n${rows.join('\n')}\n`)
  await page.getByRole('button', { name: 'Run over a file of rows' }).click()
  await tab.getByRole('button', { name: 'Choose a file' }).click()
  await tab.getByRole('button', { name: 'Run over 10,000 rows' }).click()

  // It is told on the way, and grows.
  await expect.poll(async () => (await countsOf(tab)).done, { timeout: 180_000 }).toBeGreaterThan(50)
  const early = (await countsOf(tab)).done
  await expect.poll(async () => (await countsOf(tab)).done).toBeGreaterThan(early + 50)
  const bar = tab.getByRole('progressbar')
  await expect(bar).toHaveAttribute('max', '10000')
  expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(early)

  await tab.getByRole('button', { name: 'Cancel' }).click()
  await expect(tab).toContainText('Cancelled')
  const end = await countsOf(tab)
  expect(end.all).toBe(10_000)
  expect(end.done).toBeLessThan(10_000)
  expect(end.passed + end.failed).toBe(end.done)
  // Every fifth fails; a few at once may have ended out of turn.
  expect(Math.abs(end.failed - end.done / 5)).toBeLessThan(5)
  await expect(tab.getByRole('button', { name: 'Columns' })).toBeVisible()
  expect(await countsOf(tab)).toEqual(end)

  // As many rows as it says are in the list and in the file.
  await expect(tab.getByLabel('Which failures')).toContainText(`All failures (${end.failed.toLocaleString('en-US')})`)
  await tab.getByRole('button', { name: 'Save as a file' }).click()
  await expect
    .poll(async () => (await readFile(saved, 'utf8').catch(() => '')).trim().split('\r\n').length)
    .toBe(end.failed + 1)

  // A plain run comes through at once: nothing of the rows is left.
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
})

test('a run over a file is one run of the history: found by a failed row, which is loaded and run again; two are compared', async ({
  nodelab,
}) => {
  const { page } = nodelab
  const { tab, choose } = await opened(nodelab)
  const status = tab.getByRole('status')
  await choose('fruit.csv', 'n,result\n1,2\n2,5\n13,26\nx,1\n')
  await page.getByRole('button', { name: 'Run over a file of rows' }).click()
  await tab.getByRole('button', { name: 'Choose a file' }).click()
  await tab.getByRole('button', { name: 'Run over 4 rows' }).click()
  await expect(status).toContainText('4 of 4 rows · 1 passed · 3 failed', { timeout: 120_000 })
  await choose('fruit.csv', 'n,result\n1,2\n2,4\n13,26\nx,1\n')
  await tab.getByRole('button', { name: 'Columns' }).click()
  await tab.getByRole('button', { name: 'Run over 4 rows' }).click()
  await expect(status).toContainText('4 of 4 rows · 2 passed · 2 failed')

  await page.getByRole('button', { name: 'History', exact: true }).click()
  const kept = page.locator('.run-row')
  const detail = page.locator('.run-detail')
  await page.getByRole('main').getByLabel('From').selectOption('rows')
  await expect(kept).toHaveCount(2)
  await expect(kept.first()).toContainText('fruit.csv · 2 passed · 2 failed')
  await page.getByRole('searchbox').fill('expected 5')
  await expect(kept).toHaveCount(1)
  await expect(detail).toContainText('4 of 4 rows · 1 passed · 3 failed')
  const failed = detail.getByRole('list', { name: 'Rows that failed' }).getByRole('listitem')
  await expect(failed).toHaveCount(3)
  await failed
    .first()
    .getByRole('button', { name: /^Row 2/ })
    .click()
  await expect(failed.first()).toContainText('result: expected 5, got 4')
  await expect(failed.nth(2).getByRole('button', { name: 'Load its inputs' })).toHaveCount(0)
  await glance(page, 'a run over rows in the history')
  await detail.getByRole('button', { name: 'Columns', exact: true }).click()
  await expect(detail).toContainText('input n')
  await glance(page, 'the columns of a kept run')
  await detail.getByRole('button', { name: 'Rows', exact: true }).click()
  await detail.getByRole('button', { name: 'Compare with the one before' }).click()
  await expect(page.locator('[data-sonner-toast]')).toContainText(
    'this node has no run that came about in the same way',
  )

  // Both beside each other, by their counts.
  await page.getByRole('searchbox').fill('')
  await expect(kept).toHaveCount(2)
  await kept.first().click()
  await detail.getByRole('button', { name: 'Compare with the one before' }).click()
  await expect(detail.getByRole('row', { name: /^Passed/ })).toContainText('Differs')
  await expect(detail).toContainText('Failed in the older one alone, by their rows: 2.')
  await glance(page, 'two runs over rows compared')
  await detail.getByRole('button', { name: 'End the comparison' }).click()

  // A row by itself: its run stands in the list as any other.
  await failed.first().getByRole('button', { name: 'Run again' }).click()
  await expect(kept).toHaveCount(3)
  // The run over rows has the word, too, and is shown until the new one is read.
  await expect(detail).toContainText('Traceback')
  await kept.nth(1).click()
  await failed.first().getByRole('button', { name: 'Load its inputs' }).click()
  await expect.poll(() => readFile(nodelab.author.nodeFile('double'), 'utf8')).toMatch(/samples:\n {2}n: 13\n/)
})

test('failures of a TSV and of JSON lines are filtered, and saved in the format they came in', async ({ nodelab }) => {
  const { page } = nodelab
  const { tab, choose } = await opened(nodelab)
  const failed = tab.getByRole('group', { name: 'Rows that failed' })
  const status = tab.getByRole('status')
  const kinds = tab.getByLabel('Which failures')
  const save = tab.getByRole('button', { name: 'Save as a file' })

  const table = await choose('rows.tsv', 'n\tresult\n1\t2\n2\t5\n13\t26\nx\t1\n')
  await page.getByRole('button', { name: 'Run over a file of rows' }).click()
  await tab.getByRole('button', { name: 'Choose a file' }).click()
  await expect(tab.getByLabel('Separator')).toHaveValue('\t')
  await expect(tab.getByLabel('What the column n is')).toHaveValue('input:n')
  await tab.getByRole('button', { name: 'Run over 4 rows' }).click()
  await expect(status).toContainText('4 of 4 rows · 1 passed · 3 failed', { timeout: 120_000 })
  await kinds.selectOption('error')
  await expect(failed.getByRole('listitem')).toHaveCount(1)
  await expect(failed).toContainText('unlucky')
  await save.click()
  await expect
    .poll(() => readFile(table, 'utf8').catch(() => ''))
    .toMatch(/^\ufeffn\tresult\treason\r\n13\t26\t[^\r\n]*unlucky[^\r\n]*\r\n$/)

  const lines = await choose(
    'rows.jsonl',
    '{"n": 1, "result": 2, "note": "é"}\n{"n": 2, "result": 5.0, "note": "二"}\n{"n": 13}\nnone\n',
  )
  await tab.getByRole('button', { name: 'Columns' }).click()
  await tab.getByRole('button', { name: 'Another file' }).click()
  await expect(tab.getByLabel('What the column note is')).toHaveValue('nothing')
  await tab.getByRole('button', { name: 'Run over 4 rows' }).click()
  await expect(status).toContainText('4 of 4 rows · 1 passed · 3 failed')
  await kinds.selectOption('row')
  await expect(failed.getByRole('listitem')).toHaveCount(1)
  await kinds.selectOption('outputs')
  await expect(failed).toContainText('result: expected 5.0, got 4')
  await save.click()
  const line = '{"n": 2, "result": 5.0, "note": "二", "reason": "result: expected 5.0, got 4"}\n'
  await expect.poll(() => readFile(lines, 'utf8').catch(() => '')).toBe(line)
})
