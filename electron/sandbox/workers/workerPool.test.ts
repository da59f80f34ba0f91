import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
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

  it('is made anew when another interpreter lies in the place of its own', async () => {
    const own = start('forked')
    await own.pool.keep(own.sandbox.planOf('python3'), 1)
    const pid = 'import os\nprint(os.getppid())'
    const [first] = await own.print(pid)
    const to = readlinkSync(bench.python)
    rmSync(bench.python)
    symlinkSync(to, bench.python)
    // Right after a run nobody looks.
    await expect.poll(async () => (await own.print(pid))[0], { interval: 600 }).not.toBe(first)
    await expect.poll(() => own.isWarm()).toBe(true)
    await own.end()
  })

  it('is made anew when it holds too much memory', async () => {
    const own = start('forked', { mostBytes: 1 })
    await own.pool.keep(own.sandbox.planOf('python3'), 4)
    const pid = 'import os\nprint(os.getppid())'
    const [first = ''] = await own.print(pid)
    const many = (): Promise<string[][]> => Promise.all(Array.from({ length: 20 }, () => own.print(pid)))
    // Its memory is looked at now and then.
    await expect.poll(async () => (await many()).flat().includes(first), { timeout: 60_000 }).toBe(false)
    await own.end()
  })

  it('is made anew after some runs, when nobody waits: what hangs on the order of a set shows', async () => {
    const own = start('forked', { restMs: 1 })
    await own.pool.keep(own.sandbox.planOf('python3'), 2)
    const order = 'print(hash("a"))'
    const seen = new Set<string>()
    for (let count = 0; count < 19; count += 1) seen.add((await own.print(order)).join())
    await expect.poll(async () => seen.add((await own.print(order)).join()).size, { interval: 20 }).toBeGreaterThan(1)
    await own.end()
  })

  it('is had where the folder of temporary files has a long path, and as soon as there is such a folder again', async () => {
    const usual = process.env['TMPDIR']
    const long = join(bench.root, 'long'.repeat(30))
    const own = start('forked')
    const plan = own.sandbox.planOf('python3')
    const lacking = start('forked')
    try {
      // A short one that is not there.
      process.env['TMPDIR'] = '/nodelab-absent'
      expect([await lacking.pool.keep(plan, 1), await lacking.isWarm()]).toEqual([false, false])
      process.env['TMPDIR'] = long
      mkdirSync(long)
      expect([await own.pool.keep(plan, 1), await own.isWarm()]).toEqual([true, true])
      expect(readdirSync(long)).toEqual([])
      expect([await lacking.pool.keep(plan, 1), await lacking.isWarm()]).toEqual([true, true])
    } finally {
      if (usual === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = usual
      await Promise.all([own.end(), lacking.end()])
    }
  })

  it('that could never be had is nothing to close', async () => {
    const usual = process.env['TMPDIR']
    const own = start('forked')
    try {
      process.env['TMPDIR'] = '/nodelab-absent'
      expect(await own.pool.keep(own.sandbox.planOf('python3'), 1)).toBe(false)
      await own.end()
    } finally {
      if (usual === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = usual
    }
  })

  it('that goes leaves those of other plans alone', async () => {
    const own = start('forked')
    await own.pool.keep(own.sandbox.planOf('python3', [], 'free'), 1)
    await own.pool.keep(own.sandbox.planOf('python3'), 1)
    const [parent] = await own.print('import os\nprint(os.getppid())')
    // What can have nothing in advance is let go of.
    await own.pool.keep(own.sandbox.planOf('python3', ['absent_own'], 'free'), 1)
    await own.pool.keep(own.sandbox.planOf('python3', ['absent_own']), 1)
    await expect.poll(() => own.pool.awake()).toBe(2)
    expect(await own.print('import os\nprint(os.getppid())')).toEqual([parent])
    await own.end()
  })
})
