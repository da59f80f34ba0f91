import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { nodeScriptName } from '../../../shared/dify/sandboxPaths'
import { killGroup, releaseGroup, trackGroup } from '../../processes/processGroup'
import { markName, newMark } from '../../processes/runMark'
import { nodePrelude } from '../nodeScript'
import type { Scratch } from '../scratch'
import { pythonArgs, pythonProgram } from './pythonProgram'
import { hearTold, type ProcessEnd, type StandingWorker, type Told } from './standingWorker'
import { wholeTurn } from './turns'
import { workerFolder } from './workerFolder'
import type { WorkerJob, WorkerPlan } from './workerPlan'

/** The file beside the script that Node loads before it. */
const nodePreludeName = 'nodelab-prelude.cjs'

/** A worker with its process, which can be asked how far it is. */
export interface SpawnedWorker extends StandingWorker {
  /** Resolves when it waits for its script: with the module that it could not import in advance, after which it is gone, or null. */
  readonly ready: Promise<{ readonly unfit: string | null }>
}

/** Whether an interpreter of this language can be started before its script is there. */
export function canStandBy(language: WorkerPlan['language']): boolean {
  // On Windows a Node can't be made to wait for a pipe.
  return language === 'python3' || process.platform !== 'win32'
}

/**
 * Starts an interpreter in a folder of its own. One that `standsBy` makes itself ready for a script that comes later, the other expects its
 * script at once. Rejects where it could not be started: with a ProblemError where it has no folder, else with the system's own error.
 */
export async function startSpawned(plan: WorkerPlan, scratch: Scratch, standsBy: boolean): Promise<SpawnedWorker> {
  const folder = await workerFolder(scratch)
  const isPython = plan.language === 'python3'
  const prelude = join(folder, nodePreludeName)
  const waits = !isPython && standsBy
  if (!isPython) await writeFile(prelude, nodePrelude(waits))
  const args = isPython ? pythonArgs : ['--require', prelude, join(folder, nodeScriptName)]
  const mark = newMark(folder)
  const child = spawn(plan.interpreter, [...args], {
    cwd: folder,
    env: { ...plan.env, [markName]: mark.value },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', ...(waits ? (['pipe'] as const) : [])],
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
    const [stdin, stdout, stderr, third, fourth] = started.stdio as [Writable, Readable, Readable, Readable, Writable?]
    let listener: (told: Told) => void = () => undefined
    let isTracked = false
    // A worker that ends before it has read its script, or closes its pipes, is told by its end.
    for (const stream of [stdin, stdout, stderr, third, fourth]) stream?.on('error', () => undefined)
    // The process runs: what can still fail is a signal to it, and the whole group gets its own.
    started.on('error', () => undefined)
    const exited = new Promise<ProcessEnd>((resolve) => {
      started.on('exit', (exitCode, signal) => {
        if (isTracked) releaseGroup(own)
        resolve({ exitCode, signal })
      })
    })
    const ended = exited.finally(async () => {
      scratch.remove(folder)
      // Its end is told on another way than its last words, which are not to be overtaken.
      await wholeTurn()
      third.destroy()
    })
    const ready = new Promise<{ unfit: string | null }>((resolve) => {
      hearTold(third, (told) => {
        if (told.kind === 'ready') resolve({ unfit: null })
        else if (told.kind === 'unfit') resolve({ unfit: told.module })
        else listener(told)
      })
      void ended.then(() => resolve({ unfit: null }))
    })
    if (isPython) {
      const { preloads, confinement } = plan
      stdin.write(pythonProgram('spawned', { standby: standsBy, preloads, confinement }))
    }
    return {
      pid: own,
      folder,
      mark,
      isWarm: standsBy,
      stdout,
      stderr,
      ended,
      ready,
      onTold: (heard) => (listener = heard),
      async send({ files, header, input }: WorkerJob) {
        await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)))
        if (header !== null) stdin.write(`${JSON.stringify(header)}\n`)
        stdin.end(input)
        fourth?.end('go\n')
      },
      track() {
        isTracked = true
        trackGroup(own, mark)
      },
      finish() {
        for (const stream of [stdout, stderr]) stream.destroy()
        // Node takes longer to end than to run a script.
        if (!isPython) started.kill('SIGKILL')
      },
      kill: () => killGroup(own),
    }
  }
}
