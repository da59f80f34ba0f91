import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { conflictIn } from './support/conflict'
import { dropFiles } from './support/dropFiles'
import { expect, startNodelab, test } from './support/nodelab'
import { glance } from './support/pictures'

test('code is found in all nodes, an older version comes back, and dropped files are copied in and taken back', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  const file = author.nodeFile('clean_json')
  const before = await readFile(file, 'utf8')
  await nodelab.openNode('clean_json')
  await nodelab.write(
    'import json\n\n\ndef main(answer: str) -> dict:\n    # shorter now\n    return {"data": {}, "ok": 1}\n',
  )
  await expect.poll(() => readFile(file, 'utf8')).toContain('shorter now')

  await page.keyboard.press('ControlOrMeta+Shift+F')
  await page.getByRole('searchbox').fill('SHORTER n')
  await expect(page.locator('.found-line')).toHaveCount(1)
  await page.getByRole('button', { name: 'Match case' }).click()
  await expect(page.locator('.search-page')).toContainText('Nothing was found')
  await page.getByRole('searchbox').fill('(a|b')
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await expect(page.locator('.search-head [role=alert]')).toContainText('not a regular expression')
  await page.getByRole('searchbox').fill('^ +# short\\w+')
  await expect(page.locator('.found-line')).toHaveCount(1)
  await glance(page, 'search')
  await page.getByRole('searchbox').press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.status')).toContainText('Ln 5')
  await expect(nodelab.code).toContainText('shorter now')

  await page.locator('.lib .row', { hasText: 'clean_json' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'History' }).click()
  const versions = page.locator('.history-list .row')
  await expect(versions.first()).toContainText('Now')
  await versions.last().click()
  await expect(page.locator('.history-diff')).toContainText('shorter now')
  await expect(page.locator('.history-diff')).toContainText('fenced')
  await glance(page, 'history')
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect.poll(() => readFile(file, 'utf8')).toBe(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => readFile(file, 'utf8')).toContain('shorter now')
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await expect(nodelab.code).toContainText('shorter now')

  const away = join(author.home, 'away')
  await mkdir(join(away, 'lessons'), { recursive: true })
  await writeFile(join(away, 'clean_json.node.yml'), before)
  await writeFile(join(away, 'lessons', 'sum.py'), 'def main(a: int, b: int):\n    return {"total": 1}\n')
  await writeFile(join(away, 'letter.docx'), '')
  await dropFiles(nodelab, [join(away, 'clean_json.node.yml'), join(away, 'lessons'), join(away, 'letter.docx')])
  await expect(page.locator('.lib .row', { hasText: 'clean_json_2' })).toBeVisible()
  await expect(page.locator('.lib .row', { hasText: 'lessons/sum' })).toBeVisible()
  await expect(page.locator('.banner', { hasText: 'Not imported: letter.docx' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.locator('.lib .row', { hasText: /clean_json_2|sum/ })).toHaveCount(0)
  expect(await readFile(author.nodeFile('clean_json'), 'utf8')).toContain('shorter now')
  // Where a file lies is for the preload to say, not for the page.
  const asked = page.evaluate(() =>
    (window as unknown as { nodelab: { call(name: string, input: unknown): Promise<unknown> } }).nodelab.call(
      'import.dropped',
      { paths: ['/etc/hostname'] },
    ),
  )
  await expect(asked).rejects.toThrow('no command')
})

test('work that a kill left in no file is offered at the next start, beside what is on disk', async ({ author }) => {
  const first = await startNodelab(author)
  await expect(first.page.locator('.tab.on')).toContainText('installed_packages')
  const file = author.nodeFile('installed_packages')
  const theirs = (await readFile(file, 'utf8')).replace('import pkg_resources', 'import pkg_resources  # theirs')
  await conflictIn(first, file, theirs)
  // The tab that is in front asks for itself.
  await first.openNode('split_text')
  await expect.poll(() => readFile(join(author.data, 'settings.json'), 'utf8')).toMatch(/"active":\s*"split_text"/)
  await first.kill()

  const second = await startNodelab(author)
  const { page } = second
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.locator('.history-diff')).toContainText('theirs')
  await glance(page, 'work that was not saved')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => readFile(file, 'utf8')).not.toContain('theirs')
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(page.locator('.decision')).toBeHidden()
  await second.kill()
})
