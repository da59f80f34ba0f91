import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockName, printLock } from '../../shared/packages/lockText'
import { defaultSettings } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { createEnvironments } from '../environments/environments'
import { lockHeaderOf } from '../environments/requirementsLock'
import { createStages } from '../environments/stages'
import { createTools } from '../environments/tools'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { tinyTarget } from '../testing/tinyTarget'
import { createLocks, type Locks } from './locks'

let root: string
let remove: () => Promise<void>
let index: LoopbackIndex
let environments: Environments
let locks: Locks

function start(cache: string): void {
  const env = testEnv(root, { UV_CACHE_DIR: join(root, cache), PIP_FIND_LINKS: '', UV_HTTP_RETRIES: '0' })
  const settings = { ...defaultSettings, indexUrl: index.url }
  const options = { folders: testFolders(env), settings: () => settings, env, resourcesPath: null }
  const tools = createTools(options)
  environments = createEnvironments({ ...options, tools })
  locks = createLocks(tools)
}

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  index = await startLoopbackIndex()
  index.add({ name: 'tiny-base', version: '1.0' })
  index.add({ name: 'tiny-one', version: '1.0', requires: ['only-windows>=1; sys_platform == "win32"', 'tiny-two'] })
  index.add({ name: 'only-windows', version: '1.5' })
  index.add({ name: 'tiny-two', version: '2.0' })
  start('cache')
})

afterEach(async () => {
  await environments.close()
  await index.close()
  await remove()
})

const wish = (change: Partial<EnvironmentWish> = {}): EnvironmentWish => ({
  target: tinyTarget,
  requirements: 'tiny-one\n',
  dependencies: [],
  ...change,
})

async function locked(): Promise<string> {
  await locks.write(root, wish())
  return readFile(join(root, lockName), 'utf8')
}

const pinsOf = ({ environment }: { environment: { packages: { name: string; version: string }[] } | null }): string[] =>
  (environment?.packages ?? []).map(({ name, version }) => `${name}==${version}`).sort()

describe('the lock beside the requirements', () => {
  it('holds every package for every machine with its hashes, and is taken as it is read', async () => {
    const text = await locked()
    expect(text).toMatch(/only-windows==1\.5 ; sys_platform == 'win32' \\\n {4}--hash=sha256:[0-9a-f]{64}/)
    const state = await locks.read(wish({ lock: text }))
    expect(state).toMatchObject({ state: 'matches', packages: 4, baseDate: tinyTarget.base.date, problem: null })
    expect(state.resolvedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  it('tells its stages, with what uv counts', async () => {
    const stages = createStages('lock', () => {})
    await locks.write(root, wish(), { stages })
    const [python, resolving, building, writing] = stages.list()
    expect(python).toMatchObject({ name: 'python', status: 'done', detail: expect.stringMatching(/^3\./) })
    expect(resolving).toMatchObject({ name: 'resolving', status: 'done', count: 4, total: 4 })
    expect(building).toMatchObject({ name: 'building', status: 'skipped' })
    expect(writing).toMatchObject({ name: 'writing', status: 'done' })
  })

  it('keeps its versions when the index has newer ones, and asks no index for what is cached', async () => {
    const text = await locked()
    expect(pinsOf(await environments.wait(wish({ requirements: 'tiny-one==1.0\n' })))).toContain('tiny-two==2.0')
    index.add({ name: 'tiny-two', version: '3.0' })
    expect(pinsOf(await environments.wait(wish()))).toContain('tiny-two==3.0')
    const asked = index.seen.length
    const build = await environments.wait(wish({ lock: text }))
    expect(build.problems).toEqual([])
    expect(pinsOf(build)).toEqual(['tiny-base==1.0', 'tiny-one==1.0', 'tiny-two==2.0'])
    expect(index.seen.slice(asked)).toEqual([])
  })

  it('is preferred where a node adds dependencies', async () => {
    const text = await locked()
    index.add({ name: 'tiny-two', version: '3.0' })
    index.add({ name: 'tiny-three', version: '1.0' })
    const dependencies = [{ name: 'tiny-three', version: 'latest' }]
    const build = await environments.wait(wish({ lock: text, dependencies }))
    expect(pinsOf(build)).toEqual(['tiny-base==1.0', 'tiny-one==1.0', 'tiny-three==1.0', 'tiny-two==2.0'])
  })

  it('is not used where it differs, and the part is told', async () => {
    const text = await locked()
    index.add({ name: 'tiny-two', version: '3.0' })
    const build = await environments.wait(wish({ lock: text, requirements: 'tiny-one>=1\n' }))
    expect(pinsOf(build)).toContain('tiny-two==3.0')
    expect(build.notices.map(({ code }) => code)).toContain('lock-differs-requirements')
    const states = await Promise.all([
      locks.read(wish({ lock: text, requirements: '# only words\r\ntiny-one  # mine\r\n\r\n' })),
      locks.read(wish({ lock: text, target: { ...tinyTarget, id: 'dify-other' } })),
      locks.read(wish({ lock: text.replace(/^# python: .*$/m, '# python: 3.7') })),
      locks.read(wish({ lock: text.replace(/^# base: .*$/m, '# base: 2020-01-01 0') })),
      locks.read(wish({ lock: `${text}--index-url https://elsewhere.example/simple\n` })),
      locks.read(wish()),
    ])
    expect(states.map(({ state, problem }) => problem?.code ?? state)).toEqual([
      'matches',
      'lock-differs-target',
      'lock-differs-python',
      'lock-differs-base',
      'lock-broken',
      'none',
    ])
  })

  it('does not fit once a package in it is gone or another, sealed or not', async () => {
    const text = await locked()
    expect(text).toMatch(/^# packages: sha256:[0-9a-f]{64}$/m)
    const without = (whole: string, name: string): string =>
      whole.replace(new RegExp(`^${name}==[^\\\\]*(?:\\\\\\n +--hash=\\S+ ?)*\\n`, 'm'), '')
    const unsealed = text.replace(/^# packages: .*\n/m, '')
    const asked = { requirements: 'tiny-one==1.0 ; python_version >= "3"\nonly-windows ; sys_platform == "nowhere"\n' }
    const old = unsealed.replace(
      /^# requirements: .*$/m,
      `# requirements: ${lockHeaderOf(wish(asked), '').requirements}`,
    )
    const states = await Promise.all([
      locks.read(wish({ lock: text.replaceAll('\n', '\r\n') })),
      locks.read(wish({ lock: without(text, 'tiny-two') })),
      locks.read(wish({ lock: text.replace('tiny-two==2.0', 'tiny-two==2.1') })),
      locks.read(wish({ lock: unsealed })),
      locks.read(wish({ lock: without(unsealed, 'tiny-one') })),
      locks.read(wish({ lock: without(unsealed, 'tiny-base') })),
      locks.read(wish({ ...asked, lock: old })),
      locks.read(wish({ ...asked, lock: old.replace('tiny-one==1.0', 'tiny-one==1.1') })),
    ])
    expect(states.map(({ state, problem }) => problem?.code ?? state)).toEqual([
      'matches',
      'lock-altered',
      'lock-altered',
      'matches',
      'lock-lacks',
      'lock-lacks',
      'matches',
      'lock-lacks',
    ])
    index.add({ name: 'tiny-two', version: '3.0' })
    const build = await environments.wait(wish({ lock: without(text, 'tiny-two') }))
    expect(pinsOf(build)).toEqual(['tiny-base==1.0', 'tiny-one==1.0', 'tiny-two==3.0'])
    expect(build.notices.map(({ code }) => code)).toContain('lock-altered')
  })

  it('refuses a wheel that is not the locked one', async () => {
    const text = await locked()
    await environments.close()
    await index.close()
    index = await startLoopbackIndex()
    index.add({ name: 'tiny-base', version: '1.0' })
    index.add({ name: 'tiny-one', version: '1.0', files: { 'evil.py': 'print("in")\n' } })
    index.add({ name: 'tiny-two', version: '2.0' })
    start('another-cache')
    const build = await environments.wait(wish({ lock: text }))
    expect(build.status).toBe('failed')
    expect(build.problems.map(({ code }) => code)).toEqual(['package-wrong-hash'])
    expect(build.problems[0]?.params['name']).toContain('tiny-one')
  })

  it('with an address in it waits for the word of the author', async () => {
    const resolved = await locks.resolve(wish())
    const [first, ...rest] = resolved.entries
    if (first === undefined) throw new Error('nothing was locked')
    const address = `${index.url.replace('/simple', '/files')}/tiny_two-2.0-py3-none-any.whl`
    const entries = [{ ...first, name: 'tiny-evil', version: '', marker: '', address }, ...rest]
    const build = await environments.ensure(wish({ lock: printLock({ ...resolved, entries }) }))
    const ended = await new Promise<string>((resolve) => {
      if (build.status !== 'building') resolve(build.status)
      environments.onChange(({ status }) => status !== 'building' && resolve(status))
    })
    expect(ended).toBe('held')
  })
})
