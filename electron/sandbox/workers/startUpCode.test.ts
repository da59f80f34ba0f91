import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPoolBench, type PoolBench } from '../testing/poolBench'
import { workerKinds } from '../testing/workerKinds'

let bench: PoolBench

beforeAll(async () => {
  bench = await createPoolBench()
  bench.add({ 'slow_start.pth': 'import time; time.sleep(2)\n' })
})
afterAll(() => bench.remove())

describe.each(workerKinds)('%s workers whose packages take longer to start than a run may:', (kind) => {
  it('have the whole limit for the script, and no more', async () => {
    const own = bench.start(kind === 'forked' ? 'forked' : 'spawned', { change: { timeoutSeconds: 1 } })
    try {
      if (kind !== 'cold') await own.pool.keep(own.sandbox.planOf('python3'), 1)
      const well = await own.run('print("began")')
      expect(well).toMatchObject({ stdout: 'began\n', error: '', timedOut: false })
      expect(well.scriptMs).toBeLessThan(1000)
      const endless = await own.run('print("began", flush=True)\nwhile True: pass')
      expect(endless).toMatchObject({ stdout: 'began\n', timedOut: true })
      expect(endless.scriptMs).toBeGreaterThanOrEqual(990)
      expect(endless.scriptMs).toBeLessThan(2000)
    } finally {
      await own.end()
    }
  })

  it('are ended where they never come to the script, which is told as such', async () => {
    const own = bench.start(kind === 'forked' ? 'forked' : 'spawned', {
      change: { timeoutSeconds: 1, startSeconds: 1 },
    })
    try {
      if (kind === 'forked') await own.pool.keep(own.sandbox.planOf('python3'), 1)
      await expect(own.run('print("began")')).rejects.toMatchObject({
        problem: { code: 'worker-not-begun', params: { seconds: 1 } },
      })
    } finally {
      await own.end()
    }
  })
})
