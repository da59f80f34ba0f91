import { execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markData } from '../../electron/moving/dataMark'
import { writePlace } from '../../electron/moving/placeFile'
import { tempFolder } from '../../electron/testing/tempFolder'
import { root } from '../setup/folders.mjs'

const call = promisify(execFile)
const made = ['environments', 'python', 'uv', 'uv-cache']

let folder: Awaited<ReturnType<typeof tempFolder>>
let at: (...parts: string[]) => string
let home: string
let moved: string
beforeEach(async () => {
  folder = await tempFolder()
  at = (...parts) => join(folder.path, ...parts)
  home = at('home', 'me')
  moved = at('disk', '别处 data')
  await mkdir(at('stubs'))
  await mkdir(home, { recursive: true })
  await dataIn(moved)
  await markData(moved)
  for (const name of ['update-mime-database', 'update-desktop-database']) await stub(name, '')
  await stub('getent', `echo 'me:x:1000:1000:me:${home}:/bin/sh'`)
  await stub('su', `echo "$5" >> ${at('became')}\nexec sh -c "$4" "$6"`)
})
afterEach(() => folder.remove())

async function stub(name: string, text: string): Promise<void> {
  await writeFile(at('stubs', name), `#!/bin/sh\n${text}\n`)
  await chmod(at('stubs', name), 0o755)
}

async function dataIn(data: string): Promise<void> {
  for (const name of [...made, 'history']) await mkdir(join(data, name), { recursive: true })
}

/** As Nodelab notes it, in the place where an uninstaller looks. */
const place = (folder: string, before?: string): Promise<void> =>
  writePlace(
    before === undefined ? { folder } : { folder, before },
    { XDG_CONFIG_HOME: join(home, '.config') },
    'linux',
  )

async function script(): Promise<string> {
  const template = readFileSync(join(root, 'scripts', 'installer', 'after-remove.tpl'), 'utf8')
  await writeFile(at('after-remove'), template.replaceAll('/opt/', at('opt/')).replaceAll('/etc/', at('etc/')))
  return at('after-remove')
}
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${at('stubs')}${delimiter}${process.env['PATH']}`,
  DEBIAN_FRONTEND: '',
})

/** What the script says to whoever can't be asked. */
const told = async (word: 'purge' | '0'): Promise<string> =>
  (await call('sh', [await script(), word], { env: env() })).stdout

/** A purge on a terminal of its own, each of whose questions is answered with yes. */
async function purged(): Promise<string> {
  const child = spawn('script', ['-qec', `sh '${await script()}' purge`, '/dev/null'], {
    env: env(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  let asked = 0
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    said += text
    for (const questions = said.split('[y/N]').length - 1; asked < questions; asked += 1) child.stdin.write('y\n')
  })
  const code = await new Promise((resolve) => {
    child.on('exit', resolve)
  })
  expect(code).toBe(0)
  return said
}
const left = (data: string): string[] => readdirSync(data).sort()
const all = ['environments', 'history', 'nodelab-data.json', 'python', 'uv', 'uv-cache']

describe.skipIf(process.platform !== 'linux')('after a package is removed whose user has moved the data folder', () => {
  it('a purge asks about that folder, and about the one before it, and removes what can be made anew', async () => {
    const before = at('disk', 'before')
    await dataIn(before)
    await markData(before)
    await dataIn(join(home, '.local/share/nodelab'))
    await place(moved, before)
    const said = await purged()
    for (const one of [join(home, '.local/share/nodelab'), moved, before])
      expect(said).toContain(`Remove the environments of Nodelab in ${one} (`)
    expect([left(moved), left(before)]).toEqual([
      ['history', 'nodelab-data.json'],
      ['history', 'nodelab-data.json'],
    ])
    expect(new Set(readFileSync(at('became'), 'utf8').trim().split('\n'))).toEqual(new Set(['me']))
  })

  it.each(['purge', '0'] as const)('whoever can not be asked is told where it is: %s', async (word) => {
    await place(moved)
    expect(await told(word)).toBe(
      `Environments of Nodelab are kept in ${moved}; to remove them: cd '${moved}' && rm -rf ${made.join(' ')}\n`,
    )
    expect(left(moved)).toEqual(all)
  })

  it('asks once where the place is the usual folder', async () => {
    const usual = join(home, '.local/share/nodelab')
    await dataIn(usual)
    await markData(usual)
    await place(usual, usual)
    expect((await told('0')).match(/are kept in/g)).toHaveLength(1)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['has no mark', () => rm(join(moved, 'nodelab-data.json'))],
    ['has the mark of something else', () => writeFile(join(moved, 'nodelab-data.json'), '{"nodelab": "backup"}')],
    [
      'has a link to a mark elsewhere',
      async () => {
        await markData(at('other'))
        await rm(join(moved, 'nodelab-data.json'))
        await symlink(at('other', 'nodelab-data.json'), join(moved, 'nodelab-data.json'))
      },
    ],
    ['is not there', () => rm(moved, { recursive: true })],
  ])('nothing is removed of a folder that %s, and it is named', async (_what, spoil) => {
    await place(moved)
    await spoil()
    const said = await purged()
    expect(said).toContain(`A data folder of Nodelab may lie in ${moved}`)
    expect(said).not.toContain('[y/N]')
    expect(left(at('disk'))).toEqual((await realpath(moved).catch(() => null)) === null ? [] : ['别处 data'])
  })

  it.each([
    ['the home', () => home],
    ['what the home lies in', () => at('home')],
    ['a link to the home', () => at('link')],
    ['the root of the disk', () => '/'],
  ])('nothing is removed of %s, though it bears the mark', async (_what, named) => {
    await symlink(home, at('link'))
    for (const one of [home, at('home')]) {
      await dataIn(one)
      await markData(one)
    }
    await place(named())
    const said = await purged()
    expect(said).toContain(`A data folder of Nodelab may lie in ${named()}`)
    expect(said).not.toContain('[y/N]')
    expect(left(home)).toEqual(expect.arrayContaining(made))
  })

  it.each(['{"folder": "../disk"}', '{"folder": "/with \\"quotes\\""}', 'not JSON', ''])(
    'a place that it can not read is named, and nothing is removed: %s',
    async (text) => {
      await place(moved)
      await writeFile(join(home, '.config/nodelab/data-folder.json'), text)
      expect(await told('purge')).toContain(`is said by ${join(home, '.config/nodelab/data-folder.json')}`)
      expect(left(moved)).toEqual(all)
    },
  )

  it('a place that was written by hand is read', async () => {
    await place(moved)
    await writeFile(join(home, '.config/nodelab/data-folder.json'), `{ "folder": "${moved}" }`)
    expect(await told('0')).toContain(`are kept in ${moved};`)
  })
})
