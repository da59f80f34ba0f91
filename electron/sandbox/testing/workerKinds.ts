import { join } from 'node:path'
import type { Target } from '../../../shared/dify/targets/target'
import { createLocalSandbox, type LocalSandbox, type LocalSandboxOptions } from '../localSandbox'
import { createScratch } from '../scratch'
import { coldWorkers, createWorkerPool, type WorkerSource } from '../workers/workerPool'
import { anyPython } from './processes'

/** Where a worker of a run comes from: started for it alone, started early, or (on Linux) forked from a warm parent. */
export type WorkerKind = 'cold' | 'spawned' | 'forked'

/** All kinds that this machine has: what a run is must not depend on them. */
export const workerKinds: readonly WorkerKind[] =
  process.platform === 'linux' ? ['cold', 'spawned', 'forked'] : ['cold', 'spawned']

export interface TestWorkers {
  /** Where the folders of workers lie. */
  readonly root: string
  readonly workers: WorkerSource
  /** Holds a run as the author himself chose `free`, unless that run says otherwise. */
  sandbox(target: Target, change?: Partial<LocalSandboxOptions>): LocalSandbox
  /** Holds a run that says nothing as the target's own sandbox does: no file of the author's can be asked for by that. */
  heldSandbox(target: Target, change?: Partial<LocalSandboxOptions>): LocalSandbox
  close(): Promise<void>
}

/** Workers of one kind for the tests of a file, in a folder; a run waits until there is one that stands by. */
export function startWorkers(kind: WorkerKind, root: string): TestWorkers {
  const folder = join(root, `scratch-${kind}`)
  const scratch = createScratch(folder)
  const cold = coldWorkers(scratch)
  const pool = kind === 'cold' ? null : createWorkerPool({ scratch, python: kind })
  const workers: WorkerSource = {
    async take(plan) {
      if (pool === null) return cold.take(plan)
      await pool.keep(plan, 2)
      return pool.take(plan)
    },
  }
  const limits = { timeoutSeconds: 60, outputCap: 1_000_000 }
  const heldSandbox: TestWorkers['heldSandbox'] = (target, change) => {
    const python = anyPython()
    const launcher = (): Promise<string | null> => Promise.resolve(process.platform === 'linux' ? python : null)
    const own = { target, python, node: process.execPath, env: process.env, workers, cold, launcher }
    return createLocalSandbox({ ...own, ...limits, ...change })
  }
  return {
    root: folder,
    workers,
    heldSandbox,
    sandbox: (target, change) => {
      const made = heldSandbox(target, change)
      // What a worker is, whatever holds it: scripts of these tests start programs and more. How they are held has tests of its own.
      return { ...made, run: (request, hooks) => made.run(request, { mode: 'free', ...hooks }) }
    },
    async close() {
      await pool?.close()
      await scratch.settled()
    },
  }
}
