import { readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { Build } from '../../shared/model/environment'
import { defaultSettings, settingsSchema } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { createEnvironments } from './environments'
import { putWheel } from './testing/packages'

let root: string
let remove: () => Promise<void>
const opened: Environments[] = []

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((environments) => environments.close()))
  await remove()
})

/** One start of Nodelab on the data folder of this test. */
function start(more: NodeJS.ProcessEnv = {}, settings = defaultSettings): Environments {
  const env = testEnv(root, more)
  const environments = createEnvironments({
    folders: testFolders(env),
    settings: () => settings,
    env,
    resourcesPath: null,
  })
  opened.push(environments)
  return environments
}

const wish = (change: Partial<EnvironmentWish> = {}): EnvironmentWish => ({
  target: dify0_11,
  requirements: '',
  dependencies: [],
  ...change,
})

const folders = async (): Promise<string[]> => readdir(join(root, 'environments'))

function environmentOf(build: Build) {
  expect(build.problems).toEqual([])
  if (build.environment === null) throw new Error(`no environment: ${build.log}`)
  return build.environment
}

function firstProblem(build: Build) {
  expect(build.status).toBe('failed')
  const [first] = build.problems
  if (first === undefined) throw new Error('no problem was told')
  return first
}

describe('an environment that exists', () => {
  it('is reached after a restart without uv, pip or any Python being asked', async () => {
    const first = environmentOf(await start().wait(wish({ requirements: 'six==1.16.0\n' })))
    // A uv that does not exist: needing it would fail the build.
    const settings = settingsSchema.parse({ uvPath: join(root, 'no-uv') })
    const again = await start({}, settings).ensure(wish({ requirements: 'six==1.16.0\n' }))
    expect(again.status).toBe('ready')
    expect(again.environment).toEqual(first)
    expect(again.stages.filter(({ status }) => status === 'running')).toEqual([])
  })

  it('is built anew when its interpreter is gone', async () => {
    const environments = start()
    const first = environmentOf(await environments.wait(wish()))
    await rm(first.python.path)
    await symlink(join(root, 'gone'), first.python.path)
    const again = environmentOf(await environments.wait(wish()))
    expect(again.key).toBe(first.key)
    expect((await runTool(again.python.path, ['-I', '-c', 'import requests'], { env: {} })).exitCode).toBe(0)
    expect(await folders()).toEqual([first.key])
  })

  it('is built anew when its marker is damaged', async () => {
    const first = environmentOf(await start().wait(wish()))
    await writeFile(join(root, 'environments', first.key, 'nodelab-environment.json'), '{"key":')
    const again = environmentOf(await start().wait(wish()))
    expect(again).toEqual(first)
    expect(await folders()).toEqual([first.key])
  })

  it('works after its data folder was moved', async () => {
    environmentOf(await start().wait(wish()))
    await Promise.all(opened.splice(0).map((environments) => environments.close()))
    const moved = `${root}-moved`
    await rename(root, moved)
    const left = remove
    root = moved
    remove = async () => {
      await rm(moved, { recursive: true, force: true, maxRetries: 20 })
      await left()
    }
    const again = environmentOf(await start().wait(wish()))
    expect(again.python.path.startsWith(moved)).toBe(true)
  })
})

describe('building', () => {
  it('goes on for one who asked when another with the same lock cancels', async () => {
    const environments = start({ UV_CACHE_DIR: join(root, 'empty-cache') })
    const same = wish({ requirements: '# the base alone\n' })
    const downloading = new Promise<string>((resolve, reject) => {
      environments.onChange((build) => {
        if (build.status === 'failed') reject(new Error(build.log))
        if (build.stages.some(({ name, status }) => name === 'downloading' && status === 'running')) resolve(build.id)
      })
    })
    const builds = [environments.wait(wish()), environments.wait(same)]
    await environments.cancel(await downloading)
    const ends = (await Promise.all(builds)).map(({ status }) => status)
    expect(ends.sort()).toEqual(['cancelled', 'ready'])
    expect(await folders()).toHaveLength(1)
  })

  it('installs from what the requirements name as a source, whatever way a version is spelt', async () => {
    const wheels = join(root, 'wheels')
    await putWheel(wheels, 'nodelab_probe', '2024.08.30')
    const build = await start().wait(wish({ requirements: `--find-links ${wheels}\nnodelab-probe\n` }))
    const environment = environmentOf(build)
    expect(environment.packages).toContainEqual({ name: 'nodelab-probe', version: '2024.8.30', origin: 'own' })
    const end = await runTool(
      environment.python.path,
      ['-I', '-c', 'import nodelab_probe; print(nodelab_probe.version)'],
      { env: {} },
    )
    expect(end.stdout.trim()).toBe('2024.08.30')
  })

  it('needs no network for what is in the cache', async () => {
    const before = start()
    environmentOf(await before.wait(wish()))
    // Its byte code may still be made.
    await before.close()
    await rm(join(root, 'environments'), { recursive: true, maxRetries: 20 })
    const offline = start({ UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple', UV_HTTP_RETRIES: '0' })
    const build = await offline.wait(wish())
    // Another index has another cache: so it is the network's failure that is told.
    expect(firstProblem(build).code).toBe('network-unreachable')
    const same = start({
      ALL_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
    })
    environmentOf(await same.wait(wish()))
  })

  it('refuses a dependency that is more than a package and a version', async () => {
    const environments = start()
    const evil = [
      { name: '--index-url', version: '' },
      { name: 'six\n--index-url http://127.0.0.1:9/simple', version: '' },
      { name: 'six', version: '1.16\n-r /etc/passwd' },
      { name: 'six @ file:///tmp/x.whl', version: '' },
    ]
    for (const dependency of evil) {
      const told = firstProblem(await environments.wait(wish({ dependencies: [dependency] })))
      expect(told).toMatchObject({ code: 'dependency-broken', params: { name: dependency.name } })
    }
    const range = await environments.wait(wish({ dependencies: [{ name: 'Six', version: '>=1.15,<2' }] }))
    expect(environmentOf(range).packages.map(({ name }) => name)).toContain('six')
  })

  it('tells a broken line after a BOM, Chinese and Windows line endings, with its column', async () => {
    const requirements = '\uFEFF# 我的依赖\r\n\r\nsix\r\n  requests = 2\r\n'
    const told = firstProblem(await start().wait(wish({ requirements })))
    expect(told).toMatchObject({ code: 'requirement-broken', source: 'requirements', line: 4, column: 12 })
  })

  it.skipIf(process.platform === 'win32')('says that a folder can not be written', async () => {
    await writeFile(join(root, 'environments'), 'a file where the folder should be')
    expect(firstProblem(await start().wait(wish())).code).toBe('folder-not-writable')
  })
})
