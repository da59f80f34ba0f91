import { isOffline, toolEnvironment } from './childEnvironment'
import { findUv, type FoundUv } from './findUv'
import type { EnvironmentsOptions } from './maker'
import { createOtherIndexes } from './otherIndexes'
import { createPythons } from './pythons'

/** What builds environments: uv and the Pythons of this machine, each found once. */
export function createTools(options: EnvironmentsOptions) {
  const { folders } = options
  const pythons = createPythons(folders.root)
  const indexes = createOtherIndexes(options.settings, options.indexPresets)
  let uv: { found: FoundUv; setting: string } | null = null

  return {
    pythons,

    /** Runs uv for a wish: on another preset where the chosen index does not serve. */
    runnerFor: indexes.runnerFor,

    /** Indexes for a wish, the chosen one first; null is the machine's own. */
    indexesFor: indexes.indexesFor,

    /** Whether a setting or the machine forbids the network. */
    isOffline: (): boolean => isOffline(toolEnvironment(options.env, folders, options.settings())),

    /** The variables in which uv runs now. */
    env: (): NodeJS.ProcessEnv => toolEnvironment(options.env, folders, options.settings()),

    /** The path of uv, found once for each path that the author sets. Throws a ProblemError where there is none. */
    async uvFor(signal: AbortSignal): Promise<string> {
      const settings = options.settings()
      if (uv?.setting !== settings.uvPath) {
        const search = { folders, settings, env: options.env, resourcesPath: options.resourcesPath }
        uv = { found: await findUv(search, signal), setting: settings.uvPath }
      }
      return uv.found.path
    },

    /** Forgets which uv and which Pythons were found, so that new ones are seen. */
    async forget(): Promise<void> {
      uv = null
      indexes.forget()
      await pythons.forget()
    },
  }
}

export type Tools = ReturnType<typeof createTools>
