import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { appWith } from './support/appWith'
import { type Author, environmentOf, expect, test } from './support/nodelab'

async function codeOf(author: Author, folder: string): Promise<unknown> {
  const { executable, args } = electronBinary()
  const child = spawn(executable, [...args, folder], { env: environmentOf(author), stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

test('a window that is closed before the engine is loaded ends the app without a word', async ({ author }) => {
  const lines = "app.on('browser-window-created', (_, window) => setImmediate(() => window.close()))"
  expect(await codeOf(author, await appWith(author, lines))).toBe(0)
})

test('a page that ends before the engine is loaded comes back, and says so', async ({ author }) => {
  const shown = join(author.home, 'shown.txt')
  const lines = `
    const { writeFileSync } = require('node:fs')
    app.once('browser-window-created', (_, { webContents }) => {
      webContents.once('did-navigate', () => setImmediate(() => webContents.forcefullyCrashRenderer()))
      const look = () => webContents.executeJavaScript('document.body.innerText').then((text) => {
        if (/installed_packages/.test(text)) writeFileSync(${JSON.stringify(shown)}, text)
      }, () => undefined)
      const timer = setInterval(look, 200)
      webContents.once('destroyed', () => clearInterval(timer))
    })`
  const { executable, args } = electronBinary()
  const child = spawn(executable, [...args, await appWith(author, lines)], {
    env: environmentOf(author),
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await expect.poll(() => readFile(shown, 'utf8').catch(() => '')).toContain('The window ended and was loaded again')
  child.kill('SIGTERM')
  expect(((await ended) as [number | null])[0]).toBe(0)
})
