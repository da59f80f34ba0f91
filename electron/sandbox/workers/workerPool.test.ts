import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../../shared/dify/targets/records'
import type { ConfinementMode } from '../../../shared/dify/confinementModes'
import type { SandboxResult } from '../../engineTypes'
import { tempFolder } from '../../testing/tempFolder'
import { createLocalSandbox, type LocalSandbox } from '../localSandbox'
import { createScratch } from '../scratch'
import { anyPython, isRunning } from '../testing/processes'
import { workerKinds } from '../testing/workerKinds'
import { coldWorkers, createWorkerPool, type WorkerPool } from './workerPool'

let root: string
let remove: () => Promise<void>
/** An environment of the tests' own, and where its packages lie. */
let python: string
let site: string

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  const folder = join(root, 'environment')
  execFileSync(anyPython(), ['-I', '-m', 'venv', '--without-pip', folder])
  python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
  const where = 'import sysconfig; print(sysconfig.get_paths()["purelib"])'
  site = execFileSync(python, ['-I', '-c', where], { encoding: 'utf8' }).trim()
})
afterAll(() => remove())

const standing = workerKinds.filter((kind) => kind !== 'cold')

interface Own {
  readonly pool: WorkerPool
  readonly sandbox: LocalSandbox
  readonly scratch: string
  run(code: string, onOutput?: () => void): Promise<SandboxResult>
  /** Runs Python and returns what it printed, in whole lines. */
  print(code: string): Promise<string[]>
  isWarm(): Promise<boolean>
  end(): Promise<void>
}

let count = 0

function start(kind: 'spawned' | 'forked', idleMs?: number, mode: ConfinementMode = 'like-dify'): Own {
  count += 1
  const folder = join(root, `scratch-${count}`)
  const scratch = createScratch(folder)
  const pool = createWorkerPool({ scratch, python: kind, ...(idleMs === undefined ? {} : { idleMs }) })
  const cold = coldWorkers(scratch)
  const own = { python, node: process.execPath, env: {}, workers: pool, cold }
  const sandbox = createLocalSandbox({ target: dify1_16, timeoutSeconds: 60, outputCap: 100_000, ...own })
  const run = (code: string, onOutput = (): void => undefined) =>
    sandbox.run({ language: 'python3', code, preload: '', enableNetwork: true }, { onOutput, mode })
  return {
    run,
    pool,
    sandbox,
    scratch: folder,
    async print(code) {
      const { stdout, error } = await run(code)
      expect(error).toBe('')
      return stdout.trimEnd().split('\n')
    },
    isWarm: async () => (await run('pass')).isWarm,
    async end() {
      await pool.close()
      await scratch.settled()
    },
  }
}

/** The folders in which this process has sockets for its workers. */
const hubs = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`nodelab-${process.pid}-w`))

describe.skipIf(process.platform === 'win32').each(standing)('a pool of %s workers', (kind) => {
  it('has its workers import what nodes need, but not what prints, fails, ends the program or stays open', async () => {
    const sources: Record<string, string> = {
      good: 'import os\npid = os.getpid()\n',
      prints: 'print("at import")\n',
      fails: 'raise ValueError("at import")\n',
      exits: 'import os\nos._exit(3)\n',
      opens: 'kept = open(__file__)\n',
    }
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(site, `${name}_own.py`), text)
    const names = Object.keys(sources).map((name) => `${name}_own`)
    const own = start(kind)
    try {
      await own.pool.keep(own.sandbox.planOf('python3', names), 2)
      const loaded = 'import sys\nprint(sorted(name for name in sys.modules if name.endswith("_own")))'
      expect(await own.print(loaded)).toEqual(["['good_own']"])
      expect(await own.print('import prints_own')).toEqual(['at import'])
      expect(await own.isWarm()).toBe(true)
      const failed = await own.run('import fails_own')
      expect(failed.stderr).toContain('ValueError: at import')
    } finally {
      await own.end()
    }
  })

  it('leaves no process, no socket and no folder when it is closed', async () => {
    const own = start(kind)
    await own.pool.keep(own.sandbox.planOf('python3'), 3)
    const seen = await own.print(
      'import os\nprint(os.getpid())\nprint(os.getppid() if os.getppid() > 1 else os.getpid())',
    )
    const pids = seen.map(Number).filter((pid) => pid !== process.pid)
    await own.end()
    await expect.poll(() => pids.filter(isRunning)).toEqual([])
    expect(readdirSync(own.scratch)).toEqual([])
    expect(hubs()).toEqual([])
    // It still runs, by workers of their own.
    expect(await own.isWarm()).toBe(false)
  })

  it('lets go of an interpreter whose folder is to be removed, and of one that is idle', async () => {
    const own = start(kind, 1500)
    const plan = own.sandbox.planOf('python3')
    await own.pool.keep(plan, 1)
    expect(await own.isWarm()).toBe(true)
    await own.pool.release(join(plan.interpreter, '..'))
    expect([own.pool.awake(), await own.isWarm()]).toEqual([0, false])
    await own.pool.keep(plan, 1)
    await expect.poll(() => own.pool.awake()).toBe(0)
    // The first run after a rest wakes it.
    expect(await own.isWarm()).toBe(false)
    await expect.poll(() => own.isWarm()).toBe(true)
    await own.end()
  })

  it('serves more runs at once than stand by', async () => {
    const own = start(kind)
    await own.pool.keep(own.sandbox.planOf('python3'), 2)
    const all = await Promise.all(Array.from({ length: 12 }, (_, index) => own.print(`print(${index})`)))
    expect(all.flat()).toEqual(Array.from({ length: 12 }, (_, index) => String(index)))
    await own.end()
  })
})

describe.skipIf(process.platform !== 'linux')('a warm parent', () => {
  it('that is killed takes its workers along, and is replaced', async () => {
    const own = start('forked')
    await own.pool.keep(own.sandbox.planOf('python3'), 2)
    const [parent = 0] = (await own.print('import os\nprint(os.getppid())')).map(Number)
    expect(await own.run('print("on")\nwhile True: pass', () => process.kill(parent, 'SIGKILL'))).toMatchObject({
      exitCode: null,
      timedOut: false,
    })
    // Whoever comes meanwhile has a worker started for him.
    expect(await own.print('print("on")')).toEqual(['on'])
    await expect.poll(() => own.isWarm()).toBe(true)
    const [next = 0] = (await own.print('import os\nprint(os.getppid())')).map(Number)
    expect(next).not.toBe(parent)
    await own.end()
    await expect.poll(() => isRunning(next)).toBe(false)
  })

  it('goes on when a worker is killed, stops itself, or kills those beside it', async () => {
    const own = start('forked', undefined, 'free')
    await own.pool.keep(own.sandbox.planOf('python3', [], 'free'), 2)
    const code = 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)'
    const killed = await own.run(code)
    expect(killed.error).toContain('signal: killed')
    expect(await own.isWarm()).toBe(true)
    const folders = await own.print('import os\nprint(os.getcwd())')
    await expect.poll(() => folders.filter((folder) => existsSync(folder))).toEqual([])
    await own.end()
  })
})
