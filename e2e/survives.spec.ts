import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { conflictIn } from './support/conflict'
import { expect, startNodelab, test } from './support/nodelab'

test('language, theme, target and work survive a restart', async ({ author }) => {
  const first = await startNodelab(author)
  await expect(first.page.locator('.tab.on')).toContainText('installed_packages')
  await first.openNode('add_days')
  await first.page.locator('.target-button').click()
  await first.page.getByRole('menuitemradio', { name: /Dify 0\.11/ }).click()
  await first.page.getByRole('button', { name: /切换到简体中文/ }).click()
  await first.page.getByRole('button', { name: /^主题/ }).click()
  await first.page.getByRole('button', { name: '主题：浅色' }).click()
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await first.write('# kept over a restart\n')
  // Closed while the last keys are hardly typed: closing writes them.
  await first.close()

  const second = await startNodelab(author)
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(second.page.locator('.tab.on')).toContainText('add_days')
  await expect(second.page.locator('.tab', { hasText: 'installed_packages' })).toBeVisible()
  await expect(second.code).toContainText('kept over a restart')
  await expect(second.page.locator('.target-button', { hasText: 'Dify 0.11' })).toBeVisible()
  await second.kill()
})

test('a kill while typing loses at most the last second, and never half a file', async ({ author }) => {
  const first = await startNodelab(author)
  const file = author.nodeFile('installed_packages')
  await expect(first.page.locator('.tab.on')).toContainText('installed_packages')
  await first.write('# the first words\n')
  await expect.poll(() => readFile(file, 'utf8')).toContain('the first words')

  /** Each key that the page has taken, with the moment at which it had. */
  const keys: { readonly key: string; readonly at: number }[] = []
  const keep = async (text: string): Promise<void> => {
    for (const key of text) {
      await first.page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 10 })
      keys.push({ key, at: Date.now() })
    }
  }
  const typeOn = async (): Promise<void> => {
    await keep('# ')
    for (let count = 1; ; count += 1) await keep(`w${count} `)
  }
  // The page goes away under the keys: that is the point.
  const typing = typeOn().catch(() => undefined)
  const typedBefore = (ms: number): number => keys.filter(({ at }) => at <= Date.now() - ms).length
  const seconds = (): number => (Date.now() - (keys[0]?.at ?? Date.now())) / 1000
  // Long enough for a save, and enough of it from before the last second, however slow the machine is.
  await expect.poll(() => seconds() > 4 && typedBefore(1000) > 30, { intervals: [50] }).toBe(true)
  const killed = Date.now()
  await first.kill()
  await typing

  const typed = (until: number): string =>
    keys
      .filter(({ at }) => at <= until)
      .map(({ key }) => key)
      .join('')
  const old = typed(killed - 1000).trimEnd()
  expect(old.length).toBeGreaterThan(20)
  expect(old.length).toBeLessThan(typed(killed).trimEnd().length)
  const text = await readFile(file, 'utf8')
  expect(text).toContain(old)
  expect(text).toContain('code: |')
  expect(text).toContain('outputs:')

  const second = await startNodelab(author)
  await expect(second.code).toContainText('the first words')
  await expect(second.code).toContainText(old.slice(0, 20))
  await second.kill()
})

test('closing with a run under way asks nothing and leaves no process', async ({ author }) => {
  const nodelab = await startNodelab(author)
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  await nodelab.write('import os\ndef main():\n    print(os.getpid(), flush=True)\n    while True: pass\n')
  await nodelab.run()
  await nodelab.panelTab('Prints').click()
  await expect(nodelab.page.locator('.pbody:visible')).toContainText(/\d+/)
  const pid = Number(/\d+/.exec(await nodelab.page.locator('.pbody:visible').innerText())?.[0])
  await nodelab.close()
  await expect
    .poll(() =>
      readFile(`/proc/${pid}/stat`, 'utf8').then(
        (stat) => !/^\d+ \(.*\) Z/s.test(stat),
        () => false,
      ),
    )
    .toBe(false)
})

test('a file that changed on disk while it was edited waits for a decision', async ({ author }) => {
  const nodelab = await startNodelab(author)
  const { page } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  const file = author.nodeFile('installed_packages')
  const before = await readFile(file, 'utf8')
  const theirs = before.replace('import pkg_resources', 'import pkg_resources  # theirs')
  await writeFile(file, theirs)
  await expect(nodelab.code).toContainText('theirs')
  const handled = `${theirs.replace('theirs', 'theirs again')}error_strategy: fail-branch\n`
  await conflictIn(nodelab, file, handled)
  await expect(page.locator('.decision')).toContainText('changed on disk')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.locator('.comparison')).toContainText('Error Handling: Fail Branch')
  await nodelab.write('# mine\n')
  expect(await readFile(file, 'utf8')).toContain('theirs again')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => readFile(file, 'utf8')).toContain('# mine')
  await nodelab.kill()
})

test('damaged settings are told until the author has read it, also by a page that is loaded anew', async ({
  author,
}) => {
  await mkdir(author.data, { recursive: true })
  await writeFile(join(author.data, 'settings.json'), '{half')
  const nodelab = await startNodelab(author)
  const { page } = nodelab
  const told = page.locator('.banner', { hasText: 'The settings could not be read' })
  await expect(told).toBeVisible()
  await page.reload()
  await expect(told).toHaveCount(1)
  await told.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(told).toHaveCount(0)
  await nodelab.kill()
})

test('a broken node file is told with its line, and its text goes into the file only by decision', async ({
  author,
}) => {
  const broken = 'title: x\ntype: code\n  code: [\n'
  const mended = 'title: x\ntype: code\ncode_language: python3\ncode: |\n  def main():\n      return {}\n'
  const first = await startNodelab(author)
  await expect(first.page.locator('.tab.on')).toContainText('installed_packages')
  const file = author.nodeFile('split_text')
  await writeFile(file, broken)
  await first.page.locator('.lib .row', { hasText: 'split_text' }).click()
  await expect(first.page.locator('.banner.error')).toContainText(/Line 3, column 3/)
  const text = first.page.getByRole('textbox', { name: 'Text of the file' })
  await text.fill(mended)
  await first.page.locator('.lib .row', { hasText: 'clean_json' }).click()
  await expect(first.page.locator('.tab.on')).toContainText('clean_json')
  await first.page.locator('.tab', { hasText: 'split_text' }).click()
  await expect(text).toHaveValue(mended)
  await first.close()
  expect(await readFile(file, 'utf8')).toBe(broken)

  const second = await startNodelab(author)
  const back = second.page.getByRole('textbox', { name: 'Text of the file' })
  await expect(back).toHaveValue(mended)
  await back.press('ControlOrMeta+S')
  await expect(second.code).toContainText('def main')
  expect(await readFile(file, 'utf8')).toBe(mended)
  await second.kill()
})
