import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { _electron } from '@playwright/test'
import { uvRelease } from '../electron/environments/uvRelease'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { root } from '../scripts/setup/folders.mjs'
import { packedProgram, packedResources } from '../scripts/setup/pack.mjs'
import { environmentOf, expect, test } from './support/nodelab'

const call = promisify(execFile)
/** How a program's fuse wire writes a fuse: the letter 0 or 1. */
const fuse = { off: 48, on: 49 }
const uv = process.platform === 'win32' ? 'uv.exe' : 'uv'

/** Packs the app into a folder of its own. */
async function pack(output: string, ...more: string[]): Promise<void> {
  // A uv that the packer's machine names must not be the one that is packed.
  const env = { ...process.env, NODELAB_UV: join(output, 'none') }
  const args = [join(root, 'scripts', 'pack.mjs'), '--output', output, ...more]
  await call(process.execPath, args, { env, maxBuffer: 50_000_000 })
}

// One after another: both put their start file into the same build.
test.describe.configure({ mode: 'default' })

let output = ''
test.setTimeout(600_000)
test.beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'nodelab-packed-'))
})
test.afterEach(() => rm(output, { recursive: true, force: true, maxRetries: 5 }))

test('the packed app starts, lists its examples and brings its own uv', async ({ author }) => {
  await pack(output, '--for-test')
  const app = await _electron.launch({
    executablePath: packedProgram(output),
    args: electronBinary().args,
    // No uv but the bundled one: what the machine names is taken away.
    env: environmentOf(author, { NODELAB_UV: '', PATH: '/usr/bin:/bin' }),
    timeout: 120_000,
  })
  const page = await app.firstWindow()
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(page.locator('.monaco-editor').first()).toContainText('pkg_resources')
  await expect(page.locator('.pill')).toContainText('19 packages', { timeout: 180_000 })
  expect(await app.evaluate(({ app: packed }) => packed.isPackaged)).toBe(true)
  const icon = await app.evaluate(({ app: packed, nativeImage }) =>
    nativeImage.createFromPath(`${packed.getAppPath()}/out/nodelab.png`).getSize(),
  )
  expect(icon).toEqual({ width: 512, height: 512 })
  await page.locator('.status').getByText(`uv ${uvRelease.version}`).waitFor()
  // SQLite lies beside the archive, and its thread in it.
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.locator('.history-page')).toContainText('No run is kept yet')
  // The language server is read out of the archive, and sees the environment: what is imported is of a package.
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('import pkg_resources as p; p.work')
  await expect(page.locator('.suggest-widget.visible')).toContainText('working_set', { timeout: 60_000 })
  await app.close()
})

test('a release holds the app alone, its own uv, and no side door', async () => {
  await pack(output)
  const resources = packedResources(output)
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false)
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  expect(files).toEqual(expect.arrayContaining(['/package.json', '/out/main.cjs', '/out/nodelab.png']))
  const own = /^\/(package\.json|out(\/.*)?|node_modules(\/(libsql|@libsql|@neon-rs|detect-libc|pyright)(\/.*)?)?)$/
  expect(files.filter((path) => !own.test(path))).toEqual([])
  expect(existsSync(join(resources, 'app.asar.unpacked', 'node_modules', '@libsql'))).toBe(true)
  expect(files).not.toContain('/out/.stamp')
  expect(files).not.toContain('/out/packedStart.cjs')

  const { stdout } = await call(join(resources, 'uv', uv), ['--version'])
  expect(stdout).toContain(uvRelease.version)

  const fuses = await getCurrentFuseWire(packedProgram(output))
  const off = ['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments'] as const
  for (const name of off) expect(fuses[FuseV1Options[name]], name).toBe(fuse.off)
  const on = ['OnlyLoadAppFromAsar', 'EnableEmbeddedAsarIntegrityValidation'] as const
  for (const name of on) expect(fuses[FuseV1Options[name]], name).toBe(fuse.on)
  // Electron 29 brought the last one; an older one does not have it.
  const fileRights = fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]
  if (fileRights !== undefined) expect(fileRights).toBe(fuse.off)
})
