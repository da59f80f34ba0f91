import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import type { Settings } from '../../shared/model/settings'
import type { Preset } from '../../shared/packages/indexPresets'
import type { Problem } from '../../shared/model/problem'
import { ProblemError } from '../../shared/problems'
import { bundledWheels } from '../bundles/bundleFolder'
import type { DataFolders, EnvironmentWish } from '../engineTypes'
import { buildEnvironment, type Building, environmentKey } from './build'
import type { Bytecode } from './bytecode'
import { type Condition, type Conditions, damaged, interpreterDamage } from './conditions'
import type { Python } from './findPython'
import type { Lock } from './lock'
import { offlineProblem } from './offlineReport'
import { runTool } from '../processes/runTool'
import type { FoundNode } from '../sandbox/findNode'
import { dropSpoilt, rebuilt, toRepair } from './repair'
import type { Replacing } from './replacing'
import { readLockOf } from './requirementsLock'
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
  /** What finds uv and Pythons; its own unless given. */
  readonly tools?: Tools
  /** The indexes known by name; a test gives its own. */
  readonly indexPresets?: readonly Preset[]
  /** Finds what is nearest to a name or version that the index lacks; the problem comes back as it was where nothing is. */
  readonly nearest?: (told: Problem, wish: EnvironmentWish, signal: AbortSignal) => Promise<Problem>
  /** Finds a Node on this machine, of the wanted major version if it can; null where there is none. */
  readonly findNode?: (wanted: string) => Promise<FoundNode | null>
}

/** The environment as this wish sees it: another wish with the same lock may have built the folder. */
function seenBy({ wish }: Work, environment: Environment, lock: Lock): Environment {
  return { ...environment, target: wish.target.id, packages: [...lock.packages], baseChanges: [...lock.baseChanges] }
}

/** What must be said before anything is made: another Python than the target's, and a lock that is not used. */
function noticesOf(wish: EnvironmentWish, pythonVersion: string, notice: Problem | null): Problem[] {
  const lock = readLockOf(wish, pythonVersion).problem
  return [...(notice === null ? [] : [notice]), ...(lock === null ? [] : [lock])]
}

/** Notices with one more, which takes the place of an earlier one of its kind. */
function added(notices: readonly Problem[], told: Problem): Problem[] {
  return [...notices.filter(({ code }) => code !== told.code), told]
}

/** What every step of a build is given. */
type Asking = Omit<Building, 'store' | 'stages' | 'wheels' | 'replaces' | 'turn'>

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

/** What makers work with. */
export interface MakerParts {
  readonly tools: Tools
  readonly store: Store
  readonly works: Works
  readonly bytecode: Bytecode
  readonly conditions: Conditions
  readonly replacing: Replacing
}

/** Makes the environment of a work: finds uv and Python, resolves, builds. What is known or built already is used. */
export function createMaker({ folders }: EnvironmentsOptions, given: MakerParts): Maker {
  const { tools, store, works, bytecode, conditions, replacing } = given
  const locks = join(folders.root, 'locks')
  const { pythons } = tools
  const shared = createSharedBuilds()

  /** How the environment of a key is. One that was ready is tried: a link to a Python of another make may stand there by now. */
  async function lookAt(key: string, { before, abort }: Work): Promise<Condition> {
    const seen = await conditions.look(key)
    const ready = before?.environment ?? null
    if (ready?.key !== key || seen.environment === null || seen.damage !== null) return seen
    return (await runs(ready, abort.signal)) ? seen : { ...seen, damage: damaged(interpreterDamage) }
  }

  /** The environment of a lock: the one that is there, or a new one. */
  async function finish(work: Work, python: Python, lock: Lock, asking: Asking): Promise<Environment> {
    const { signal } = asking
    const key = environmentKey(python, lock, work.wish, asking.env)
    const { environment: kept, damage } = await lookAt(key, work)
    if (kept !== null && damage === null) return kept
    const build = async (): Promise<Environment> => {
      const replaces = damage === null ? null : await store.identity(key)
      // A damaged environment of this key may still be compiled.
      await bytecode.stop(key)
      if (damage !== null) await dropSpoilt(damage, asking)
      const wheels = await bundledWheels(folders.root, work.wish, lock)
      const turn = replacing.turn(key, signal)
      const building = { ...asking, store, stages: work.stages, wheels, turn, replaces }
      const built = await buildEnvironment(work.wish, python, lock, building)
      conditions.forget(key, damage)
      return built
    }
    const finished = await replacing.during(key, work, () => shared(key, signal, build))
    const repaired = work.repairs ?? damage
    if (repaired !== null) works.tell(work, { notices: [...work.build.notices, rebuilt(repaired)] })
    return finished
  }

  return {
    async atOnce(work) {
      if (work.anew && !isBaseAlone(work.wish) && readLockOf(work.wish, '').state !== 'matches') return null
      const env = tools.env()
      const chosen = await pythons.known(work.wish.target.python, env)
      if (chosen === null) return null
      const lock = await knownLock(work.wish, { locks, pythonVersion: chosen.python.version, env })
      if (lock === null) return null
      const { environment, damage } = await conditions.look(
        environmentKey(chosen.python, lock, work.wish, env),
        !work.allowed,
      )
      const notices = noticesOf(work.wish, chosen.python.version, chosen.notice)
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
      works.tell(work, { notices: noticesOf(wish, python.version, notice) })
      stages.begin('resolving')
      const onOther = (told: Problem): void => works.tell(work, { notices: added(work.build.notices, told) })
      const run = tools.runnerFor(wish, onOther)
      const asking = { uv: uvPath, run, env, onLine, signal, allowed }
      const { executable, version } = python
      let lock: Lock | null = null
      try {
        lock = await resolve(wish, { ...asking, python: executable, pythonVersion: version, locks, anew })
        stages.note('resolving', { count: lock.pins.length, total: lock.pins.length })
        const finished = await finish(work, python, lock, asking)
        return { environment: seenBy(work, finished, lock), node: null }
      } catch (error) {
        if (!(error instanceof ProblemError) || error.problem.code !== 'network-off') throw error
        const ask = { uv: uvPath, python: executable, env, signal, allowed }
        throw new ProblemError(await offlineProblem(error.problem, wish, lock?.pins ?? null, ask))
      }
    },

    forget: () => tools.forget(),
  }
}
