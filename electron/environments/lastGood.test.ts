import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { Build } from '../../shared/model/environment'
import { defaultSettings, type Settings } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { createEnvironments } from './environments'

let root: string
let remove: () => Promise<void>
let settings: Settings
const opened: Environments[] = []

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  settings = defaultSettings
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((environments) => environments.close()))
  await remove()
})

function start(more: NodeJS.ProcessEnv = {}): Environments {
  const env = testEnv(root, { UV_HTTP_RETRIES: '0', ...more })
  const folders = testFolders(env)
  const environments = createEnvironments({ folders, settings: () => settings, env, resourcesPath: null })
  opened.push(environments)
  return environments
}

/** From now on no index is reached. */
function cutOff(): void {
  settings = { ...defaultSettings, indexUrl: 'http://127.0.0.1:9/simple' }
}

const wish = (requirements = ''): EnvironmentWish => ({ target: dify0_11, requirements, dependencies: [] })
const six = wish('six==1.16.0\n')
const codes = ({ notices }: Build): string[] => notices.map(({ code }) => code)

/** Resolves with the first state of a build that is another than `building`. */
function end(environments: Environments, id: string): Promise<Build> {
  return new Promise((resolve) => {
    environments.onChange((build) => {
      if (build.id === id && build.status !== 'building') resolve(build)
    })
  })
}

describe('an environment that is ready', () => {
  it('stays in use while it is resolved again, and when that fails', async () => {
    const environments = start()
    const first = await environments.wait(six)
    cutOff()
    const ended = end(environments, first.id)
    const again = await environments.retry(first.id, { anew: true, allowed: true })
    expect(again).toMatchObject({ status: 'building', environment: first.environment })
    const kept = await ended
    expect(kept).toMatchObject({ status: 'ready', environment: first.environment, problems: [] })
    expect(codes(kept)).toEqual([...codes(first), 'environment-kept', 'network-unreachable'])
    expect(kept.notices.map(({ severity }) => severity)).not.toContain('error')
    expect((await environments.wait(six)).environment).toEqual(first.environment)
  })

  it('stays in use, without a word, when resolving it again is cancelled', async () => {
    const environments = start()
    const first = await environments.wait(six)
    await environments.retry(first.id, { anew: true, allowed: true })
    await environments.cancel(first.id)
    const kept = await environments.ensure(six)
    expect(kept).toMatchObject({ status: 'ready', environment: first.environment, notices: first.notices })
  })

  it('needs no index to be looked at again where it is the base alone', async () => {
    const environments = start()
    const first = await environments.wait(wish())
    cutOff()
    await environments.retry(first.id, { anew: true, allowed: true })
    const again = await environments.wait(wish())
    expect(again).toMatchObject({ status: 'ready', environment: first.environment, notices: first.notices })
  })

  it.each([false, true])('is built anew by Try again when its folder was removed by hand (anew: %s)', async (anew) => {
    const environments = start()
    const first = await environments.wait(six)
    // At once, also while its byte code is still made.
    await rename(join(root, 'environments'), join(root, 'taken away'))
    const ended = end(environments, first.id)
    await environments.retry(first.id, { anew, allowed: true })
    expect(await ended).toMatchObject({ status: 'ready', problems: [], environment: first.environment })
  })

  it('is built anew by Try again when its interpreter no longer runs', async () => {
    const environments = start()
    const first = await environments.wait(six)
    const { path = '', version } = first.environment?.python ?? {}
    await rm(path)
    await writeFile(path, 'no interpreter', { mode: 0o755 })
    await environments.retry(first.id, { anew: false, allowed: true })
    expect((await environments.wait(six)).status).toBe('ready')
    const { stdout } = await runTool(path, ['-c', 'import six, sys; print(sys.version)'], { env: {} })
    expect(stdout).toContain(version)
  })
})

describe('a build that made no environment', () => {
  it('is tried again by a run, not by a look', async () => {
    const environments = start()
    cutOff()
    const failed = await environments.wait(six)
    expect(failed.problems.map(({ code }) => code)).toEqual(['network-unreachable'])
    settings = defaultSettings
    expect((await environments.ensure(six)).status).toBe('failed')
    expect((await environments.wait(six)).status).toBe('ready')
  })

  it('is built by a run after it was cancelled', async () => {
    const environments = start()
    const { id } = await environments.ensure(six)
    await environments.cancel(id)
    expect((await environments.ensure(six)).status).toBe('cancelled')
    expect((await environments.wait(six)).status).toBe('ready')
  })
})

describe('a build that is no longer looked at', () => {
  it('is given up', async () => {
    const environments = start()
    const heard: string[] = []
    const { id } = await environments.ensure(wish('requ\n'))
    environments.onChange((build) => heard.push(build.id))
    await environments.ensure(six)
    const ready = await environments.wait(six)
    expect(new Set(heard)).toEqual(new Set([ready.id]))
    await expect(environments.retry(id, { anew: false, allowed: true })).rejects.toThrow('uv')
    expect(await readdir(join(root, 'environments'))).toEqual([ready.environment?.key])
  })

  it('begins anew when it is looked at again', async () => {
    const environments = start()
    await environments.ensure(six)
    await environments.ensure(wish())
    const { id, status } = await environments.ensure(six)
    expect(status).toBe('building')
    expect((await end(environments, id)).status).toBe('ready')
  })

  it('goes on for a run that waits for it', async () => {
    const environments = start()
    await environments.ensure(six)
    const run = environments.wait(six)
    await environments.ensure(wish())
    expect((await run).status).toBe('ready')
  })
})
