import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator } from '@playwright/test'
import { root } from '../scripts/setup/folders.mjs'
import { expectAccessible } from './support/accessibility'
import { appWith } from './support/appWith'
import { type Author, environmentOf, expect, type Nodelab, startNodelab, test } from './support/nodelab'

/** Answers of the system's dialogs, which no test can click: the folder that is chosen. */
const choose = ({ app }: Nodelab, path: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)

/** The variables of an author whose data folder is where the system would have it. */
const usualPlaces = ({ home }: Author): Record<string, string> => ({
  NODELAB_HOME: '',
  XDG_DATA_HOME: join(home, 'share'),
  XDG_CONFIG_HOME: join(home, 'config'),
})

/** Ends the app by a button that starts it again; the start that follows is the test's. */
async function endBy({ app }: Nodelab, button: Locator): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    electron.relaunch = () => undefined
  })
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await button.click()
  await ended
}

test('the data folder is moved by its author, with its runs, and found again by the window and by commands', async ({
  author,
}) => {
  const env = usualPlaces(author)
  const old = join(author.home, 'share', 'nodelab')
  const moved = join(author.home, '别的 disk')
  await mkdir(old, { recursive: true })
  await mkdir(moved)
  await rename(join(author.data, 'seen.json'), join(old, 'seen.json'))
  const first = await startNodelab(author, env)
  const { page } = first
  await first.write('def main():\n    return {"result": ["before the move"]}\n')
  await first.run()
  await expect(first.verdict).toHaveText('OK', { timeout: 240_000 })

  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.keyboard.type('move the data')
  await choose(first, old)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The data folder can not move into itself')).toBeVisible()
  const row = page.getByRole('group', { name: 'Data folder' })
  await expect(row).toContainText(old)
  await choose(first, author.home)
  await row.getByRole('button', { name: 'Move…' }).click()
  await expect(page.getByText('The folder is not empty')).toBeVisible()
  await choose(first, moved)
  await row.getByRole('button', { name: 'Move…' }).click()
  await expect(row).toContainText(moved)
  await expect(row).toContainText(/[\d,]+ files, [\d.]+ [KMG]?B, of [\d.]+ GB/)
  await expectAccessible(page, 'the move of the data folder')
  await row.getByRole('button', { name: 'Cancel' }).click()
  await expect(row.getByRole('button', { name: 'Move…' })).toBeVisible()
  await row.getByRole('button', { name: 'Move…' }).click()
  await row.getByRole('button', { name: 'Move', exact: true }).click()
  const again = row.getByRole('button', { name: 'Start Again Now' })
  await expect(again).toBeVisible({ timeout: 120_000 })
  await endBy(first, again)
  expect(JSON.parse(await readFile(join(env['XDG_CONFIG_HOME'] ?? '', 'nodelab', 'data-folder.json'), 'utf8'))).toEqual(
    {
      folder: moved,
    },
  )

  const second = await startNodelab(author, env)
  await expect(second.page.getByText('The data folder was moved')).toBeVisible({ timeout: 60_000 })
  expect(existsSync(old)).toBe(false)
  await expect(second.code).toContainText('before the move')
  await second.page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(second.page.locator('.run-row')).toHaveCount(1)
  await second.page.getByRole('button', { name: 'Library', exact: true }).click()
  // Its environment was left behind, and is built again.
  await second.run()
  await expect(second.verdict).toHaveText('OK', { timeout: 240_000 })

  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'out', 'cli.cjs'), 'history', '--json', '--workspace', author.workspace],
    { env: environmentOf(author, env) },
  )
  expect(stdout).toContain('before the move')
  await second.close()

  // The disk that it lies on is not there: nothing is begun anew unless the author says so.
  await rename(moved, `${moved} away`)
  const asked = join(author.home, 'asked.txt')
  const lines = `
    const { dialog } = require('electron')
    app.relaunch = () => undefined
    dialog.showMessageBox = (options) => {
      require('node:fs').writeFileSync(${JSON.stringify(asked)}, JSON.stringify(options))
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }`
  const { electronBinary } = await import('../scripts/setup/electronRuntime.mjs')
  const { executable, args } = electronBinary()
  await promisify(execFile)(executable, [...args, '--lang=en-US', await appWith(author, lines)], {
    env: environmentOf(author, env),
  })
  expect(await readFile(asked, 'utf8')).toContain('The data folder is not there')
  expect(existsSync(moved)).toBe(false)
  const refused = await promisify(execFile)(process.execPath, [join(root, 'out', 'cli.cjs'), 'targets'], {
    env: environmentOf(author, env),
  }).catch((error: { code: number; stderr: string }) => error)
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('The data folder is not there') })
})

test('a chosen folder that holds data already is used as it is, and the one before it again', async ({ author }) => {
  const env = usualPlaces(author)
  const usual = join(author.home, 'share', 'nodelab')
  await mkdir(usual, { recursive: true })
  await copyFile(join(author.data, 'seen.json'), join(usual, 'seen.json'))
  // The data of another time, which was dark.
  const earlier = await startNodelab(author)
  await earlier.page.getByRole('button', { name: /^Theme/ }).click()
  await earlier.page.getByRole('button', { name: 'Theme: light' }).click()
  await expect(earlier.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await earlier.close()

  const first = await startNodelab(author, env)
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'light')
  await first.page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  const row = first.page.getByRole('group', { name: 'Data folder' })
  await choose(first, author.data)
  await row.getByRole('button', { name: 'Move…' }).click()
  // Midnight may come between.
  await expect(row).toContainText(/This folder already holds Nodelab's data \(last used (?:today|yesterday)/)
  // Its window may have been closed before its environment was built.
  await expect(row).toContainText(/, 0 runs, \d environments?\)\. It can be used as it is/)
  await expect(row).toContainText(author.data)
  await expectAccessible(first.page, 'a data folder that is found')
  await row.getByRole('button', { name: 'Use It as It Is' }).click()
  await expect(row).toContainText(`From its next start Nodelab uses:${author.data}`)
  await row.getByRole('button', { name: "Don't Switch" }).click()
  await row.getByRole('button', { name: 'Move…' }).click()
  await row.getByRole('button', { name: 'Use It as It Is' }).click()
  await endBy(first, row.getByRole('button', { name: 'Start Again Now' }))

  const second = await startNodelab(author, env)
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(second.page.getByText('Nodelab uses another data folder')).toBeVisible({ timeout: 60_000 })
  await second.page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  const again = second.page.getByRole('group', { name: 'Data folder' })
  await expect(again).toContainText(`Before that, and still there: ${usual}`)
  await again.getByRole('button', { name: 'Switch Back…' }).click()
  await expect(again).toContainText("This folder already holds Nodelab's data")
  await again.getByRole('button', { name: 'Use It as It Is' }).click()
  await endBy(second, again.getByRole('button', { name: 'Start Again Now' }))

  const third = await startNodelab(author, env)
  await expect(third.page.locator('html')).toHaveAttribute('data-theme', 'light')
  const place = await readFile(join(env['XDG_CONFIG_HOME'] ?? '', 'nodelab', 'data-folder.json'), 'utf8')
  expect(JSON.parse(place)).toEqual({ folder: usual, before: author.data })
  expect(JSON.parse(await readFile(join(author.data, 'settings.json'), 'utf8'))).toMatchObject({
    settings: { theme: 'dark' },
  })
  await third.close()
})

test('a data folder that NODELAB_HOME names is told, and not moved here', async ({ nodelab }) => {
  const { page } = nodelab
  await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  const row = page.getByRole('group', { name: 'Data folder' })
  await expect(row).toContainText('Set by NODELAB_HOME: change it there.', { timeout: 60_000 })
  await expect(row.getByRole('button')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.keyboard.type('move the data')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The data folder is set from outside')).toBeVisible()
})

test('recent actions and the language outlive a restart in a home whose letters the browser can not write', async ({
  author,
}) => {
  const home = join(author.home, '张 三')
  const data = join(home, 'data')
  await mkdir(data, { recursive: true })
  await writeFile(join(data, 'seen.json'), await readFile(join(author.data, 'seen.json')))
  const elsewhere: Author = { ...author, home, data, workspace: join(home, 'Nodelab', 'My nodes') }
  const first = await startNodelab(elsewhere)
  await expect(first.code).toBeVisible()
  await first.page.keyboard.press('ControlOrMeta+Shift+P')
  await first.page.keyboard.type('between light and dark')
  await first.page.keyboard.press('Enter')
  await first.page.getByRole('button', { name: /切换到简体中文/ }).click()
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await first.close()
  const second = await startNodelab(elsewhere)
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  expect(second.page.url()).toBe('app://nodelab/index.html#zh-CN')
  await expect(second.code).toBeVisible()
  await second.page.keyboard.press('ControlOrMeta+Shift+P')
  await expect(second.page.locator('.palette [cmdk-item]').first()).toContainText('在浅色与深色之间切换')
  await second.close()
})
