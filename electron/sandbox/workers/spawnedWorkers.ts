import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { nodeScriptName } from '../../../shared/dify/sandboxPaths'
import { killGroup, releaseGroup, trackGroup } from '../../processes/processGroup'
import { markName, newMark } from '../../processes/runMark'
import { createHeldBy, type HeldBy, saidIn } from '../confinement/heldBy'
import { placesDescriptor, placesPrelude } from '../confinement/placesPrelude'
import { nodePrelude, nodePreludeName } from '../nodeScript'
import type { Scratch } from '../scratch'
import { streamOutput } from './output'
import { pythonArgs, pythonProgram } from './pythonProgram'
import { hearTold, type ProcessEnd, type StandingWorker, type Told } from './standingWorker'
import { wholeTurn } from './turns'
import { workerFolder } from './workerFolder'
import type { WorkerJob, WorkerPlan } from './workerPlan'

/** A worker with its process, which can be asked how far it is. */
export interface SpawnedWorker extends StandingWorker {
  /** Resolves when it waits for its script: with the module that it could not import in advance, after which it is gone, or null. */
  readonly ready: Promise<{ readonly unfit: string | null }>
}

/** What a spawned worker is talked to by: its streams, what it says, the word to go on, and what its supervisor says. */
type SpawnedStreams = [Writable, Readable, Readable, Readable, Writable | null, Readable | null]

const reportsDescriptor = 5

/** How long the last words of a supervisor may take, in milliseconds: something else can hold their pipe. */
const graceMs = 300

/** Listens to a supervisor: a line of JSON each time. */
function hearReports(stream: Readable, held: HeldBy): void {
  createInterface({ input: stream }).on('line', (line) => {
    const told = saidIn(line) as {
      readonly levels?: unknown
      readonly call?: unknown
      readonly refused?: unknown
    } | null
    if (told === null) return
    if (told.levels !== undefined) held.hearLevels(JSON.stringify(told.levels))
    if (told.call !== undefined) held.hearAll([told.call])
    held.hearAll(told.refused)
  })
}

/** Whether an interpreter of this language can be started before its script is there. */
export function canStandBy(language: WorkerPlan['language']): boolean {
  // On Windows a Node can't be made to wait for a pipe.
  return language === 'python3' || process.platform !== 'win32'
}

/**
 * Starts an interpreter in a folder of its own, which waits for its script. One that `standsBy` makes itself ready for that first; the first of a plan
 * also tries out whether what is imported in advance would be let through in the run. Rejects where it could not be started: with a ProblemError where it
 * has no folder, else with the system's own error.
 */
export async function startSpawned(
  plan: WorkerPlan,
  scratch: Scratch,
  standsBy: boolean,
  isFirst = false,
): Promise<SpawnedWorker> {
  const isPython = plan.language === 'python3'
  // A Node can't confine itself: a Python does it for it, and stays to answer for it.
  const launcher = isPython || plan.confinement === null ? null : await plan.launcher()
  // Started by another program, one that is not there would be told by that.
  if (!isPython) await access(plan.interpreter, constants.X_OK)
  const folder = await workerFolder(scratch)
  const prelude = join(folder, nodePreludeName)
  // Also one that is started for its script alone: it may be quicker than that is written.
  const waits = !isPython && canStandBy(plan.language)
  const isHeld = plan.confinement !== null && plan.confinement['mode'] !== 'free' && launcher !== null
  if (!isPython)
    await writeFile(prelude, (isHeld ? placesPrelude(nodeScriptName) : '') + nodePrelude(waits ? 4 : null, plan))
  const hasSupervisor = plan.confinement !== null && process.platform === 'linux' && (isPython || launcher !== null)
  const nodeArgs = ['--require', prelude, join(folder, nodeScriptName)]
  const mark = newMark(folder)
  const startedAt = performance.now()
  const child = spawn(launcher ?? plan.interpreter, isPython || launcher !== null ? [...pythonArgs] : nodeArgs, {
    cwd: folder,
    env: { ...plan.env, [markName]: mark.value },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', waits ? 'pipe' : 'ignore', hasSupervisor ? 'pipe' : 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const { pid } = child
  if (pid === undefined) {
    const reason = await new Promise((resolve) => child.on('error', resolve))
    scratch.remove(folder)
    throw reason
  }
  return watch(child, pid)

  function watch(started: ChildProcess, own: number): SpawnedWorker {
    const [stdin, stdout, stderr, third, fourth, reports] = started.stdio as unknown as SpawnedStreams
    const held = createHeldBy(isPython)
    let listener: (told: Told) => void = () => undefined
    let isTracked = false
    // A worker that ends before it has read its script, or closes its pipes, is told by its end.
    for (const stream of [stdin, stdout, stderr, third, fourth, reports]) stream?.on('error', () => undefined)
    // The process runs: what can still fail is a signal to it, and the whole group gets its own.
    started.on('error', () => undefined)
    if (reports !== null) hearReports(reports, held)
    const exited = new Promise<ProcessEnd>((resolve) => {
      started.on('exit', (exitCode, signal) => {
        if (isTracked) releaseGroup(own)
        // What its supervisor said last counts too.
        const end = (): void => resolve({ exitCode, signal })
        if (reports === null || reports.closed) end()
        else {
          const timer = setTimeout(end, graceMs).unref()
          reports.once('close', () => {
            clearTimeout(timer)
            end()
          })
        }
      })
    })
    const ended = exited.then(async (end) => {
      scratch.remove(folder)
      // Its end is told on another way than its last words, which are not to be overtaken.
      await wholeTurn()
      third.destroy()
      return end
    })
    function track(): void {
      if (isTracked) return
      isTracked = true
      trackGroup(own, mark, hasSupervisor ? 'supervisor' : 'leader', startedAt)
    }
    let tried: string | null = null
    const ready = new Promise<{ unfit: string | null }>((resolve) => {
      hearTold(third, (told) => {
        if (told.kind === 'refused') held.hearCall(told.call)
        else if (told.kind === 'ready') {
          // What holds a Node its supervisor tells.
          if (isPython) held.hearLevels(told.levels)
          resolve({ unfit: null })
        } else if (told.kind === 'unfit') resolve({ unfit: told.module })
        else if (told.kind === 'tries') tried = told.module
        else listener(told)
      })
      void ended.then(() => resolve({ unfit: tried }))
    })
    if (isPython) {
      const { preloads, preloadNever: never, confinement } = plan
      stdin.write(pythonProgram('spawned', { standby: standsBy, rehearses: isFirst, preloads, never, confinement }))
    } else if (launcher !== null) {
      const program = { file: plan.interpreter, args: nodeArgs, places: placesDescriptor }
      stdin.write(pythonProgram('node', { confinement: plan.confinement, reports: reportsDescriptor, program }))
    }
    return {
      pid: own,
      folder,
      mark,
      isWarm: standsBy,
      held,
      stdout: streamOutput(stdout),
      stderr: streamOutput(stderr),
      ended,
      ready,
      onTold: (heard) => (listener = heard),
      async send({ files, header, input }: WorkerJob) {
        await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)))
        if (header !== null) stdin.write(`${JSON.stringify(header)}\n`)
        stdin.end(input)
        fourth?.end('go\n')
      },
      track,
      finish() {
        for (const stream of [stdout, stderr]) stream.destroy()
        // Node takes longer to end than to run a script. A supervisor ends it, with what it left.
        if (!isPython) started.kill(launcher === null ? 'SIGKILL' : 'SIGTERM')
      },
      kill() {
        // One that stands by may have imported what starts processes: they are found by its mark.
        if (started.exitCode === null && started.signalCode === null) track()
        killGroup(own)
      },
    }
  }
}
