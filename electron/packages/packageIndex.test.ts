import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ProblemError } from '../../shared/problems'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { versionsOf } from './indexVersions'
import { type Asking, createPackageIndex, type PackageIndex } from './packageIndex'
import type { Machine } from './wheelTags'

let loopback: LoopbackIndex
let index: PackageIndex
let clock = 0
beforeAll(async () => {
  loopback = await startLoopbackIndex()
  loopback.add({ name: 'Tiny_One', version: '1.0' }, { uploaded: '2024-01-02T03:04:05Z' })
  loopback.add({ name: 'Tiny_One', version: '1.10', requiresPython: '>=3.9' })
  loopback.add({ name: 'Tiny_One', version: '1.9' }, { yanked: 'broken' })
  loopback.add({ name: 'Tiny_One', version: '2.0rc1' })
  loopback.add({ name: 'Tiny_One', version: '3.0', tag: 'cp314-cp314-win_amd64' })
  loopback.addFile('tiny-one', { name: 'Tiny-One-0.9.tar.gz', bytes: new Uint8Array(7) })
  loopback.addFile('tiny-one', { name: 'Tiny_One-0.9-py2.7.egg', bytes: new Uint8Array(7) })
})
afterAll(() => loopback.close())
afterEach(() => {
  loopback.behave(/./, { kind: 'well' })
})

const linux: Machine = { python: '3.10', platform: 'linux', arch: 'x64', isMusl: false, system: [2, 36] }

function asking(more: Partial<Asking> & { readonly url?: string } = {}): Asking {
  const { url = loopback.url, ...rest } = more
  index = createPackageIndex(() => clock)
  return { env: { UV_DEFAULT_INDEX: url, HOME: '/nowhere' }, requirements: '', ...rest }
}

async function problemOf(asked: Asking): Promise<unknown> {
  const error: unknown = await index.page('tiny-one', asked).catch((reason: unknown) => reason)
  return error instanceof ProblemError ? error.problem : error
}

describe('the versions on an index', () => {
  it.each([false, true])('are told newest first, with what suits this machine (HTML alone: %s)', async (isHtml) => {
    const asked = asking()
    loopback.onlyHtml(isHtml)
    const page = await index.page('tiny.one', asked)
    loopback.onlyHtml(false)
    const versions = versionsOf(page ?? { name: '', files: [] }, 'tiny.one', linux)
    expect(versions.map(({ version, fits, isSource }) => [version, fits, isSource])).toEqual([
      ['3.0', false, false],
      ['2.0rc1', true, false],
      ['1.10', true, false],
      ['1.9', true, false],
      ['1.0', true, false],
      ['0.9', true, true],
    ])
    expect(versions.filter(({ isYanked }) => isYanked).map(({ version }) => version)).toEqual(['1.9'])
    expect(versions.filter(({ isPrerelease }) => isPrerelease).map(({ version }) => version)).toEqual(['2.0rc1'])
    const [, , ten, , one, source] = versions
    expect(ten?.requiresPython).toBe('>=3.9')
    expect(one?.uploaded).toBe(isHtml ? null : '2024-01-02T03:04:05Z')
    expect(source?.bytes).toBe(isHtml ? null : 7)
    expect(versionsOf(page ?? { name: '', files: [] }, 'tiny.one', { ...linux, python: '3.8' })[2]?.fits).toBe(false)
  })

  it('are of the first index that has the package: extra ones first, those of the file too', async () => {
    const other = await startLoopbackIndex()
    other.add({ name: 'tiny-one', version: '7.0' })
    other.add({ name: 'only-here', version: '1.0' })
    const asked = asking({ requirements: `--extra-index-url ${other.url}\n` })
    expect((await index.page('tiny-one', asked))?.files).toHaveLength(1)
    expect((await index.page('only-here', asked))?.files).toHaveLength(1)
    expect(await index.page('nowhere', asked)).toBe(null)
    expect((await index.page('tiny-one', asking({ requirements: `-i ${other.url}` })))?.files).toHaveLength(1)
    await other.close()
  })

  it('are asked for again only when they are old, and then by their tag', async () => {
    const asked = asking()
    clock = 0
    const count = loopback.seen.length
    const first = await index.page('tiny-one', asked)
    clock = 59_000
    expect(await index.page('tiny-one', asked)).toBe(first)
    expect(loopback.seen.length - count).toBe(1)
    clock = 61_000
    expect(await index.page('tiny-one', asked)).toBe(first)
    expect(loopback.seen.at(-1)?.headers['if-none-match']).toMatch(/^"/)
    expect(loopback.seen.length - count).toBe(2)
  })

  it('of an index with a password need it, in its address or in netrc, and it goes nowhere else', async () => {
    loopback.askFor({ user: 'me', password: 'p@ss/word' })
    expect(await problemOf(asking())).toMatchObject({
      code: 'source-login',
      params: { host: new URL(loopback.url).host },
    })
    const asked = asking({ url: loopback.urlWith('me', 'p@ss/word') })
    expect((await index.page('tiny-one', asked))?.files).toHaveLength(7)
    loopback.behave(/./, { kind: 'redirect' })
    const moved = asking({ url: loopback.urlWith('me', 'p@ss/word') })
    expect((await index.page('tiny-one', moved))?.files).toHaveLength(7)
    loopback.behave(/./, { kind: 'status', status: 500 })
    const told = await problemOf(asking({ url: loopback.urlWith('me', 'p@ss/word') }))
    expect(JSON.stringify(told)).not.toContain('p@ss')
    loopback.askFor(null)
  })

  it.each([
    [{ kind: 'status', status: 403 }, 'source-forbidden'],
    [{ kind: 'status', status: 503 }, 'source-faulty'],
    [{ kind: 'broken-json' }, 'source-not-index'],
    [{ kind: 'dropped' }, 'source-not-reached'],
    [{ kind: 'silent' }, 'source-silent'],
  ] as const)('can not be had where the index does %j: %s', async (manner, code) => {
    loopback.behave(/simple/, manner)
    expect(await problemOf(asking({ timeout: 500 }))).toMatchObject({ code })
  })

  it('are of the next index where one does not serve, which is not asked again for a while', async () => {
    const other = await startLoopbackIndex()
    other.add({ name: 'tiny-one', version: '7.0' })
    loopback.behave(/simple/, { kind: 'status', status: 403 })
    const asked = asking({ indexes: [loopback.url, 'http://127.0.0.1:9/simple', other.url] })
    expect((await index.page('tiny-one', asked))?.files).toHaveLength(1)
    const count = loopback.seen.length
    expect(await index.page('nowhere', asked)).toBeNull()
    expect(loopback.seen).toHaveLength(count)
    clock += 61_000
    other.behave(/simple/, { kind: 'status', status: 503 })
    expect(await problemOf({ ...asked, indexes: [loopback.url, other.url] })).toMatchObject({
      code: 'source-forbidden',
      params: { host: new URL(loopback.url).host },
    })
    await other.close()
  })

  it('can not be had of an index that is down, or where the network is off', async () => {
    expect(await problemOf(asking({ url: 'http://127.0.0.1:1/simple' }))).toMatchObject({ code: 'source-not-reached' })
    expect(await problemOf(asking({ env: { UV_OFFLINE: '1' } }))).toMatchObject({ code: 'source-offline' })
  })

  it('are given up at a cancel', async () => {
    loopback.behave(/simple/, { kind: 'silent' })
    const abort = new AbortController()
    const asked = asking({ signal: abort.signal })
    const page = index.page('tiny-one', asked)
    abort.abort()
    await expect(page).rejects.toThrow(/abort/i)
  })
})
