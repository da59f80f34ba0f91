import { join } from 'node:path'
import type { Build, Environment } from '../../shared/model/environment'
import type { Settings } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import type { DataFolders, Environments, EnvironmentWish } from '../engineTypes'
import { buildEnvironment, environmentKey } from './build'
import { createBytecode } from './bytecode'
import { toolEnvironment } from './childEnvironment'
import { findUv, type FoundUv } from './findUv'
import { wishId } from './lock'
import { createPythons } from './pythons'
import { redact } from './redact'
import { knownLock, resolve } from './resolve'
import { createStages, type Stages } from './stages'
import { createStore, folderBytes } from './store'
import { uvProblem } from './uvProblem'

export interface EnvironmentsOptions {
  readonly folders: DataFolders
  readonly settings: () => Settings
  readonly env: NodeJS.ProcessEnv
  readonly resourcesPath: string | null
}

/** The most of uv's text that is kept: enough for any message, not for a debug log. */
const logLimit = 200_000

interface Work {
  readonly wish: EnvironmentWish
  build: Build
  stages: Stages
  readonly abort: AbortController
  /** Resolves when this build has ended in any way. */
  done: Promise<void>
  /** Resolves when it is known whether the environment is there already. */
  looked: Promise<void>
}

/** Builds and keeps environments with uv. See `Environments` for the promises it keeps. */
export function createEnvironments(options: EnvironmentsOptions): Environments {
  const { folders } = options
  const store = createStore(folders.environments)
  const locks = join(folders.root, 'locks')
  const pythons = createPythons(folders.root)
  const bytecode = createBytecode(options.env)
  const works = new Map<string, Work>()
  const building = new Map<string, Promise<Environment>>()
  const listeners = new Set<(build: Build) => void>()
  let uv: { found: FoundUv; setting: string } | null = null
  // A folder that can't be removed now is no hindrance to any build: the next start tries again.
  const swept = store.sweepAside().catch(() => undefined)

  const env = (): NodeJS.ProcessEnv => toolEnvironment(options.env, folders, options.settings())

  function tell(work: Work, change: Partial<Build>): void {
    work.build = { ...work.build, ...change }
    if (works.get(work.build.id) !== work) return
    for (const listener of listeners) listener(work.build)
  }

  function log(work: Work, line: string): void {
    work.stages.readLine(line)
    tell(work, { log: `${work.build.log}${redact(line)}\n`.slice(-logLimit) })
  }

  function ready(work: Work, environment: Environment): void {
    const stages = work.stages
    stages.begin('ready')
    stages.note('ready', { count: environment.packages.length, total: environment.packages.length })
    stages.done('ready')
    tell(work, { status: 'ready', environment })
    // Only the sweeping by last use needs it.
    store.touch(environment.key).catch(() => undefined)
  }

  /** Reaches a finished environment without any process; null where something must be found, resolved or built. */
  async function atOnce(work: Work): Promise<Environment | null> {
    const tools = env()
    const chosen = await pythons.known(work.wish.target.python, tools)
    if (chosen === null) return null
    const lock = await knownLock(work.wish, { locks, pythonVersion: chosen.python.version, env: tools })
    if (lock === null) return null
    const environment = await store.read(environmentKey(chosen.python, lock))
    if (environment === null) return null
    work.build = { ...work.build, notices: chosen.notice === null ? [] : [chosen.notice] }
    return {
      ...environment,
      target: work.wish.target.id,
      packages: [...lock.packages],
      baseChanges: [...lock.baseChanges],
    }
  }

  /** uv, found once for each path that the author sets. */
  async function uvFor(signal: AbortSignal): Promise<string> {
    const settings = options.settings()
    if (uv?.setting !== settings.uvPath) {
      const found = await findUv({ folders, settings, env: options.env, resourcesPath: options.resourcesPath }, signal)
      uv = { found, setting: settings.uvPath }
    }
    return uv.found.path
  }

  async function make(work: Work, anew: boolean): Promise<Environment> {
    const { wish, stages, abort } = work
    const { signal } = abort
    const onLine = (line: string): void => log(work, line)
    stages.begin('python')
    const uvPath = await uvFor(signal)
    const tools = env()
    const chosen = await pythons.choose(wish.target.python, {
      uv: uvPath,
      env: tools,
      onLine,
      signal,
    })
    stages.note('python', { detail: chosen.python.version })
    if (chosen.notice !== null) tell(work, { notices: [chosen.notice] })
    stages.begin('resolving')
    const pythonVersion = chosen.python.version
    const lock = await resolve(wish, {
      uv: uvPath,
      python: chosen.python.executable,
      pythonVersion,
      env: tools,
      locks,
      onLine,
      signal,
      anew,
    })
    stages.note('resolving', { count: lock.pins.length, total: lock.pins.length })
    const key = environmentKey(chosen.python, lock)
    const finished =
      (await store.read(key)) ??
      (await shared(key, work, async () => {
        // A damaged environment of this key may still be compiled.
        await bytecode.stop(key)
        return buildEnvironment(wish, chosen.python, lock, { uv: uvPath, env: tools, store, stages, onLine, signal })
      }))
    return { ...finished, target: wish.target.id, packages: [...lock.packages], baseChanges: [...lock.baseChanges] }
  }

  /** Two wishes with one lock build one folder: the second waits for the first, and builds itself if that one is cancelled. */
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

  function start(wish: EnvironmentWish, anew: boolean): Work {
    const id = wishId(wish)
    const work: Work = {
      wish,
      abort: new AbortController(),
      stages: createStages(() => tell(work, { stages: work.stages.list() })),
      done: Promise.resolve(),
      looked: Promise.resolve(),
      build: {
        id,
        target: wish.target.id,
        status: 'building',
        stages: [],
        log: '',
        problems: [],
        notices: [],
        environment: null,
        startedAt: Date.now(),
      },
    }
    work.build.stages = work.stages.list()
    works.set(id, work)
    work.looked = new Promise((hasLooked) => {
      work.done = run(work, anew, hasLooked)
    })
    return work
  }

  async function run(work: Work, anew: boolean, hasLooked: () => void): Promise<void> {
    try {
      const known = anew ? null : await atOnce(work)
      if (known === null) hasLooked()
      const environment = known ?? (await make(work, anew))
      ready(work, environment)
      if (known === null) bytecode.compile(environment)
    } catch (error) {
      work.stages.fail()
      const cancelled = work.abort.signal.aborted
      const told = error instanceof ProblemError ? error.problem : uvProblem(String(error), work.wish)
      tell(work, { status: cancelled ? 'cancelled' : 'failed', problems: [told] })
    } finally {
      hasLooked()
    }
  }

  function workFor(wish: EnvironmentWish): Work {
    return works.get(wishId(wish)) ?? start(wish, false)
  }

  /** A finished environment may have been swept by another hand since. */
  async function current(wish: EnvironmentWish): Promise<Work> {
    const work = workFor(wish)
    const { environment, status } = work.build
    if (status !== 'ready' || environment === null || (await store.read(environment.key)) !== null) return work
    // Another caller may have seen the same meanwhile.
    return works.get(work.build.id) === work ? start(wish, false) : workFor(wish)
  }

  return {
    async ensure(wish) {
      const work = await current(wish)
      await work.looked
      return work.build
    },

    async wait(wish, signal) {
      const work = await current(wish)
      if (signal === undefined) await work.done
      else await Promise.race([work.done, aborted(signal)])
      signal?.throwIfAborted()
      return work.build
    },

    async retry(id) {
      const work = works.get(id)
      if (work === undefined) throw new ProblemError(problem('uv-failed', 'environment', { raw: `No build ${id}` }))
      if (work.build.status === 'building') return work.build
      uv = null
      await pythons.forget()
      return start(work.wish, true).build
    },

    async cancel(id) {
      const work = works.get(id)
      work?.abort.abort()
      await work?.done
    },

    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async list() {
      const found = await store.list()
      return Promise.all(
        found.map(async (entry) => ({ ...entry, bytes: await folderBytes(store.folderOf(entry.environment.key)) })),
      )
    },

    async sweep(before) {
      const inUse = new Set([...works.values()].map(({ build }) => build.environment?.key))
      const old = (await store.list()).filter(
        ({ environment, lastUsed }) => lastUsed < before && !inUse.has(environment.key),
      )
      for (const { environment } of old) {
        await bytecode.stop(environment.key)
        await store.remove(environment.key)
      }
      return old.length
    },

    async close() {
      await bytecode.stop()
      for (const work of works.values()) if (work.build.status === 'building') work.abort.abort()
      await Promise.all([swept, ...[...works.values()].map(({ done }) => done)])
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolveNow) => {
    if (signal.aborted) resolveNow()
    else signal.addEventListener('abort', () => resolveNow(), { once: true })
  })
}
