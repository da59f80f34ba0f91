import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPoolBench, type OwnPool, type OwnPoolOptions, type PoolBench } from '../testing/poolBench'
import { isRunning } from '../testing/processes'
import { workerKinds } from '../testing/workerKinds'

let bench: PoolBench

beforeAll(async () => {
  bench = await createPoolBench()
})
afterAll(() => bench.remove())

const standing = workerKinds.filter((kind) => kind !== 'cold')
const start = (kind: 'spawned' | 'forked', options?: OwnPoolOptions): OwnPool => bench.start(kind, options)

/** The folders in which this process has sockets for its workers. */
const hubs = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`nodelab-${process.pid}-w`))

describe.skipIf(process.platform === 'win32').each(standing)('a pool of %s workers', (kind) => {
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
    const own = start(kind, { idleMs: 1500 })
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
    const own = start('forked', { mode: 'free' })
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
