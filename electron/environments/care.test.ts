import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { defaultSettings } from '../../shared/model/settings'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { createEnvironments } from './environments'

it('the size of a cache that takes longer to count than one waits is told to who asks again', async () => {
  const { path: root, remove } = await tempFolder()
  const env = testEnv(root, { UV_CACHE_DIR: join(root, 'cache') })
  const folders = testFolders(env)
  const environments = createEnvironments({ folders, settings: () => defaultSettings, env, resourcesPath: null })
  onTestFinished(async () => {
    await environments.close()
    await remove()
  })
  const place = join(folders.uvCache, 'wheels')
  await mkdir(place, { recursive: true })
  await Promise.all(Array.from({ length: 2000 }, (_, at) => writeFile(join(place, String(at)), 'ten bytes.')))
  expect(await environments.cacheBytes(0)).toBeNull()
  await expect.poll(() => environments.cacheBytes(0)).toBe(20_000)
  expect(await environments.cacheBytes()).toBe(20_000)
})
