import { join } from 'node:path'
import { dify0_11 } from '../../../shared/dify/targets/records'
import type { Target } from '../../../shared/dify/targets/target'
import { defaultSettings, type Settings } from '../../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../../engineTypes'
import { type LoopbackIndex, startLoopbackIndex } from '../../testing/loopbackIndex'
import { tempFolder } from '../../testing/tempFolder'
import { testEnv, testFolders } from '../../testing/testData'
import { createEnvironments } from '../environments'

/** A Dify whose sandbox has no packages: what a test asks for is all that is built. */
export const bareTarget: Target = {
  ...dify0_11,
  id: 'bare',
  base: { ...dify0_11.base, requirements: [], packages: [], fromImage: [] },
}

/** What a test asks for. */
export function wishFor(requirements: string, target: Target = bareTarget): EnvironmentWish {
  return { target, requirements, dependencies: [] }
}

/** A data folder and a cache of a test, with an index on loopback in the place of the machine's own. */
export interface OwnIndex {
  readonly root: string
  readonly cache: string
  readonly index: LoopbackIndex
  readonly env: NodeJS.ProcessEnv
  /** One start of Nodelab on the data folder; `settings` are those of the loopback index unless told. */
  start(more?: NodeJS.ProcessEnv, settings?: Partial<Settings>): Environments
  /** Closes what was started. */
  closeAll(): Promise<void>
  remove(): Promise<void>
}

export async function createOwnIndex(): Promise<OwnIndex> {
  const [folder, index] = await Promise.all([tempFolder(), startLoopbackIndex()])
  const root = join(folder.path, 'data')
  const cache = join(folder.path, 'cache')
  const apart = { PIP_FIND_LINKS: '', UV_FIND_LINKS: '', PIP_CONFIG_FILE: '/dev/null', PIP_INDEX_URL: '', UV_INDEX: '' }
  const env = testEnv(root, { ...apart, UV_CACHE_DIR: cache, UV_HTTP_RETRIES: '0', NO_PROXY: '127.0.0.1' })
  const opened: Environments[] = []
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.splice(0).map((environments) => environments.close()))
  }
  return {
    root,
    cache,
    index,
    env,
    start(more = {}, settings = {}) {
      const all = { ...env, ...more }
      const environments = createEnvironments({
        folders: testFolders(all),
        settings: () => ({ ...defaultSettings, indexUrl: index.url, ...settings }),
        env: all,
        resourcesPath: null,
      })
      opened.push(environments)
      return environments
    },
    closeAll,
    async remove() {
      await closeAll()
      await index.close()
      await folder.remove()
    },
  }
}
