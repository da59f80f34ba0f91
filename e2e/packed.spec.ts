import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { _electron, type Page } from '@playwright/test'
import { uvRelease } from '../electron/environments/uvRelease'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { root } from '../scripts/setup/folders.mjs'
import { packedProgram, packedResources } from '../scripts/setup/pack.mjs'
import { environmentOf, expect, test } from './support/nodelab'

const call = promisify(execFile)
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
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

interface Feed {
  /** What was asked of it, each with the number by which electron-updater would tell one installation from another. */
  readonly asked: { readonly path: string; readonly number: string | undefined }[]
}

/** Serves a newer version on this machine and has the packed app look there, as a release is told by `NODELAB_UPDATE_URL`. Null where it is not a deb's. */
async function startFeed(): Promise<Feed | null> {
  if (process.platform !== 'linux') return null
  const content = Buffer.from('not a package, and never installed')
  const sha512 = createHash('sha512').update(content).digest('base64')
  const list = `version: 99.0.0\nfiles:\n  - url: n.deb\n    sha512: ${sha512}\n    size: ${content.length}\npath: n.deb\nsha512: ${sha512}\n`
  const asked: Feed['asked'][number][] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname
    asked.push({ path, number: String(request.headers['x-user-staging-id'] ?? '') })
    response.end(path === '/n.deb' ? content : list)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const { port } = server.address() as AddressInfo
  const resources = packedResources(output)
  const place = `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: nodelab-updater\n`
  await writeFile(join(resources, 'app-update.yml'), place)
  await writeFile(join(resources, 'package-type'), 'deb')
  return { asked }
}

/** Nobody is asked for a newer version before its author does so, and nothing is downloaded before that is asked for too. */
async function lookForUpdate(page: Page, { asked }: Feed): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('navigation').getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByText('Nobody has been asked yet.')).toBeVisible()
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'Look Now' }).click()
  await expect(page.getByText('There is a Nodelab 99.0.0.')).toBeVisible()
  expect(asked.map(({ path }) => path)).toEqual(['/latest-linux.yml'])
  await page.getByRole('button', { name: 'Download' }).click()
  await expect(page.getByRole('button', { name: 'Install and Start Again' })).toBeVisible()
  expect(asked.at(-1)?.path).toBe('/n.deb')
  expect(asked.filter(({ number }) => number !== '')).toEqual([])
}

/** What a deb lays into a system, and what it tells the system of it. */
async function lookIntoDeb(folder: string): Promise<void> {
  const [deb = ''] = (await readdir(folder)).filter((name) => name.endsWith('.deb'))
  const { stdout: control } = await call('dpkg-deb', ['--field', join(folder, deb)])
  expect(control).toContain(`Package: nodelab\nVersion: ${version}\n`)
  // The last three are not in electron-builder's own list, and a clean system lacks them.
  expect(control).toMatch(/^Depends: .*libgtk-3-0.*libnss3.*libgbm1.*libdrm2.*libasound2/m)
  const clean = join(folder, 'clean')
  await call('dpkg-deb', ['--raw-extract', join(folder, deb), clean])
  const program = join(clean, 'opt', 'Nodelab')
  expect((await getCurrentFuseWire(join(program, 'nodelab')))[FuseV1Options.RunAsNode]).toBe(fuse.off)
  expect((await stat(join(program, 'resources', 'bin', 'nodelab'))).mode & 0o111).toBe(0o111)
  expect(existsSync(join(program, 'resources', 'default_app.asar'))).toBe(false)
  const desktop = await readFile(join(clean, 'usr/share/applications/nodelab.desktop'), 'utf8')
  expect(desktop).toMatch(/^Exec=\/opt\/Nodelab\/nodelab %U$/m)
  const types = /^MimeType=(.*)$/m.exec(desktop)?.[1]?.split(';') ?? []
  const wanted = ['application/vnd.nodelab.node+yaml', 'application/yaml', 'x-scheme-handler/nodelab']
  expect(types).toEqual(expect.arrayContaining(wanted))
  expect(await readFile(join(clean, 'usr/share/mime/packages/nodelab.xml'), 'utf8')).toContain('"*.node.yml"')
  for (const name of ['postinst', 'postrm']) {
    const script = await readFile(join(clean, 'DEBIAN', name), 'utf8')
    expect(script).toContain("'/opt/Nodelab")
    expect(script).not.toMatch(/\$\{[a-zA-Z]+\}/)
  }
}

// One after another: both put their start file into the same build.
test.describe.configure({ mode: 'default' })

let output = ''
test.setTimeout(600_000)
test.beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'nodelab-packed-'))
})
test.afterEach(() => rm(output, { recursive: true, force: true, maxRetries: 5 }))

/** A program that is installed already, of a pack that was made `--for-test`: docs/releasing.md. Else one is packed. */
const installed = process.env['NODELAB_TEST_INSTALLED'] ?? null

test('the packed app starts, lists its examples and brings its own uv', async ({ author }) => {
  if (installed === null) await pack(output, '--for-test')
  // What an installer laid into the system stays as it is.
  const feed = installed === null ? await startFeed() : null
  const program = installed ?? packedProgram(output)
  const resources = installed === null ? packedResources(output) : join(dirname(installed), 'resources')
  const app = await _electron.launch({
    executablePath: program,
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
  if (feed !== null) await lookForUpdate(page, feed)
  await app.close()

  // The command that is packed with it: with the same uv and the environment that is there.
  const command = join(resources, 'bin', process.platform === 'win32' ? 'nodelab.cmd' : 'nodelab')
  const env = environmentOf(author, { NODELAB_UV: '', PATH: '/usr/bin:/bin' })
  const nodelab = (...words: string[]) => call(command, words, { env, cwd: author.workspace })
  expect((await nodelab('--version')).stdout).toBe(`${version}\n`)
  const run = await nodelab('run', 'split_text', '--input', 'text="one. two."', '--json')
  expect(JSON.parse(run.stdout)).toMatchObject({ status: 'succeeded' })
  await expect(nodelab('run', 'no such node')).rejects.toMatchObject({ code: 2, stdout: '' })

  // No side door: with one of these a program of Electron's runs what another has written.
  const marker = join(output, 'was here')
  const other = join(output, 'other.cjs')
  await writeFile(other, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`)
  for (const door of [{ ELECTRON_RUN_AS_NODE: '1' }, { NODE_OPTIONS: `--require=${other}` }]) {
    expect((await call(command, ['--version'], { env: { ...env, ...door } })).stdout).toBe(`${version}\n`)
  }
  expect(existsSync(marker)).toBe(false)
})

test('a release holds the app alone, its own uv, and no side door', async () => {
  test.skip(installed !== null, 'A release is packed, not what is installed for the tests.')
  const isDebian = process.platform === 'linux' && existsSync('/usr/bin/dpkg-deb')
  await pack(output, ...(isDebian ? ['--installer', 'deb', '--own-fpm'] : []))
  const resources = packedResources(output)
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false)
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  expect(files).toEqual(expect.arrayContaining(['/package.json', '/out/main.cjs', '/out/nodelab.png']))
  const own = /^\/(package\.json|out(\/.*)?|node_modules(\/(libsql|@libsql|@neon-rs|detect-libc|pyright)(\/.*)?)?)$/
  expect(files.filter((path) => !own.test(path))).toEqual([])
  expect(existsSync(join(resources, 'app.asar.unpacked', 'node_modules', '@libsql'))).toBe(true)
  expect(files).not.toContain('/out/.stamp')
  expect(files).not.toContain('/out/packedStart.cjs')

  const notices = await readFile(join(resources, 'licences', 'THIRD-PARTY.txt'), 'utf8')
  expect(notices).toMatch(/^ {2}pyright 1\..*: MIT$/m)
  expect(notices).toMatch(/^ {2}react 19\..*: MIT$/m)
  const { components } = JSON.parse(await readFile(join(resources, 'licences', 'nodelab.cdx.json'), 'utf8')) as {
    components: { name: string }[]
  }
  const parts = components.map(({ name }) => name)
  expect(parts).toEqual(
    expect.arrayContaining(['electron', 'uv', 'libsql', 'monaco-editor', 'commander', 'ruff-wasm-web']),
  )
  expect(parts).not.toContain('vitest')

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
  if (isDebian) await lookIntoDeb(output)
})
