import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/nodelab'
import { glance } from './support/pictures'

const code = `import tabulate
import cgi

def main(text: str, limit: int = 3) -> dict:
    return {"parts": text.split()[:limit], "words": len(tabulate.tabulate([[text]]))}
`

const block = `# /// script
# dependencies = ["six==1.16.0"]
# ///
import six

def main(text: str, limit: int = 3) -> dict:
    return {"parts": [six.__version__], "words": limit}
`

test('an import that is missing is marked, added by one action, and the mark goes when it is there', async ({
  nodelab,
  author,
}) => {
  const { page, pill } = nodelab
  const requirements = (): Promise<string> =>
    readFile(join(author.workspace, 'python-requirements.txt'), 'utf8').catch(() => '')
  const marks = nodelab.code.locator('.ed-glyph')
  const reasons = nodelab.code.locator('.ed-reason')
  await nodelab.openNode('split_text')
  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 1\.16/ }).click()
  await expect(pill).toContainText('14 packages', { timeout: 90_000 })
  await expect(marks).toHaveCount(0)

  await nodelab.write(code)
  await expect(reasons.filter({ hasText: 'tabulate is not installed' })).toHaveCount(1)
  await expect(reasons.filter({ hasText: 'cgi was removed in Python 3.13' })).toHaveCount(1)
  await nodelab.panelTab('Problems').click()
  const row = page.locator('.prob', { hasText: 'The module tabulate is not installed' })
  await expect(row.getByRole('button', { name: 'Add tabulate' })).toBeVisible()
  await glance(page, 'the problems of imports')

  // The editor's own key offers the same; the toast takes it back, and the mark is there again.
  await nodelab.code.locator('.view-line').first().click()
  await page.keyboard.press('ControlOrMeta+.')
  await page.locator('.action-widget').getByText('Add tabulate', { exact: true }).click()
  await expect.poll(requirements).toContain('tabulate\n')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(requirements).not.toContain('tabulate')
  await expect(reasons.filter({ hasText: 'tabulate is not installed' })).toHaveCount(1, { timeout: 30_000 })

  await row.getByRole('button', { name: 'Add tabulate' }).click()
  await expect.poll(requirements).toContain('tabulate\n')
  await expect(reasons.filter({ hasText: 'tabulate is on its way' }).or(pill.getByText('15 packages'))).not.toHaveCount(
    0,
  )
  await expect(pill).toContainText('15 packages', { timeout: 60_000 })
  await expect(reasons.filter({ hasText: 'tabulate' })).toHaveCount(0)

  await nodelab.write(code.replace('import cgi\n', ''))
  await expect(marks).toHaveCount(0)
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 30_000 })

  await writeFile(join(author.workspace, 'python-requirements.txt'), '')
  await expect(reasons.filter({ hasText: 'tabulate is not installed' })).toHaveCount(1, { timeout: 30_000 })

  // A script block asks for packages as well, for this node alone.
  await nodelab.write(block)
  await expect(pill).toContainText('15 packages', { timeout: 60_000 })
  await nodelab.run()
  await nodelab.panelTab('Result').click()
  await expect(page.locator('.pbody:visible')).toContainText('1.16.0', { timeout: 30_000 })
})
