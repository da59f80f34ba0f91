import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import type { Settings } from '../../shared/model/settings'
import type { DataFolders } from '../engineTypes'
import { buildEnvironment, environmentKey } from './build'
import type { Bytecode } from './bytecode'
import type { Conditions } from './conditions'
import type { Lock } from './lock'
import { runTool } from '../processes/runTool'
import type { FoundNode } from '../sandbox/findNode'
import { dropSpoilt, rebuilt, toRepair } from './repair'
import { isBaseAlone, knownLock, resolve } from './resolve'
import type { Store } from './store'
import { createSharedBuilds } from './sharedBuilds'
import type { Tools } from './tools'
import type { Made, Work, Works } from './works'

export interface EnvironmentsOptions {
  readonly folders: DataFolders
  readonly settings: () => Settings
  readonly env: NodeJS.ProcessEnv
  readonly resourcesPath: string | null
  /** Finds a Node on this machine, of the wanted major version if it can; null where there is none. */
  readonly findNode?: (wanted: string) => Promise<FoundNode | null>
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

/** Makes what a work asks for, environment or Node. */
export interface Maker {
  /** Reaches what is finished without any process; null where something must be found, resolved or built. */
  atOnce(work: Work): Promise<Made | null>
  /** Throws a ProblemError where it can't be made. */
  make(work: Work): Promise<Made>
  /** Forgets what was found on this machine, so that what is new is seen. */
  forget(): Promise<void>
}

/** Makes the environment of a work: finds uv and Python, resolves, builds. What is known or built already is used. */
export function createMaker(
  { folders }: EnvironmentsOptions,
  tools: Tools,
  store: Store,
  works: Works,
  bytecode: Bytecode,
  conditions: Conditions,
): Maker {
  const locks = join(folders.root, 'locks')
  const { pythons } = tools
  const shared = createSharedBuilds()

  return {
    async atOnce(work) {
      if (work.anew && !isBaseAlone(work.wish)) return null
      const env = tools.env()
      const chosen = await pythons.known(work.wish.target.python, env)
      if (chosen === null) return null
      const lock = await knownLock(work.wish, { locks, pythonVersion: chosen.python.version, env })
      if (lock === null) return null
      const { environment, damage } = await conditions.look(environmentKey(chosen.python, lock), !work.allowed)
      const notices = chosen.notice === null ? [] : [chosen.notice]
      if (damage !== null)
        toRepair(work, damage, environment === null ? null : seenBy(work, environment, lock), notices)
      if (environment === null || damage !== null) return null
      work.build = { ...work.build, notices }
      return { environment: seenBy(work, environment, lock), node: null }
    },

    async make(work) {
      const { wish, stages, abort, anew, allowed } = work
      const { signal } = abort
      const onLine = (line: string): void => works.log(work, line)
      stages.begin('python')
      const uvPath = await tools.uvFor(signal)
      const env = tools.env()
      const { python, notice } = await pythons.choose(wish.target.python, { uv: uvPath, env, onLine, signal })
      stages.note('python', { detail: python.version })
      works.tell(work, { notices: notice === null ? [] : [notice] })
      stages.begin('resolving')
      const asking = { uv: uvPath, env, onLine, signal, allowed }
      const { executable, version } = python
      const lock = await resolve(wish, { ...asking, python: executable, pythonVersion: version, locks, anew })
      stages.note('resolving', { count: lock.pins.length, total: lock.pins.length })
      const key = environmentKey(python, lock)
      // A look at what was ready: a link to a Python of another make may stand there by now.
      const before = work.before?.environment ?? null
      if (before?.key === key && !(await runs(before, signal))) await store.remove(key)
      const { environment: kept, damage } = await conditions.look(key)
      if (kept !== null && damage === null) return { environment: seenBy(work, kept, lock), node: null }
      const finished = await shared(key, signal, async () => {
        // A damaged environment of this key may still be compiled.
        await bytecode.stop(key)
        if (damage !== null) await dropSpoilt(damage, { uv: uvPath, env, onLine, signal })
        const built = await buildEnvironment(wish, python, lock, {
          ...asking,
          store,
          stages,
          replaces: damage !== null,
        })
        conditions.forget(key, damage)
        return built
      })
      const repaired = work.repairs ?? damage
      if (repaired !== null) works.tell(work, { notices: [...work.build.notices, rebuilt(repaired)] })
      return { environment: seenBy(work, finished, lock), node: null }
    },

    forget: () => tools.forget(),
  }
}
