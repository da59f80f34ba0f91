import { appendFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { bareTarget, createOwnIndex, type OwnIndex } from './testing/ownIndex'
import { sitePackages } from './verify'

let own: OwnIndex
let environments: Environments
beforeEach(async () => {
  own = await createOwnIndex()
  for (const name of ['alpha', 'beta', 'gamma']) own.index.add({ name, version: '1.0' })
  environments = own.start({ UV_PYTHON_DOWNLOADS: 'never' })
})
afterEach(() => own.remove())

const wish = (requirements: string, change: Partial<EnvironmentWish> = {}): EnvironmentWish => ({
  target: bareTarget,
  requirements,
  dependencies: [],
  folder: own.root,
  ...change,
})
const broken = 'alpha\n# more\nalphaa\n'
const keyOf = ({ environment }: Build): string => environment?.key ?? ''
const kept = ({ lastGood }: Build): string | null => lastGood?.environment.key ?? null
const folderOf = (build: Build): string => join(own.root, 'environments', keyOf(build))

async function built(asked: EnvironmentWish): Promise<Build> {
  const build = await environments.wait(asked)
  expect(build).toMatchObject({ status: 'ready', problems: [], lastGood: null })
  return build
}

describe('the environment that was built last', () => {
  it('stays in use while what is asked for now can not be built, and no longer', async () => {
    const good = await built(wish('alpha\n'))
    const failed = await environments.wait(wish(broken))
    expect(failed).toMatchObject({ status: 'failed', environment: null, lastGood: { environment: good.environment } })
    expect(failed.problems).toMatchObject([{ code: 'package-unknown', line: 3, severity: 'error' }])
    // A run that keeps to it does not try again each time, any other does.
    const asked = own.index.seen.length
    expect(kept(await environments.wait(wish(broken), undefined, { keepsLastGood: true }))).toBe(keyOf(good))
    expect(own.index.seen).toHaveLength(asked)
    own.index.add({ name: 'alphaa', version: '1.0' })
    expect((await environments.wait(wish(broken), undefined, { keepsLastGood: true })).status).toBe('failed')
    const mended = await built(wish(broken))
    expect(keyOf(mended)).not.toBe(keyOf(good))
    expect(await environments.wait(wish(broken), undefined, { keepsLastGood: true })).toMatchObject({ status: 'ready' })
  })

  it('stays in use where the build waits for a word, or was cancelled', async () => {
    const good = await built(wish('alpha\n'))
    const waits = wish('alpha\nother @ https://127.0.0.1:9/other.whl\n')
    await expect.poll(async () => (await environments.ensure(waits)).status).toBe('held')
    expect(kept(await environments.ensure(waits))).toBe(keyOf(good))
    own.index.behave(/gamma/, { kind: 'silent' })
    const { id } = await environments.ensure(wish('gamma\n'))
    await environments.cancel(id)
    const cancelled = await environments.wait(wish('gamma\n'), undefined, { keepsLastGood: true })
    expect([cancelled.status, kept(cancelled)]).toEqual(['cancelled', keyOf(good)])
  })

  it('is that of the same dependencies before a newer one', async () => {
    const dependencies = [{ name: 'beta', version: '' }]
    const first = await built(wish('alpha\n', { dependencies }))
    const second = await built(wish('alpha\n'))
    expect(kept(await environments.wait(wish(broken, { dependencies })))).toBe(keyOf(first))
    expect(kept(await environments.wait(wish(broken)))).toBe(keyOf(second))
    const changed = [...dependencies, { name: 'alphaa', version: '' }]
    expect(kept(await environments.wait(wish('alpha\n', { dependencies: changed })))).toBe(keyOf(second))
  })

  it.each<[string, () => Partial<EnvironmentWish>]>([
    ['workspace', () => ({ folder: join(own.root, 'other') })],
    ['target', () => ({ target: { ...bareTarget, id: 'bare-other' } })],
    ['Python', () => ({ target: { ...bareTarget, python: '3.11' } })],
  ])('is never that of another %s', async (_, change) => {
    await built(wish('alpha\n'))
    expect(await environments.wait(wish(broken, change()))).toMatchObject({ status: 'failed', lastGood: null })
  })

  it('is looked at again before it is used: one that was altered or removed is not in use', async () => {
    const good = await built(wish('alpha\n'))
    await expect.poll(() => readdir(folderOf(good))).toContain('nodelab-files.json')
    expect(kept(await environments.wait(wish(broken)))).toBe(keyOf(good))
    await appendFile(join(await sitePackages(folderOf(good)), 'alpha.py'), 'y = 2\n')
    // A look behind what was shown may be under way.
    const stillKept = async () => kept(await environments.wait(wish(broken), undefined, { keepsLastGood: true }))
    await expect.poll(stillKept, { timeout: 20_000 }).toBeNull()
    const again = await environments.wait(wish('alpha\n'))
    expect(kept(await environments.ensure(wish(broken)))).toBe(keyOf(again))
    await rm(folderOf(again), { recursive: true })
    expect(kept(await environments.ensure(wish(broken)))).toBeNull()
  })

  it('is known to the next start, for the same workspace and target alone', async () => {
    const good = await built(wish('alpha\n'))
    await own.closeAll()
    environments = own.start()
    expect(kept(await environments.wait(wish(broken)))).toBe(keyOf(good))
    expect(kept(await environments.wait(wish(broken, { folder: join(own.root, 'other') })))).toBeNull()
    await own.closeAll()
    await writeFile(join(own.root, 'last-environments.json'), 'no JSON')
    environments = own.start()
    expect(kept(await environments.wait(wish(broken)))).toBeNull()
    expect(await environments.wait(wish('alpha\n'))).toMatchObject({ status: 'ready', environment: good.environment })
  })

  it('is not removed while it is in use', async () => {
    const good = await built(wish('alpha\n'))
    await environments.wait(wish(broken))
    await environments.ensure(wish(broken))
    expect(await environments.remove([keyOf(good)])).toEqual([])
  })
})
