import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import type { KeptRun, RunHistoryState, RunQuery, WholeRun } from '../../shared/model/runHistory'
import type { Settings } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import { exists } from '../files/look'
import { hashName, placeKey } from '../files/placeKey'
import type { AskArgs, AskName, AskResult } from './runsHost'
import { type EndedRun, runToKeep } from './runToKeep'
import type { RunsPort } from './workerPort'

/** The paths of the databases in a folder, without those that were set aside. */
async function databasesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^[0-9a-f]{24}\.db$/.test(name)).map((name) => join(folder, name))
}

/** Old runs are looked for at the first of a start and after so many more. */
const pruneAfter = 200

const day = 86_400_000

export interface RunHistoryOptions {
  readonly dataRoot: string
  /** Null: this build has no thread for databases. */
  readonly port: RunsPort | null
  readonly settings: () => Pick<Settings, 'keepRuns' | 'keepRunsDays' | 'keepRunsMegabytes'>
  readonly now?: () => number
}

/**
 * The runs of every workspace, each workspace's in a database of its own in Nodelab's data folder. Where there is none to be had, what asks for
 * runs throws a ProblemError that says why; runs go on without it.
 */
export function createRunHistory({ dataRoot, port, settings, now = Date.now }: RunHistoryOptions) {
  const listeners = new Set<(told: Problem) => void>()
  /** By the path of a database how many runs were kept since old ones were looked for. */
  const since = new Map<string, number>()
  let lastTold = ''
  /** What was last made so by `settle`. */
  let settled = ''

  function tell(told: Problem): void {
    // A full disk is told once, not with each run.
    const key = JSON.stringify(told)
    if (key === lastTold) return
    lastTold = key
    for (const listener of listeners) listener(told)
  }

  const folder = join(dataRoot, 'run-history')

  function pathOf(workspace: string): string {
    return join(folder, `${hashName(placeKey(dataRoot, workspace))}.db`)
  }

  function ask<K extends AskName>(workspace: string, name: K, ...args: AskArgs<K>): Promise<AskResult<K>> {
    return askAt(pathOf(workspace), name, ...args)
  }

  async function askAt<K extends AskName>(path: string, name: K, ...args: AskArgs<K>): Promise<AskResult<K>> {
    if (port === null) {
      const params = { reason: 'this build has no thread for it' }
      throw new ProblemError(problem('run-history-unavailable', 'workspace', { severity: 'warning', params }))
    }
    const told = await port.ask({ path, name, args })
    if (told.aside !== null)
      tell(problem('run-history-damaged', 'workspace', { severity: 'warning', params: { path: told.aside } }))
    if (!told.ok) throw new ProblemError(told.problem)
    return told.value as AskResult<K>
  }

  /** How old and how many runs may be: since when, and how many bytes. */
  function bounds(): [since: number, bytes: number] {
    const { keepRunsDays, keepRunsMegabytes } = settings()
    return [now() - keepRunsDays * day, keepRunsMegabytes * 1_000_000]
  }

  async function prune(workspace: string): Promise<number> {
    since.set(workspace, 0)
    return ask(workspace, 'prune', ...bounds())
  }

  /**
   * Removes old runs of every workspace, also where none is kept any more: at the first call, and whenever the settings say another age or size
   * than before. Never rejects: what stands in the way of a database is told where its runs are asked for.
   */
  async function settle(): Promise<void> {
    const { keepRunsDays, keepRunsMegabytes } = settings()
    const wanted = `${keepRunsDays} ${keepRunsMegabytes}`
    if (port === null || wanted === settled) return
    settled = wanted
    for (const path of await databasesIn(folder)) {
      await askAt(path, 'prune', ...bounds()).catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
      })
    }
  }

  /** Whether old runs are looked for behind one that was kept. A command keeps one run and ends: of those it is one in so many. */
  function isDue(workspace: string, { origin }: EndedRun, key: number): boolean {
    if (origin === 'command-line') return key % pruneAfter === 0
    // One over rows may be as large as hundreds of others.
    if (origin === 'rows') return true
    const count = (since.get(workspace) ?? pruneAfter) + 1
    since.set(workspace, count)
    return count > pruneAfter
  }

  /** How many runs another data folder holds, which stays as it is; null where that can't be counted. */
  async function countIn(otherRoot: string): Promise<number | null> {
    if (port === null) return null
    let sum = 0
    for (const path of await databasesIn(join(otherRoot, 'run-history'))) {
      const count = await askAt(path, 'countAsItIs')
      if (count === null) return null
      sum += count
    }
    return sum
  }

  return {
    countIn,
    /**
     * Keeps many runs at once, as `keep` keeps one. Returns whether they are kept. Never rejects.
     */
    async keepAll(workspace: string, ended: readonly EndedRun[]): Promise<boolean> {
      if (!settings().keepRuns || port === null || ended.length === 0) return false
      try {
        await ask(workspace, 'addAll', ended.map(runToKeep))
        const count = (since.get(workspace) ?? pruneAfter) + ended.length
        since.set(workspace, count)
        if (count > pruneAfter) await prune(workspace)
        lastTold = ''
        return true
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        tell(error.problem)
        return false
      }
    },
    /**
     * Keeps a run, unless the settings say that none is kept. Returns its key; null where it is not kept: listeners are told why.
     * Never rejects.
     */
    async keep(workspace: string, ended: EndedRun): Promise<number | null> {
      if (!settings().keepRuns || port === null) return null
      try {
        const key = await ask(workspace, 'add', runToKeep(ended))
        if (isDue(workspace, ended, key)) await prune(workspace)
        lastTold = ''
        return key
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        tell(error.problem)
        return null
      }
    },
    page: (
      workspace: string,
      query: RunQuery,
      before: number | null,
      limit: number,
    ): Promise<{ runs: KeptRun[]; isMore: boolean }> => ask(workspace, 'page', query, before, limit),
    /** Whether any run of a workspace was ever kept. */
    has: (workspace: string): Promise<boolean> => exists(pathOf(workspace)),
    /** A run, whole. Throws a ProblemError where it is not kept any more. */
    async read(workspace: string, key: number): Promise<WholeRun> {
      const whole = await ask(workspace, 'read', key)
      if (whole === null) throw new ProblemError(problem('run-gone', 'workspace'))
      return whole
    },
    pin: (workspace: string, key: number, isPinned: boolean): Promise<void> => ask(workspace, 'pin', key, isPinned),
    remove: (workspace: string, keys: readonly number[]): Promise<void> => ask(workspace, 'remove', keys),
    clear: (workspace: string, withPinned: boolean): Promise<number> => ask(workspace, 'clear', withPinned),
    prune,
    settle,
    /** A node has another id now; its runs go with it. Never rejects: the node is renamed whatever becomes of them. */
    async rename(workspace: string, from: string, to: string): Promise<void> {
      if (port === null || from === to) return
      await ask(workspace, 'rename', from, to).catch((error: unknown) => {
        if (error instanceof ProblemError) tell(error.problem)
        else throw error
      })
    },
    /** What there is to choose from; where there is no run history, why. */
    async state(workspace: string): Promise<RunHistoryState> {
      try {
        return { facts: await ask(workspace, 'facts'), problem: null }
      } catch (error) {
        if (error instanceof ProblemError) return { facts: null, problem: error.problem }
        throw error
      }
    },
    /** Called with what stands in the way of keeping runs, and with a database that was kept aside. */
    onProblem(listener: (told: Problem) => void): void {
      listeners.add(listener)
    },
    /** Resolves when everything is written. */
    close: async (): Promise<void> => port?.close(),
  }
}

export type RunHistory = ReturnType<typeof createRunHistory>
