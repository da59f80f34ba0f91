import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model/settings'
import type { Environments } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { tinyTarget } from '../testing/tinyTarget'
import { createEnvironments } from './environments'

let root: string
let remove: () => Promise<void>
let index: LoopbackIndex
let environments: Environments

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  index = await startLoopbackIndex()
  index.add({ name: 'tiny-base', version: '1.0' })
  index.add({ name: 'tiny-one', version: '1.0' })
  const env = testEnv(root, { UV_CACHE_DIR: join(root, 'cache'), PIP_FIND_LINKS: '', UV_HTTP_RETRIES: '0' })
  const settings = { ...defaultSettings, indexUrl: index.url }
  environments = createEnvironments({ folders: testFolders(env), settings: () => settings, env, resourcesPath: null })
})

afterEach(async () => {
  await environments.close()
  await index.close()
  await remove()
})

const wish = { target: tinyTarget, requirements: 'tiny-one\n', dependencies: [] }

describe('an index that is slow', () => {
  it('holds no stage up for good', async () => {
    index.behave(/./, { kind: 'slow', ms: 200 })
    const running = new Set<string>()
    environments.onChange(({ stages }) => {
      for (const { name, status } of stages) if (status === 'running') running.add(name)
    })
    const build = await environments.wait(wish)
    expect(build.problems).toEqual([])
    expect(build.status).toBe('ready')
    expect([...running]).toEqual(expect.arrayContaining(['resolving', 'installing']))
  })

  it('holds no cancel up', async () => {
    // Longer than a test may take: whoever waits for the answer fails.
    index.behave(/./, { kind: 'slow', ms: 600_000 })
    const build = await environments.ensure(wish)
    const ended = environments.wait(wish)
    await expect.poll(() => index.seen.length, { timeout: 20_000 }).toBeGreaterThan(0)
    await environments.cancel(build.id)
    expect((await ended).status).toBe('cancelled')
    expect(liveGroups()).toBe(0)
  })
})
