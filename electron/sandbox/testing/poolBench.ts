import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { ConfinementMode } from '../../../shared/dify/confinementModes'
import { dify1_16 } from '../../../shared/dify/targets/records'
import type { SandboxResult } from '../../engineTypes'
import { tempFolder } from '../../testing/tempFolder'
import { createLocalSandbox, type LocalSandbox, type LocalSandboxOptions } from '../localSandbox'
import { createScratch } from '../scratch'
import { coldWorkers, createWorkerPool, type WorkerPool, type WorkerPoolOptions } from '../workers/workerPool'
import { anyPython } from './processes'

/** A pool of workers of one kind, and a sandbox that takes from it. */
export interface OwnPool {
  readonly pool: WorkerPool
  readonly sandbox: LocalSandbox
  readonly scratch: string
  run(code: string, onOutput?: () => void): Promise<SandboxResult>
  /** Runs Python and returns what it printed, in whole lines. */
  print(code: string): Promise<string[]>
  isWarm(code?: string): Promise<boolean>
  end(): Promise<void>
}

export interface OwnPoolOptions extends Omit<WorkerPoolOptions, 'scratch' | 'python'> {
  readonly mode?: ConfinementMode
  readonly change?: Partial<LocalSandboxOptions>
}

/** An environment of a test's own, and pools for it. */
export interface PoolBench {
  readonly root: string
  readonly python: string
  /** Where its packages lie. */
  readonly site: string
  /** Puts files among its packages. */
  add(files: Readonly<Record<string, string>>): void
  start(kind: 'spawned' | 'forked', options?: OwnPoolOptions): OwnPool
  remove(): Promise<void>
}

export async function createPoolBench(): Promise<PoolBench> {
  const { path: root, remove } = await tempFolder()
  const folder = join(root, 'environment')
  execFileSync(anyPython(), ['-I', '-m', 'venv', '--without-pip', folder])
  const python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
  const where = 'import sysconfig; print(sysconfig.get_paths()["purelib"])'
  const site = execFileSync(python, ['-I', '-c', where], { encoding: 'utf8' }).trim()
  let count = 0
  return {
    root,
    python,
    site,
    add(files) {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text)
    },
    start(kind, { mode = 'like-dify', change, ...options } = {}) {
      count += 1
      const path = join(root, `scratch-${count}`)
      const scratch = createScratch(path)
      const pool = createWorkerPool({ scratch, python: kind, ...options })
      const cold = coldWorkers(scratch)
      const own = { python, node: process.execPath, env: {}, workers: pool, cold, ...change }
      const sandbox = createLocalSandbox({ target: dify1_16, timeoutSeconds: 60, outputCap: 100_000, ...own })
      const run = (code: string, onOutput = (): void => undefined): Promise<SandboxResult> =>
        sandbox.run({ language: 'python3', code, preload: '', enableNetwork: true }, { onOutput, mode })
      return {
        run,
        pool,
        sandbox,
        scratch: path,
        async print(code) {
          const { stdout, error } = await run(code)
          expect(error).toBe('')
          return stdout.trimEnd().split('\n')
        },
        isWarm: async (code = 'pass') => (await run(code)).isWarm,
        async end() {
          await pool.close()
          await scratch.settled()
        },
      }
    },
    remove,
  }
}
