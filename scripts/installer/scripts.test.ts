import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../../electron/testing/tempFolder'
import { root } from '../setup/folders.mjs'

const call = promisify(execFile)
const made = ['environments', 'python', 'uv', 'uv-cache']

let folder: Awaited<ReturnType<typeof tempFolder>>
let at: (...parts: string[]) => string
beforeEach(async () => {
  folder = await tempFolder()
  at = (...parts) => join(folder.path, ...parts)
  for (const path of ['opt/Nodelab/resources/bin', 'usr/bin', 'apparmor.d', 'stubs'])
    await mkdir(at(path), { recursive: true })
  await writeFile(at('opt/Nodelab/chrome-sandbox'), '')
  await writeFile(at('opt/Nodelab/resources/bin/nodelab'), '')
  // Those of the system would read all of its own types anew.
  for (const name of ['update-mime-database', 'update-desktop-database'])
    await stub(name, `echo ${name} >> ${at('told')}`)
})
afterEach(() => folder.remove())

/** A script of the installer as electron-builder makes it of its template, with the places of the system in the test's folder. */
async function script(name: 'after-install' | 'after-remove'): Promise<string> {
  const places: readonly (readonly [string, string])[] = [
    ['${sanitizedProductName}', 'Nodelab'],
    ['${executable}', 'nodelab'],
    ['/opt/Nodelab', at('opt/Nodelab')],
    ['/usr/bin/nodelab', at('usr/bin/nodelab')],
    ['/etc/apparmor.d', at('apparmor.d')],
  ]
  const template = readFileSync(join(root, 'scripts', 'installer', `${name}.tpl`), 'utf8')
  const path = at(name)
  await writeFile(
    path,
    places.reduce((text, [from, to]) => text.replaceAll(from, () => to), template),
  )
  return path
}

/** Puts a program of the test's before one of the system's. */
async function stub(name: string, text: string): Promise<void> {
  await writeFile(at('stubs', name), `#!/bin/sh\n${text}\n`)
  await chmod(at('stubs', name), 0o755)
}

const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${at('stubs')}${delimiter}${process.env['PATH']}`,
  DEBIAN_FRONTEND: '',
})
const run = async (name: 'after-install' | 'after-remove', ...args: string[]) =>
  call('sh', [await script(name), ...args], { env: env() })

describe.skipIf(process.platform !== 'linux')('after a package is installed', () => {
  it.each([
    ['lends user namespaces', 'exit 0', 0o755],
    ['lends none', 'exit 1', 0o4755],
  ])("the command is there, and Chromium's sandbox works where the kernel %s", async (_what, unshare, mode) => {
    await stub('unshare', unshare)
    await stub('apparmor_parser', 'exit 1')
    await run('after-install', 'configure')
    // Again, as an update does.
    await run('after-install', 'configure', '0.1.0')
    expect(await readlink(at('usr/bin/nodelab'))).toBe(at('opt/Nodelab/resources/bin/nodelab'))
    expect((await stat(at('opt/Nodelab/chrome-sandbox'))).mode & 0o7777).toBe(mode)
    expect(readdirSync(at('apparmor.d'))).toEqual([])
    const told = readFileSync(at('told'), 'utf8').trim().split('\n')
    expect(new Set(told)).toEqual(new Set(['update-mime-database', 'update-desktop-database']))
  })

  it("another program's command stays, and it is said where Nodelab's is", async () => {
    await writeFile(at('usr/bin/nodelab'), 'another')
    const { stderr } = await run('after-install', 'configure')
    expect(readFileSync(at('usr/bin/nodelab'), 'utf8')).toBe('another')
    expect(stderr).toContain(at('opt/Nodelab/resources/bin/nodelab'))
    await run('after-remove', 'remove')
    expect(existsSync(at('usr/bin/nodelab'))).toBe(true)
  })

  it('AppArmor learns to know it where it can', async () => {
    await writeFile(at('opt/Nodelab/resources/apparmor-profile'), 'profile')
    await stub('apparmor_parser', 'exit 0')
    await run('after-install', 'configure')
    expect(readdirSync(at('apparmor.d'))).toEqual(['nodelab'])
    await run('after-remove', 'remove')
    expect(readdirSync(at('apparmor.d'))).toEqual([])
  })
})

describe.skipIf(process.platform !== 'linux')('after a package is removed', () => {
  beforeEach(async () => {
    await symlink(at('opt/Nodelab/resources/bin/nodelab'), at('usr/bin/nodelab'))
    for (const name of [...made, 'history']) {
      await mkdir(at('home', '.local/share/nodelab', name), { recursive: true })
    }
    await stub('getent', `echo 'me:x:0:0:me:${at('home')}:/bin/sh'\necho 'daemon:x:1:1::${at('home')}:/bin/sh'`)
    // Root becomes the user whose files they are; here that is whoever runs the test.
    await stub('su', `echo "$5" >> ${at('became')}\nexec sh -c "$4" "$6"`)
  })
  const left = (): string[] => readdirSync(at('home', '.local/share/nodelab')).sort()

  it.each([['upgrade'], ['1'], ['failed-upgrade']])('nothing happens at an update: %s', async (word) => {
    await run('after-remove', word)
    expect(existsSync(at('usr/bin/nodelab'))).toBe(true)
  })

  it.each([
    // A purge comes after it.
    ['remove', 0],
    // rpm's, which has no other step.
    ['0', 1],
  ])('the command goes, and nothing of the author: %s', async (word, told) => {
    const { stdout } = await run('after-remove', word)
    expect(existsSync(at('usr/bin/nodelab'))).toBe(false)
    expect(stdout.match(/Environments of Nodelab are kept in/g) ?? []).toHaveLength(told)
    expect(left()).toEqual([...made, 'history'].sort())
  })

  it('a purge that nobody can answer keeps the environments, and says where they are', async () => {
    const { stdout } = await run('after-remove', 'purge')
    expect(stdout.match(/Environments of Nodelab are kept in/g)).toHaveLength(1)
    expect(left()).toEqual([...made, 'history'].sort())
  })

  it.each([
    ['y', ['history']],
    ['n', [...made, 'history'].sort()],
    ['', [...made, 'history'].sort()],
  ])('a purge on a terminal asks: %j', async (answer, rest) => {
    const path = await script('after-remove')
    // A terminal of its own, as apt gives one.
    const child = spawn('script', ['-qec', `sh '${path}' purge`, '/dev/null'], {
      env: env(),
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      said += text
      if (said.includes('[y/N]') && child.stdin.writable) child.stdin.end(`${answer}\n`)
    })
    const code = await new Promise((resolve) => {
      child.on('exit', resolve)
    })
    expect([code, left()]).toEqual([0, rest])
    expect(said).toContain(`Remove the environments of Nodelab in ${at('home', '.local/share/nodelab')}`)
    if (answer === 'y') expect(new Set(readFileSync(at('became'), 'utf8').trim().split('\n'))).toEqual(new Set(['me']))
  })
})
