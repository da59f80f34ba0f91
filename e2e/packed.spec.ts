import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { _electron } from '@playwright/test'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { root } from '../scripts/setup/folders.mjs'
import { packedProgram } from '../scripts/setup/pack.mjs'
import { environmentOf, expect, test } from './support/nodelab'

test('the packed app starts, lists its examples and brings its own uv', async ({ author }) => {
  test.setTimeout(300_000)
  const output = await mkdtemp(join(tmpdir(), 'nodelab-packed-'))
  try {
    const script = join(root, 'scripts', 'pack.mjs')
    await promisify(execFile)(process.execPath, [script, '--for-test', '--output', output], { maxBuffer: 50_000_000 })
    const app = await _electron.launch({
      executablePath: packedProgram(output),
      args: electronBinary().args,
      // No uv but the bundled one: what the machine names is taken away.
      env: environmentOf(author, { NODELAB_UV: '', PATH: '/usr/bin:/bin' }),
    })
    const page = await app.firstWindow()
    await expect(page.locator('.tab.on')).toContainText('installed_packages')
    await expect(page.locator('.monaco-editor').first()).toContainText('pkg_resources')
    await expect(page.locator('.pill')).toContainText('19 packages', { timeout: 90_000 })
    expect(await app.evaluate(({ app: packed }) => packed.isPackaged)).toBe(true)
    await page
      .locator('.status')
      .getByText(/^uv \d/)
      .waitFor()
    await app.close()
  } finally {
    await rm(output, { recursive: true, force: true })
  }
})
