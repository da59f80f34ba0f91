import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import { defaultSettings, type Settings } from '../../shared/model/settings'
import { describeProblem } from '../../shared/problems'
import type { Preset } from '../../shared/packages/indexPresets'
import type { Environments } from '../engineTypes'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { tinyTarget } from '../testing/tinyTarget'
import { createEnvironments } from './environments'

let root: string
let remove: () => Promise<void>
let first: LoopbackIndex
let second: LoopbackIndex
/** An index of the author's own that serves, but has none of the packages. */
let empty: LoopbackIndex
const opened: Environments[] = []

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  ;[first, second, empty] = await Promise.all([startLoopbackIndex(), startLoopbackIndex(), startLoopbackIndex()])
  for (const index of [first, second]) {
    index.add({ name: 'tiny-base', version: '1.0' })
    index.add({ name: 'tiny-one', version: '1.0' })
    index.add({ name: 'tiny-two', version: '1.0' })
  }
})

afterEach(async () => {
  for (const environments of opened.splice(0)) await environments.close()
  await Promise.all([first, second, empty].map((index) => index.close()))
  await remove()
})

/** Environments whose presets are the two indexes and one where nobody answers. */
function start(change: Partial<Settings> = {}, env: NodeJS.ProcessEnv = {}): Environments {
  const of = (id: string, url: string): Preset => ({ id, url, names: { en: id, 'zh-CN': id } })
  const indexPresets = [of('first', first.url), of('closed', 'http://127.0.0.1:9/simple'), of('second', second.url)]
  const variables = testEnv(root, {
    UV_CACHE_DIR: join(root, 'cache'),
    PIP_FIND_LINKS: '',
    UV_HTTP_RETRIES: '0',
    ...env,
  })
  const settings = { ...defaultSettings, indexUrl: first.url, ...change }
  const options = { folders: testFolders(variables), settings: () => settings, env: variables, resourcesPath: null }
  const environments = createEnvironments({ ...options, indexPresets })
  opened.push(environments)
  return environments
}

function make(environments: Environments, requirements: string): Promise<Build> {
  return environments.wait({ target: tinyTarget, requirements, dependencies: [], folder: root })
}

const codes = ({ notices }: Build): string[] =>
  notices.map(({ code }) => code).filter((code) => code.startsWith('index-'))
const host = ({ url }: LoopbackIndex): string => new URL(url).host

describe('an index that does not serve', () => {
  it('gives way to the next of the presets, which is told, and asked first from then on', async () => {
    first.behave(/simple/, { kind: 'status', status: 403 })
    const environments = start()
    const build = await make(environments, 'tiny-one')
    expect(build.status).toBe('ready')
    expect(codes(build)).toEqual(['index-other-served'])
    expect(build.notices.find(({ code }) => code === 'index-other-served')?.params).toEqual({
      asked: host(first),
      served: host(second),
      reason: '403 Forbidden',
    })
    expect(build.log).toContain(`${host(first)}: 403 Forbidden; trying 127.0.0.1:9`)
    expect(build.log).toContain(`trying ${host(second)}`)
    const asked = first.seen.length
    expect((await make(environments, 'tiny-two')).status).toBe('ready')
    expect(first.seen).toHaveLength(asked)
  })

  it('gives way also where it can not be reached, or has a fault', async () => {
    const build = await make(start({ indexUrl: 'http://127.0.0.1:9/simple' }), 'tiny-one')
    expect(codes(build)).toEqual(['index-other-served'])
    const [told] = build.notices.filter(({ code }) => code === 'index-other-served')
    expect(told === undefined ? '' : describeProblem(told, 'zh-CN').why).not.toMatch(/[a-z]{4}/i)
    first.behave(/simple/, { kind: 'status', status: 502 })
    expect(codes(await make(start(), 'tiny-two'))).toEqual(['index-other-served'])
  })

  it('is asked again once the author tries again', async () => {
    first.behave(/simple/, { kind: 'status', status: 403 })
    const environments = start()
    const build = await make(environments, 'tiny-one')
    first.behave(/simple/, { kind: 'well' })
    await environments.retry(build.id, { anew: true, allowed: true })
    expect(codes(await make(environments, 'tiny-one'))).toEqual([])
  })

  it('tells its own failure where none serves', async () => {
    for (const index of [first, second]) index.behave(/simple/, { kind: 'status', status: 403 })
    const build = await make(start(), 'tiny-one')
    expect(build.problems.map(({ code }) => code)).toEqual(['index-refused'])
    expect(build.problems[0]?.raw).toContain(host(first))
  })

  it('is no reason to try others where a package is unknown', async () => {
    const build = await make(start(), 'no-such-thing')
    expect(build.problems.map(({ code }) => code)).toEqual(['package-unknown'])
    expect(second.seen).toEqual([])
  })

  it.each([
    ['the switch is off', { tryMirrors: false }, {}, 'tiny-one'],
    ['the index is his own', { indexUrl: 'own' }, {}, 'tiny-one'],
    ['he names another index beside it', { extraIndexUrls: ['OWN'] }, {}, 'tiny-one'],
    ['the machine names one', {}, { UV_INDEX: 'OWN' }, 'tiny-one'],
    ['the requirements name one', {}, {}, '--extra-index-url OWN\ntiny-one'],
    ['a file that they lead to names one', {}, {}, '-r nested.txt\ntiny-one'],
  ])('keeps the names that an author asks for from others where %s', async (_, change, env, requirements) => {
    first.behave(/simple/, { kind: 'status', status: 403 })
    await writeFile(join(root, 'nested.txt'), `--extra-index-url ${empty.url}\n`)
    // The author's own index serves: one that does not would end uv before it asks any other.
    const named = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('OWN', empty.url)) as T
    const own = 'indexUrl' in change ? { indexUrl: first.urlWith('me', 'secret') } : named(change)
    const build = await make(start(own, named(env)), named(requirements))
    expect(build.status).toBe('failed')
    expect(second.seen).toEqual([])
    expect(build.log).not.toContain('secret')
  })

  it.each([
    ['the requirements say that there is to be none', { indexUrl: 'first' }, {}, '--no-index\ntiny-one'],
    ['a file that they lead to says so', { indexUrl: 'first' }, {}, '-r nested.txt\ntiny-one'],
    ['pip is told so, and nobody names an index', { indexUrl: '' }, { PIP_NO_INDEX: '1' }, 'tiny-one'],
  ])('is not asked where %s', async (_, { indexUrl }, more, requirements) => {
    await writeFile(join(root, 'nested.txt'), '--no-index\n')
    const named = indexUrl === '' ? { PIP_INDEX_URL: first.url, UV_DEFAULT_INDEX: '', UV_INDEX_URL: '' } : {}
    const build = await make(start(indexUrl === '' ? { indexUrl } : {}, { ...named, ...more }), requirements)
    expect(build.status).toBe('failed')
    expect([...first.seen, ...second.seen]).toEqual([])
  })

  it('counts in what is told of a machine without a network where the file names it', async () => {
    second.add({ name: 'tiny-three', version: '3.0' })
    const own = `--index-url ${second.url}\ntiny-three\n`
    const none = { UV_DEFAULT_INDEX: '', UV_INDEX_URL: '' }
    expect((await make(start({ indexUrl: '' }, none), own)).problems).toEqual([])
    const build = await make(start({ indexUrl: '' }, { ...none, UV_OFFLINE: '1' }), `${own}tiny-four\n`)
    expect(build.problems.map(({ code }) => code)).toEqual(['network-off-missing'])
    expect(build.problems[0]?.params).toMatchObject({
      missing: 'tiny-four',
      here: expect.stringContaining('tiny-three 3.0'),
    })
  })

  it('is asked by the settings though pip is told that there is to be none', async () => {
    expect((await make(start({}, { PIP_NO_INDEX: '1' }), 'tiny-one')).status).toBe('ready')
  })

  it('is the one that the file names, whatever the settings have chosen', async () => {
    for (const name of ['tiny-base', 'tiny-three']) empty.add({ name, version: '1.0' })
    const build = await make(start(), `--index-url ${empty.url}\ntiny-three\n`)
    expect(build.problems).toEqual([])
    expect(build.environment?.packages.map(({ name }) => name)).toContain('tiny-three')
  })
})
