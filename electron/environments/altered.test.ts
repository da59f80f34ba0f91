import { appendFile, copyFile, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import type { Environments } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'
import { sitePackages } from './verify'

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
  own.index.add({
    name: 'alpha',
    version: '1.0',
    files: { 'alpha_more/__init__.py': 'x = 1\n', 'alpha_more/deep.py': 'y = 1\n' },
  })
  own.index.add({ name: 'beta', version: '1.0' })
})
afterEach(() => own.remove())

const wish = wishFor('alpha\nbeta\n')
const codes = ({ notices }: Build): string[] =>
  notices.map(({ code }) => code).filter((code) => code !== 'python-nearest')
const keyOf = ({ environment }: Build): string => environment?.key ?? ''
const folderOf = (build: Build): string => join(own.root, 'environments', keyOf(build))

/** Builds the wish, and waits until it is known how its files are. */
async function built(environments: Environments): Promise<{ build: Build; site: string }> {
  const build = await environments.wait(wish)
  expect(build.problems).toEqual([])
  await expect.poll(() => readdir(folderOf(build))).toContain('nodelab-files.json')
  return { build, site: await sitePackages(folderOf(build)) }
}

/** What the modules tell when they are imported. */
async function told(build: Build): Promise<string> {
  const code = 'import alpha, beta, alpha_more.deep as deep; print(alpha.version, beta.version, deep.y)'
  const end = await runTool(build.environment?.python.path ?? '', ['-I', '-B', '-c', code], { env: {} })
  return end.stdout.trim() || end.stderr
}

describe('an environment that was altered', () => {
  const edits: [string, (site: string) => Promise<unknown>, string][] = [
    ['a file was removed', (site) => rm(join(site, 'alpha_more', 'deep.py')), 'alpha_more/deep.py'],
    ['a folder was removed', (site) => rm(join(site, 'alpha_more'), { recursive: true }), 'alpha_more'],
    [
      'a file was written over',
      (site) => appendFile(join(site, 'alpha_more', 'deep.py'), 'y = 2\n'),
      'alpha_more/deep.py',
    ],
    [
      'a file was put in the place of another',
      async (site) => {
        await writeFile(join(site, 'alpha_more', 'new'), 'y = 2\n')
        await rename(join(site, 'alpha_more', 'new'), join(site, 'alpha_more', 'deep.py'))
      },
      'alpha_more/deep.py',
    ],
    ['a package was added', (site) => writeFile(join(site, 'six-1.dist-info'), ''), '+six-1.dist-info'],
    ['something that runs at every start was added', (site) => writeFile(join(site, 'x.pth'), 'import os\n'), '+x.pth'],
  ]

  it.each(edits)('is built anew from its lock before a run: %s', async (_, edit, what) => {
    const environments = own.start()
    const { build, site } = await built(environments)
    await edit(site)
    // No index is asked for it but for what was altered in the cache too.
    const again = await environments.wait(wish)
    expect(again).toMatchObject({ status: 'ready', environment: build.environment })
    expect(again.notices.find(({ code }) => code === 'environment-rebuilt')?.params['what']).toBe(what)
    expect(await told(again)).toBe('1.0 1.0 1')
    await expect.poll(() => readdir(folderOf(build))).toContain('nodelab-files.json')
    expect((await environments.wait(wish)).status).toBe('ready')
    expect(await readdir(join(own.root, 'environments'))).toEqual([keyOf(build)])
  })

  it('is noticed before the very next run, though it is large and nothing but the content of a file changed', async () => {
    const files = Object.fromEntries(Array.from({ length: 800 }, (_, at) => [`alpha_more/m${at}.txt`, `${at}\n`]))
    own.index.add({ name: 'large', version: '1.0', files })
    const environments = own.start()
    const large = wishFor('alpha\nbeta\nlarge\n')
    const build = await environments.wait(large)
    expect(build.problems).toEqual([])
    await expect.poll(() => readdir(folderOf(build))).toContain('nodelab-files.json')
    const text = await readFile(join(folderOf(build), 'nodelab-files.json'), 'utf8')
    const { folders } = JSON.parse(text) as { folders: { path: string; files: [string][] }[] }
    const folder = folders.find(({ path }) => path === 'alpha_more')
    const last = `alpha_more/${folder?.files.at(-1)?.[0] ?? ''}`
    await appendFile(join(await sitePackages(folderOf(build)), last), 'y = 2\n')
    const again = await environments.wait(large)
    expect(again.notices.find(({ code }) => code === 'environment-rebuilt')?.params['what']).toBe(last)
  })

  it('is noticed by the next start, and where the window only looks', async () => {
    const { build, site } = await built(own.start())
    await own.closeAll()
    await rm(join(site, 'beta.py'))
    const environments = own.start()
    const shown = await environments.ensure(wish)
    // What still runs stays in use meanwhile.
    expect(shown).toMatchObject({ status: 'building', environment: build.environment })
    const again = await environments.wait(wish)
    expect(codes(again)).toEqual(['environment-rebuilt'])
    expect(await told(again)).toBe('1.0 1.0 1')
  })

  it('is no other for being touched, written to or compiled', async () => {
    const environments = own.start()
    const { build, site } = await built(environments)
    const file = join(site, 'alpha_more', 'deep.py')
    await utimes(file, new Date(), new Date())
    await copyFile(file, join(site, 'alpha_more', 'copy'))
    await rename(join(site, 'alpha_more', 'copy'), file)
    await writeFile(join(site, 'alpha_more', 'cache.json'), '{}')
    await rm(join(site, 'alpha_more', '__pycache__'), { recursive: true, force: true, maxRetries: 20 })
    const before = (await stat(folderOf(build))).ino
    for (let look = 0; look < 3; look += 1) expect(codes(await environments.wait(wish))).toEqual([])
    await own.closeAll()
    expect(codes(await own.start().wait(wish))).toEqual([])
    expect((await stat(folderOf(build))).ino).toBe(before)
  })

  it('stays in use, with a word, where it can not be built anew', async () => {
    const { build, site } = await built(own.start())
    await own.closeAll()
    await appendFile(join(site, 'alpha_more', 'deep.py'), 'y = 2\n')
    const offline = await own.start({ UV_OFFLINE: '1' }).wait(wish)
    // The first look may not have reached the file.
    const kept = codes(offline).length > 0 ? offline : await own.start({ UV_OFFLINE: '1' }).wait(wish)
    expect(kept).toMatchObject({ status: 'ready', environment: build.environment })
    expect(codes(kept)).toEqual(['environment-altered', 'environment-kept', 'network-off'])
  })

  it('is let be when a package writes into itself', async () => {
    const environments = own.start()
    const { build, site } = await built(environments)
    for (let time = 1; time <= 4; time += 1) {
      await appendFile(join(site, 'alpha.py'), `# ${time}\n`)
      await environments.wait(wish)
      await expect.poll(() => readdir(folderOf(build))).toContain('nodelab-files.json')
    }
    expect(await readFile(join(site, 'alpha.py'), 'utf8')).toBe('version = "1.0"\n# 3\n# 4\n')
  })
})

describe('environments that were removed', () => {
  it('come back by themselves, though all was deleted while they were in use', async () => {
    const environments = own.start()
    const { build } = await built(environments)
    await rm(own.root, { recursive: true, force: true, maxRetries: 20 })
    const again = await environments.wait(wish)
    expect(again).toMatchObject({ status: 'ready', environment: build.environment })
    expect(await told(again)).toBe('1.0 1.0 1')
    await rm(join(own.root, 'environments'), { recursive: true, maxRetries: 20 })
    expect((await environments.ensure(wish)).status).toBe('building')
    expect(await told(await environments.wait(wish))).toBe('1.0 1.0 1')
  })

  it('are not removed while this Nodelab or another looks at them, runs in them or builds them', async () => {
    const [one, other] = [own.start(), own.start()]
    const key = keyOf(await one.wait(wish))
    expect(await other.remove([key, 'no-such-key'])).toEqual([])
    expect(await other.sweep(new Date(Date.now() + 1000))).toBe(0)
    expect((await other.list()).map(({ isInUse }) => isInUse)).toEqual([true])
    const release = one.hold(key)
    const next = keyOf(await one.wait(wishFor('beta\n')))
    expect(await other.remove([key, next])).toEqual([])
    release()
    await expect.poll(() => other.remove([key, next])).toEqual([key])
    await one.close()
    expect(await other.remove([next])).toEqual([next])
    expect(await readdir(join(own.root, 'environments'))).toEqual([])
  })

  it('are swept too where they no longer tell what they are', async () => {
    const environments = own.start()
    const build = await environments.wait(wish)
    await environments.wait(wishFor('beta\n'))
    await writeFile(join(folderOf(build), 'nodelab-environment.json'), '{"key":')
    expect(await environments.list()).toHaveLength(1)
    expect(await environments.sweep(new Date(Date.now() - 86_400_000))).toBe(0)
    expect(await environments.sweep(new Date(Date.now() + 1000))).toBe(1)
  })
})
