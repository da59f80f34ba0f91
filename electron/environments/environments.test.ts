import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import { basePackages } from '../../shared/dify/targets/target'
import { dify0_11, dify1_16 } from '../../shared/dify/targets/records'
import { defaultSettings } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { createEnvironments } from './environments'

let root: string
let removeRoot: () => Promise<void>
let environments: Environments

function start(more: NodeJS.ProcessEnv = {}): Environments {
  const env = testEnv(root, more)
  return createEnvironments({ folders: testFolders(env), settings: () => defaultSettings, env, resourcesPath: null })
}

const wish = (change: Partial<EnvironmentWish> = {}): EnvironmentWish => ({
  target: dify0_11,
  requirements: '',
  dependencies: [],
  ...change,
})

async function visible(): Promise<string[]> {
  return existsSync(`${root}/environments`) ? readdir(`${root}/environments`) : []
}

function firstProblem(build: Build) {
  expect(build.status).toBe('failed')
  const [first] = build.problems
  if (first === undefined) throw new Error('no problem was told')
  return first
}

beforeEach(async () => {
  const folder = await tempFolder()
  root = folder.path
  removeRoot = folder.remove
  environments = start()
})

afterEach(async () => {
  await environments.close()
  await removeRoot()
})

describe('environments', () => {
  it('builds the 19 packages of the Dify 0.11 sandbox, with its stages', async () => {
    const build = await environments.wait(wish())
    expect(build.problems).toEqual([])
    const pins = build.environment?.packages.map(({ name, version }) => `${name}==${version}`)
    expect(pins).toEqual(basePackages(dify0_11))
    expect(pins).toHaveLength(19)
    expect(build.environment?.python.version).toMatch(/^3\.10\./)
    expect(build.stages.find(({ name }) => name === 'installing')).toMatchObject({
      status: 'done',
      count: 19,
      total: 19,
    })
    expect(build.log).toContain('anyio==4.6.2.post1')
    expect(await visible()).toEqual([build.environment?.key])
  })

  it('runs a target on its own Python or says which one stands in', async () => {
    const build = await environments.wait(wish({ target: dify1_16 }))
    expect(build.status).toBe('ready')
    const python = build.environment?.python
    expect(python?.asked).toBe('3.14')
    expect(build.notices.map(({ code }) => code)).toEqual(python?.exact === true ? [] : ['python-nearest'])
  })

  it('keeps the base where the requirements let it, and tells what changed', async () => {
    const build = await environments.wait(wish({ requirements: '# mine\nanyio>=4.9\n' }))
    const { packages = [], baseChanges = [] } = build.environment ?? {}
    expect(baseChanges.map(({ name }) => name)).toContain('anyio')
    expect(packages.find(({ name }) => name === 'anyio')?.origin).toBe('own')
    expect(packages).toContainEqual({ name: 'certifi', version: '2024.8.30', origin: 'base' })
  })

  it('adds a dependency by name and version', async () => {
    const build = await environments.wait(wish({ dependencies: [{ name: 'six', version: '1.16.0' }] }))
    expect(build.environment?.packages).toContainEqual({ name: 'six', version: '1.16.0', origin: 'own' })
  })

  it('shares one build and one folder between two who ask at once', async () => {
    const other = start()
    const builds = await Promise.all([environments.wait(wish()), environments.wait(wish()), other.wait(wish())])
    await other.close()
    expect(new Set(builds.map((build) => build.environment?.key)).size).toBe(1)
    expect(await visible()).toHaveLength(1)
  })

  it('tells the line that can not be read', async () => {
    const first = firstProblem(await environments.wait(wish({ requirements: '# one\r\nsix\r\nrequests=>2\r\n' })))
    expect(first).toMatchObject({ code: 'requirement-broken', source: 'requirements', line: 3 })
    expect(first.raw).toContain('=>')
  })

  it('tells an unknown package and an unknown version, with their lines', async () => {
    const unknown = firstProblem(await environments.wait(wish({ requirements: 'six\nno-such-package-nodelab\n' })))
    expect(unknown).toMatchObject({ code: 'package-unknown', line: 2, params: { name: 'no-such-package-nodelab' } })
    const version = firstProblem(await environments.wait(wish({ requirements: 'six==99.0\n' })))
    expect(version).toMatchObject({ code: 'version-unknown', line: 1, params: { name: 'six' } })
  })

  it('says in words that the network is off', async () => {
    await environments.close()
    const cache = `${root}/empty-cache`
    await mkdir(cache)
    environments = start({ UV_OFFLINE: '1', UV_CACHE_DIR: cache })
    const told = firstProblem(await environments.wait(wish()))
    expect(told).toMatchObject({ code: 'network-off-missing', params: { count: 19, here: '–' } })
  })

  it('says in words that the index is not reached', async () => {
    await environments.close()
    const cache = `${root}/empty-cache`
    await mkdir(cache)
    environments = start({ UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple', UV_HTTP_RETRIES: '0', UV_CACHE_DIR: cache })
    expect(firstProblem(await environments.wait(wish())).code).toBe('network-unreachable')
  })

  it('leaves nothing behind when a build is cancelled, and builds again when asked', async () => {
    const cache = `${root}/empty-cache`
    await environments.close()
    environments = start({ UV_CACHE_DIR: cache })
    const installing = new Promise<string>((resolve) => {
      environments.onChange((build) => {
        if (build.stages.some(({ name, status }) => name === 'downloading' && status === 'running')) resolve(build.id)
      })
    })
    const ended = environments.wait(wish())
    await environments.cancel(await installing)
    expect((await ended).status).toBe('cancelled')
    expect(await visible()).toEqual([])
    expect(liveGroups()).toBe(0)
    await environments.retry((await ended).id, { anew: false, allowed: true })
    expect((await environments.wait(wish())).status).toBe('ready')
  })

  it('removes what was not used since a day, except what is in use', async () => {
    const used = await environments.wait(wish())
    const other = start()
    await other.wait(wish({ dependencies: [{ name: 'six', version: '1.16.0' }] }))
    await other.close()
    const tomorrow = new Date(Date.now() + 86_400_000)
    expect(await environments.sweep(tomorrow)).toBe(1)
    expect((await environments.list()).map(({ environment }) => environment.key)).toEqual([used.environment?.key])
  })
})
