import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { isAlive } from '../electron/processes/signals'
import { root } from '../scripts/setup/folders.mjs'
import { appWith } from './support/appWith'
import { type Author, environmentOf, expect, type Nodelab, startNodelab, test } from './support/nodelab'

/** Starts a Nodelab that no test looks into; lines before it do what its author or an accident does. */
function start(author: Author, app: string, ...switches: string[]): ChildProcess {
  const { executable, args } = electronBinary()
  return spawn(executable, [...args, '--lang=en-US', app, ...switches], { env: environmentOf(author), stdio: 'ignore' })
}

/** The process of the Nodelab that has an author's data folder; null where none has. */
const ownerOf = async ({ data }: Author): Promise<number | null> =>
  readlink(join(data, 'desktop', 'SingletonLock')).then(
    (told) => Number(told.slice(told.lastIndexOf('-') + 1)),
    () => null,
  )

/** Ends the Nodelab that started itself again, as the system would, and waits for its end. */
async function endOwner(author: Author): Promise<void> {
  const pid = await ownerOf(author)
  // What a killed one left names a process that is gone.
  if (pid === null || !isAlive(pid)) return
  process.kill(pid, 'SIGTERM')
  await expect.poll(() => ownerOf(author), { timeout: 30_000 }).toBeNull()
}

// Also where a test fails: what the app has started itself is nobody's else.
test.afterEach(({ author }) => endOwner(author))

/** Has questions of the system answered by the button at a place, and keeps what was asked. */
const answered = (button: number, asked: string): string => `
  const { dialog } = require('electron')
  dialog.showMessageBox = (...given) => {
    require('node:fs').writeFileSync(${JSON.stringify(asked)}, JSON.stringify(given.at(-1)))
    return Promise.resolve({ response: ${button}, checkboxChecked: false })
  }`

test('after two starts that ended as they began safe mode is offered, in the language of the settings, and given', async ({
  author,
}) => {
  const asked = join(author.home, 'asked.txt')
  await writeFile(join(author.data, 'settings.json'), '{"settings":{"language":"zh-CN"}}')
  const dying = await appWith(author, `app.once('browser-window-created', () => process.kill(process.pid, 'SIGKILL'))`)
  for (let count = 0; count < 2; count += 1) {
    const [, signal] = (await once(start(author, dying), 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
  }
  // What the dead left in the browser's own folder keeps no start from it.
  await rm(join(author.home, 'app'), { recursive: true })
  const seen = join(author.home, 'seen.txt')
  const looking = `${answered(0, asked)}
    app.once('browser-window-created', (_, { webContents }) => {
      const timer = setInterval(() => {
        webContents.executeJavaScript('document.body.innerText').then(
          (text) => require('node:fs').writeFileSync(${JSON.stringify(seen)}, text),
          () => undefined,
        )
      }, 300)
      webContents.once('destroyed', () => clearInterval(timer))
    })`
  const third = start(author, await appWith(author, looking))
  const ended = once(third, 'exit')
  const text = (): Promise<string> => readFile(seen, 'utf8').catch(() => '')
  await expect.poll(text, { timeout: 90_000 }).toContain('正常重新启动')
  const question = JSON.parse(await readFile(asked, 'utf8')) as { message: string; buttons: string[] }
  expect(question.message).toBe('Nodelab 在启动过程中连续 2 次意外结束')
  expect(question.buttons).toEqual(['以安全模式启动', '正常启动'])
  // It stood long enough to count as a start that went well: the next one asks nothing.
  const mark = join(author.data, 'desktop', 'start.json')
  await expect.poll(() => readFile(mark, 'utf8'), { timeout: 60_000 }).toContain('running')
  third.kill('SIGTERM')
  await ended
  await rm(asked)
  await rm(join(author.home, 'app'), { recursive: true })
  const fourth = start(author, await appWith(author, answered(0, asked)))
  await expect.poll(() => readFile(mark, 'utf8').catch(() => ''), { timeout: 60_000 }).toContain('running')
  await expect(readFile(asked, 'utf8')).rejects.toThrow('ENOENT')
  const last = once(fourth, 'exit')
  fourth.kill('SIGTERM')
  await last
})

/** What the dialogs of the system answer while a test runs. */
const dialogs = ({ app }: Nodelab, file: string, response: number): Promise<void> =>
  app.evaluate(
    ({ dialog }, [path, button]) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path as string })
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path as string] })
      dialog.showMessageBox = (...given: unknown[]) => {
        asked.push(JSON.stringify(given.at(-1)))
        return Promise.resolve({ response: button as number, checkboxChecked: false })
      }
    },
    [file, response] as const,
  )

test('a backup is restored by a restart of the app itself, and what was there is kept beside it', async ({
  author,
}) => {
  const zip = join(author.home, '备份 1.zip')
  const first = await startNodelab(author)
  const { page } = first
  await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  const size = page.getByLabel('Size of the code')
  await size.fill('19')
  await dialogs(first, zip, 1)
  const backup = page.getByRole('group', { name: 'Backup' })
  await expect.poll(() => readFile(join(author.data, 'settings.json'), 'utf8').catch(() => '')).toContain('19')
  await backup.getByRole('button', { name: 'Back Up…' }).click()
  await expect(page.getByText('The backup is written')).toBeVisible()
  await size.fill('11')
  await expect.poll(() => readFile(join(author.data, 'settings.json'), 'utf8')).toContain('"fontSize": 11')

  // What is no backup, then a question that is answered by no: nothing happens.
  await writeFile(join(author.home, 'odd.zip'), 'no zip')
  await dialogs(first, join(author.home, 'odd.zip'), 0)
  await backup.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText('This is no backup that Nodelab can restore')).toBeVisible()
  await dialogs(first, zip, 1)
  await backup.getByRole('button', { name: 'Restore…' }).click()
  await expect
    .poll(() => first.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.join('')))
    .toContain('Restore this backup?')
  expect(await readdir(author.data)).not.toContain('restore-ready')

  await dialogs(first, zip, 0)
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve))
  await backup.getByRole('button', { name: 'Restore…' }).click()
  await gone
  // It starts itself again, out of this test's sight, with what the backup holds.
  const mark = join(author.data, 'desktop', 'start.json')
  await expect.poll(() => readFile(mark, 'utf8').catch(() => ''), { timeout: 90_000 }).toContain('running')
  expect(await readFile(join(author.data, 'settings.json'), 'utf8')).toContain('"fontSize": 19')
  const aside = (await readdir(author.data)).filter((name) => name.startsWith('before-restore-'))
  expect(aside).toHaveLength(1)
  expect(await readFile(join(author.data, aside[0] ?? '', 'settings.json'), 'utf8')).toContain('"fontSize": 11')
})

test('--safe beside an open Nodelab asks it to start again in safe mode', async ({ author }) => {
  const first = await startNodelab(author)
  await expect(first.page.locator('.tab.on')).toBeVisible({ timeout: 60_000 })
  await dialogs(first, '', 1)
  const asked = () => first.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  const app = process.env['NODELAB_TEST_APP'] ?? root
  await once(start(author, app, '--safe'), 'exit')
  await expect.poll(asked).toHaveLength(1)
  expect((await asked())[0]).toContain('Start again in safe mode?')
  // A second start without it only brings the window to the front.
  await once(start(author, app), 'exit')
  expect(await asked()).toHaveLength(1)

  await dialogs(first, '', 0)
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve))
  await once(start(author, app, '--safe'), 'exit')
  await gone
  const mark = join(author.data, 'desktop', 'start.json')
  await expect.poll(() => readFile(mark, 'utf8').catch(() => ''), { timeout: 90_000 }).toContain('running')
  const pid = (await ownerOf(author)) ?? 0
  expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).toMatch(/[\0 ]--safe[\0 ]/)
})
