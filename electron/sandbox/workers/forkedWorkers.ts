import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { killGroup, releaseGroup, trackGroup } from '../../processes/processGroup'
import { markName, newMark, type RunMark } from '../../processes/runMark'
import type { Scratch } from '../scratch'
import { createHeldBy, type HeldBy, saidIn } from '../confinement/heldBy'
import { forkedKind } from './forkedKinds'
import { canOpen } from './pipedLines'
import { eachLine } from './eachLine'
import { pythonArgs, pythonProgram } from './pythonProgram'
import { type ProcessEnd, type StandingWorker, type Told } from './standingWorker'
import { wholeTurn } from './turns'
import { workerFolder } from './workerFolder'
import type { WorkerHub } from './workerHub'
import { pipedLines, socketLines, type WorkerLines } from './workerLines'
import type { WorkerPlan } from './workerPlan'

/** What a parent has imported, what it could not have in advance, and the process in which it has it; null where it has nothing. */
export interface WhatIsLoaded {
  readonly loaded: readonly string[]
  readonly unfit: readonly string[]
  readonly nursery: number | null
}

/** A warm Python of an environment, which forks workers. */
export interface WarmParent {
  readonly pid: number
  /** Resolves when it can fork. Null where it ended before. */
  readonly ready: Promise<WhatIsLoaded | null>
  readonly ended: Promise<void>
  /**
   * Forks a worker and resolves when it waits for its script. One that is awaited does not first go through what a script goes through. Rejects where
   * it can't be had.
   */
  fork(isAwaited: boolean): Promise<StandingWorker>
  /** Ends it; its workers end with it. */
  close(): void
}

/** What the parent says, a line of JSON each. */
interface Report {
  readonly loaded?: readonly string[]
  readonly unfit?: readonly string[]
  readonly nursery?: number | null
  /** A descriptor of its own: where such can be opened here, its workers' lines are pipes. */
  readonly place?: number | null
  readonly id?: number
  readonly pid?: number
  readonly refused?: string
  /** What holds a worker that does not say so itself, and the ends of its lines, as numbers in its parent. */
  readonly levels?: unknown
  readonly ends?: readonly number[]
  /** A call that was refused to it, as it comes up; at its end all of them. */
  readonly call?: unknown
  readonly refused_calls?: unknown
  readonly exit?: number | null
  readonly signal?: number | null
  /** Whether there may be processes that a worker has left, and whether there is something in its folder. */
  readonly left?: boolean
  readonly full?: boolean
}

/** How a fork ended, whether it may have left processes behind, and whether something is in its folder. */
interface ForkEnd extends ProcessEnd {
  readonly left: boolean
  readonly full: boolean
}

/** What is known of one fork. */
interface Fork {
  readonly held: HeldBy
  onPid(pid: number): void
  onLines(lines: WorkerLines | Promise<never>): void
  onEnd(end: ForkEnd): void
}

/** The end of a fork whose parent is gone. */
const killed: ForkEnd = { exitCode: null, signal: 'SIGKILL', left: true, full: true }

/** How long a fork may take to wait for its script: a machine that takes longer has no use for it. */
const patienceMs = 10_000

/** A number's first name is the one that is used for it: SIGABRT, not SIGIOT. */
const signalNames = new Map(
  Object.entries(constants.signals)
    .reverse()
    .map(([name, number]) => [number, name]),
)

/** Starts the warm parent of a plan. Rejects where there can be none, with the system's own error where its Python can't be started. */
export async function startParent(plan: WorkerPlan, scratch: Scratch, hub: WorkerHub): Promise<WarmParent> {
  // The folders of its workers lie in its own: what is imported in advance may write in that alone.
  const root = await workerFolder(scratch)
  const mark = newMark(root)
  const kind = await forkedKind(plan).catch((error: unknown) => {
    scratch.remove(root)
    throw error
  })
  const child = spawn(kind.python, [...pythonArgs], {
    cwd: root,
    env: { ...plan.env, [markName]: mark.value },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  const { pid } = child
  if (pid === undefined) {
    const reason = await new Promise((resolve) => child.on('error', resolve))
    scratch.remove(root)
    throw reason
  }
  trackGroup(pid, mark, 'parent')
  const { stdin, stdout } = child
  const forks = new Map<number, Fork>()
  let count = 0
  let isOver = false
  let hasPipes = false
  // Forks whose end was heard: until their parent is told so it keeps the ends of their lines, lest those numbers become another's.
  const gone: number[] = []
  child.on('error', () => undefined)
  stdin.on('error', () => undefined)
  stdout.on('error', () => undefined)
  const own = { owner: process.pid, socket: hub.path, root, markName }
  stdin.write(pythonProgram(kind.program, { ...own, ...kind.settings }))

  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      isOver = true
      releaseGroup(pid)
      // Its workers have been killed by the system, whatever they were doing.
      for (const fork of forks.values()) fork.onEnd(killed)
      forks.clear()
      scratch.remove(root)
      resolve()
    })
  })
  const ready = new Promise<WhatIsLoaded | null>((resolve) => {
    void ended.then(() => resolve(null))
    eachLine(stdout, (line) => {
      const report = saidIn(line) as Report | null
      if (report === null) return
      const { loaded, unfit = [], nursery = null, place = null } = report
      if (Array.isArray(loaded)) {
        hasPipes = place !== null && canOpen(pid, place)
        resolve({ loaded, unfit, nursery })
      }
      if (report.id === undefined) return
      const fork = forks.get(report.id)
      if (report.pid !== undefined) fork?.onPid(report.pid)
      if (report.levels !== undefined) fork?.held.hearLevels(JSON.stringify(report.levels))
      if (report.ends !== undefined) fork?.onLines(opened(pid, report.ends))
      if (report.call !== undefined) fork?.held.hearAll([report.call])
      fork?.held.hearAll(report.refused_calls)
      if (report.exit === undefined && report.refused === undefined) return
      forks.delete(report.id)
      if (hasPipes) gone.push(report.id)
      const name = report.signal == null ? null : (signalNames.get(report.signal) ?? `SIG${report.signal}`)
      const { exit = null, left = true, full = true } = report
      fork?.onEnd({ exitCode: exit, signal: name, left, full })
    })
  })

  /** Has a worker forked; `end` resolves when it is gone, whether it ever was or not. */
  function order(
    token: string | undefined,
    folder: string,
    own: RunMark,
    held: HeldBy,
    warm: boolean,
  ): { id: number; pid: Promise<number>; ends: Promise<WorkerLines>; end: Promise<ForkEnd> } {
    count += 1
    const id = count
    let onPid: (pid: number) => void = () => undefined
    let onLines: (lines: WorkerLines | Promise<never>) => void = () => undefined
    const told = new Promise<number>((resolve) => (onPid = resolve))
    const ends = new Promise<WorkerLines>((resolve) => (onLines = resolve))
    ends.catch(() => undefined)
    const end = new Promise<ForkEnd>((onEnd) => {
      if (isOver) onEnd(killed)
      else forks.set(id, { held, onPid, onLines, onEnd })
    })
    stdin.write(`${JSON.stringify({ id, token, folder, mark: own.value, warm, gone: gone.splice(0) })}\n`)
    return { id, pid: told, ends, end }
  }

  async function fork(isAwaited: boolean): Promise<StandingWorker> {
    // Nobody else may make anything in that place.
    const folder = join(root, `run-${count + 1}`)
    const own = newMark(folder)
    const expected = hasPipes ? null : hub.expect(kind.hasInput)
    const held = createHeldBy(kind.tellsLevels)
    const startedAt = performance.now()
    const ordered = order(expected?.token, folder, own, held, !isAwaited)
    const state = { pid: 0, isTracked: false, isGone: false }
    const end = ordered.end.then(async ({ left, full, ...ended }): Promise<ProcessEnd> => {
      state.isGone = true
      expected?.forget()
      // Whatever it left has become a child of the parent, which sees at once where that is nothing.
      if (state.isTracked) releaseGroup(state.pid, left)
      if (full) scratch.remove(folder)
      // Its end is told on another way than its last words, which are not to be overtaken.
      await wholeTurn()
      return ended
    })
    let listener: (told: Told) => void = () => undefined
    const lines = expected?.sockets.then((sockets) => socketLines(kind, sockets, folder)) ?? ordered.ends
    async function connected(): Promise<WorkerLines> {
      const [found, number] = await Promise.all([lines, ordered.pid])
      state.pid = number
      const close = (): void => {
        found.close()
        if (!state.isTracked) for (const output of [found.stdout, found.stderr]) output.close()
      }
      void end.then(close)
      await new Promise<void>((isReady) => {
        found.hear((told) => {
          if (told.kind === 'refused') held.hearCall(told.call)
          else if (told.kind !== 'ready') listener(told)
          else {
            if (kind.tellsLevels) held.hearLevels(told.levels)
            isReady()
          }
        })
        // Of one whose parent opened its pipes that tells too what holds it, as it lets it go.
        if (expected === null) isReady()
      })
      return found
    }
    const found = await soon(connected(), end).catch((error: unknown) => {
      // Its lines may be there without it, and it may still come.
      void lines.then(
        (all) => {
          all.close()
          for (const output of [all.stdout, all.stderr]) output.close()
        },
        () => undefined,
      )
      void ordered.pid.then((number) => {
        if (!state.isGone) killGroup(number)
      })
      throw error
    })
    return {
      pid: state.pid,
      folder,
      mark: own,
      isWarm: true,
      held,
      stdout: found.stdout,
      stderr: found.stderr,
      ended: end,
      onTold: (heard) => (listener = heard),
      send: found.send,
      hasBegun: found.hasBegun,
      track() {
        if (state.isGone) return
        state.isTracked = true
        // Its parent is guarded, and what comes of that bears a mark.
        trackGroup(state.pid, own, 'fork', startedAt)
      },
      finish: () => {
        for (const output of [found.stdout, found.stderr]) output.close()
        if (expected === null) found.close()
        // A Node takes longer to end than to run a script.
        if (kind.program === 'launcher' && !state.isGone) stdin.write(`{"end":${ordered.id}}\n`)
      },
      kill: () => {
        if (!state.isGone) killGroup(state.pid)
      },
    }
  }

  return { pid, ready, ended, fork, close: () => killGroup(pid) }
}

/** Waits for a worker that is on its way. Rejects where it ends before, or takes too long. */
function soon<T>(coming: Promise<T>, end: Promise<unknown>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The worker did not become ready in time.')), patienceMs)
    timer.unref()
    void end.then(() => reject(new Error('The worker ended before it was ready.')))
    coming.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** The lines of a worker at these ends; rejects where they can't be opened, as where its parent is gone. */
function opened(parent: number, ends: readonly number[]): WorkerLines | Promise<never> {
  try {
    return pipedLines(parent, ends)
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)))
  }
}
