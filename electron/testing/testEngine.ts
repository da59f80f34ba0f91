import { createEngine, type Engine, type EngineOptions } from '../engine'
import { tempFolder } from './tempFolder'
import { testEnv, testFolders } from './testData'

/** An engine in a folder of its own, for the tests of one file. */
export interface TestEngine {
  readonly engine: Engine
  /** Closes it, and removes its folder. */
  end(): Promise<void>
}

/** Starts an engine with empty data folders and the tests' cache of packages; it has no example nodes. */
export async function startTestEngine(
  options: Partial<EngineOptions> = {},
  variables: NodeJS.ProcessEnv = {},
): Promise<TestEngine> {
  const folder = await tempFolder()
  const env = testEnv(folder.path, variables)
  const engine = createEngine({ env, folders: testFolders(env), examples: folder.path, ...options })
  return {
    engine,
    async end() {
      await engine.close()
      await folder.remove()
    },
  }
}
