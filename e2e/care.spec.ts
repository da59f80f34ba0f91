import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { appWith } from './support/appWith'
import { environmentOf, expect, startNodelab, test } from './support/nodelab'
import { glance } from './support/pictures'

test('the end of the page and that of the engine are survived and told, and safe mode opens and loads nothing', async ({
  author,
}) => {
  // Without Playwright, which can't follow a page whose process is killed: what its author typed, and what the window shows then, goes by files.
  const shown = join(author.home, 'shown.txt')
  const node = author.nodeFile('installed_packages')
  const lines = `
    const { readFileSync, writeFileSync } = require('node:fs')
    const isSaved = () => readFileSync(${JSON.stringify(node)}, 'utf8').includes('typed before the end')
    app.once('browser-window-created', (_, { webContents }) => {
      let [typed, killed] = [false, false]
      const look = async () => {
        const text = await webContents.executeJavaScript('document.body.innerText')
        if (!/pkg_resources/.test(text)) return
        writeFileSync(${JSON.stringify(shown)}, text)
        if (typed && !killed && isSaved()) {
          killed = true
          process.kill(webContents.getOSProcessId(), 'SIGKILL')
        }
        if (typed) return
        await webContents.executeJavaScript("document.querySelector('.monaco-editor textarea').focus()")
        if (typed) return
        typed = true
        await webContents.insertText('# typed before the end')
      }
      const timer = setInterval(() => look().catch(() => undefined), 300)
      webContents.once('destroyed', () => clearInterval(timer))
    })`
  const { executable, args } = electronBinary()
  const child = spawn(executable, [...args, '--lang=en-US', await appWith(author, lines)], {
    env: environmentOf(author),
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const text = () => readFile(shown, 'utf8').catch(() => '')
  await expect.poll(text, { timeout: 90_000 }).toContain('The window ended and was loaded again')
  expect(await readFile(node, 'utf8')).toContain('typed before the end')
  // A start counts as a good one a while after the page listens. Then the engine's own process is killed.
  const mark = join(author.data, 'desktop', 'start.json')
  await expect.poll(() => readFile(mark, 'utf8'), { timeout: 60_000 }).toContain('running')
  child.kill('SIGKILL')
  await ended

  const second = await startNodelab(author)
  await expect(second.page.getByText('Nodelab ended last time without closing')).toBeVisible({ timeout: 60_000 })
  await expect(second.code).toContainText('typed before the end')
  await second.close()
  await expect(readFile(mark, 'utf8')).rejects.toThrow('ENOENT')

  const safe = await startNodelab(author, {}, ['--safe'])
  const { page } = safe
  const banner = page.locator('.banner', { hasText: 'Safe mode' })
  await expect(banner.getByRole('button', { name: 'Start Again as Usual' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Nodelab ended last time')).toHaveCount(0)
  await expect(page.locator('.tab')).toHaveCount(0)
  await glance(page, 'safe mode')
  await safe.openNode('installed_packages')
  await expect(safe.pill).toContainText('packages', { timeout: 180_000 })
  await safe.write('def main():\n    return {"result": ["safe"]}\n')
  await safe.run()
  await expect(safe.verdict).toHaveText('OK', { timeout: 60_000 })
  const helpers = await safe.app.evaluate(
    ({ app }) => app.getAppMetrics().filter(({ name }) => name === 'Nodelab language server').length,
  )
  expect(helpers).toBe(0)

  await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  await page.keyboard.press('ControlOrMeta+F')
  await page.keyboard.type('诊断')
  await page.getByRole('button', { name: 'Copy Diagnostics' }).click()
  await expect
    .poll(() => safe.app.evaluate(({ clipboard }) => clipboard.readText()), { timeout: 60_000 })
    .toContain('Safe mode: yes')
  const copied = await safe.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).not.toContain(author.home)
  expect(copied).toMatch(/Confinement: \w+/)
  await expect(page.getByText('Diagnostics are on the clipboard')).toBeVisible()
  await safe.close()

  // What was open before safe mode is open again.
  const last = await startNodelab(author)
  await expect(last.page.locator('.tab.on')).toContainText('installed_packages')
  await last.kill()
})

test('the first start shows a tour that covers nothing it speaks of; it, the news and the sample app are found again', async ({
  author,
}) => {
  await rm(join(author.data, 'seen.json'))
  const first = await startNodelab(author)
  const { page } = first
  const card = page.locator('.tour-card')
  await expect(card).toContainText('1 of 5', { timeout: 60_000 })
  await glance(page, 'the tour')
  const size = (width: number, height: number) =>
    first.app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0),
      [width, height],
    )
  const shared = async (): Promise<number> => {
    const [a, b] = [await card.boundingBox(), await page.locator('.tour-ring').boundingBox()]
    if (a === null || b === null) return -1
    const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
    const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
    return Math.max(0, width) * Math.max(0, height)
  }
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await size(width, height)
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width)
    for (let stop = 1; stop <= 5; stop += 1) {
      await expect(card).toContainText(`${stop} of 5`)
      await expect.poll(shared).toBe(0)
      if (stop < 5) await card.getByRole('button', { name: 'Next' }).click()
    }
    for (let back = 4; back >= 1; back -= 1) await card.getByRole('button', { name: 'Back' }).click()
  }
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)

  // Again by the menu of help: it has the focus, each stop is read out, and Escape leaves it at any.
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Tour of the window' }).click()
  await expect(card).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'The code' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)

  await size(1440, 900)
  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.keyboard.type('sample Dify app')
  await page.keyboard.press('Enter')
  await expect(page.locator('.tab.on')).toContainText('Read the order')
  await page.locator('.lib .row', { hasText: 'Write the receipt' }).click()
  await first.panelTab('Problems').click()
  await expect(page.locator('.prob', { hasText: 'The output count is not returned here' })).toBeVisible({
    timeout: 120_000,
  })
  await first.close()

  // Once more: nothing shows by itself. Then another version: what is new, once.
  const second = await startNodelab(author)
  await expect(second.page.locator('.tab.on')).toContainText('Write the receipt')
  await expect(second.page.locator('.tour-card')).toHaveCount(0)
  await second.close()
  await writeFile(join(author.data, 'seen.json'), '{"version":"0.0.9","tour":true}')
  const third = await startNodelab(author)
  const news = third.page.getByRole('dialog', { name: 'What is new' })
  await expect(news).toContainText('Nodelab 0.1.0', { timeout: 60_000 })
  await glance(third.page, 'what is new')
  await third.page.keyboard.press('Escape')
  await expect(news).toHaveCount(0)
  await third.page.getByRole('button', { name: 'Help', exact: true }).click()
  await third.page.getByRole('menuitem', { name: 'What is new' }).click()
  await expect(news).toBeVisible()
  await third.close()
})
