import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import type { Settings } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import type { DataFolders } from '../engineTypes'
import { buildEnvironment, environmentKey } from './build'
import type { Bytecode } from './bytecode'
import { toolEnvironment } from './childEnvironment'
import { findUv, type FoundUv } from './findUv'
import type { Lock } from './lock'
import { runTool } from '../processes/runTool'
import { createPythons } from './pythons'
import { isBaseAlone, knownLock, resolve } from './resolve'
import type { Store } from './store'
import type { Work, Works } from './works'

export interface EnvironmentsOptions {
  readonly folders: DataFolders
  readonly settings: () => Settings
  readonly env: NodeJS.ProcessEnv
  readonly resourcesPath: string | null
}

/** The environment as this wish sees it: another wish with the same lock may have built the folder. */
function seenBy({ wish }: Work, environment: Environment, lock: Lock): Environment {
  return { ...environment, target: wish.target.id, packages: [...lock.packages], baseChanges: [...lock.baseChanges] }
}

/** Whether the interpreter of an environment answers. */
async function runs({ python }: Environment, signal: AbortSignal): Promise<boolean> {
  const end = await runTool(python.path, ['-I', '-S', '-c', ''], { env: {}, signal, timeout: 20_000 })
  return end.exitCode === 0 || end.cancelled
}

/** Resolves when a signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolveNow) => {
    if (signal.aborted) resolveNow()
    else signal.addEventListener('abort', () => resolveNow(), { once: true })
  })
}

/** Makes the environment of a work: finds uv and Python, resolves, builds. What is known or built already is used. */
export function createMaker(options: EnvironmentsOptions, store: Store, works: Works, bytecode: Bytecode) {
  const { folders } = options
  const locks = join(folders.root, 'locks')
  const pythons = createPythons(folders.root)
  const building = new Map<string, Promise<Environment>>()
  let uv: { found: FoundUv; setting: string } | null = null

  const env = (): NodeJS.ProcessEnv => toolEnvironment(options.env, folders, options.settings())

  /** uv, found once for each path that the author sets. */
  async function uvFor(signal: AbortSignal): Promise<string> {
    const settings = options.settings()
    if (uv?.setting !== settings.uvPath) {
      const found = await findUv({ folders, settings, env: options.env, resourcesPath: options.resourcesPath }, signal)
      uv = { found, setting: settings.uvPath }
    }
    return uv.found.path
  }

  /** Two wishes with one lock build one folder: the second waits for the first, and builds itself if that one ends without it. */
  async function shared(key: string, work: Work, build: () => Promise<Environment>): Promise<Environment> {
    for (let other = building.get(key); other !== undefined; other = building.get(key)) {
      const environment = await Promise.race([other.catch(() => null), aborted(work.abort.signal).then(() => null)])
      if (environment !== null) return environment
      if (work.abort.signal.aborted) {
        throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
      }
    }
    // Removed before those who wait go on, so that one of them builds if this build ends without an environment.
    const mine = build().finally(() => building.delete(key))
    building.set(key, mine)
    return mine
  }

  return {
    /** Reaches a finished environment without any process; null where something must be found, resolved or built. */
    async atOnce(work: Work): Promise<Environment | null> {
      if (work.anew && !isBaseAlone(work.wish)) return null
      const tools = env()
      const chosen = await pythons.known(work.wish.target.python, tools)
      if (chosen === null) return null
      const lock = await knownLock(work.wish, { locks, pythonVersion: chosen.python.version, env: tools })
      if (lock === null) return null
      const environment = await store.read(environmentKey(chosen.python, lock))
      if (environment === null) return null
      work.build = { ...work.build, notices: chosen.notice === null ? [] : [chosen.notice] }
      return seenBy(work, environment, lock)
    },

    /** Throws a ProblemError where it can't be made. */
    async make(work: Work): Promise<Environment> {
      const { wish, stages, abort, anew, allowed } = work
      const { signal } = abort
      const onLine = (line: string): void => works.log(work, line)
      stages.begin('python')
      const uvPath = await uvFor(signal)
      const tools = env()
      const { python, notice } = await pythons.choose(wish.target.python, { uv: uvPath, env: tools, onLine, signal })
      stages.note('python', { detail: python.version })
      works.tell(work, { notices: notice === null ? [] : [notice] })
      stages.begin('resolving')
      const asking = { uv: uvPath, env: tools, onLine, signal, allowed }
      const { executable, version } = python
      const lock = await resolve(wish, { ...asking, python: executable, pythonVersion: version, locks, anew })
      stages.note('resolving', { count: lock.pins.length, total: lock.pins.length })
      const key = environmentKey(python, lock)
      // A look at what was ready: a link to a Python of another make may stand there by now.
      if (work.before?.environment.key === key && !(await runs(work.before.environment, signal)))
        await store.remove(key)
      const finished =
        (await store.read(key)) ??
        (await shared(key, work, async () => {
          // A damaged environment of this key may still be compiled.
          await bytecode.stop(key)
          return buildEnvironment(wish, python, lock, { ...asking, store, stages })
        }))
      return seenBy(work, finished, lock)
    },

    /** Forgets which uv and which Pythons were found, so that new ones are seen. */
    async forget(): Promise<void> {
      uv = null
      await pythons.forget()
    },
  }
}
