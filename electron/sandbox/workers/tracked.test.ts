import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type * as ProcessGroup from '../../processes/processGroup'
import { trackGroup } from '../../processes/processGroup'
import { tempFolder } from '../../testing/tempFolder'
import { createScratch } from '../scratch'
import { anyPython } from '../testing/processes'
import { startSpawned } from './spawnedWorkers'

vi.mock('../../processes/processGroup', async (original) => {
  const own = await original<typeof ProcessGroup>()
  return { ...own, trackGroup: vi.fn(own.trackGroup) }
})

it.skipIf(process.platform !== 'linux')(
  'a spawned worker is known by its start, and led by a supervisor only where it has one',
  async () => {
    const { path, remove } = await tempFolder()
    const scratch = createScratch(join(path, 'scratch'))
    const confinement = {
      mode: 'free',
      network: true,
      writable: ['.'],
      readable: null,
      allowed: [],
      soft: [],
      limits: {},
    }
    const rest = { env: {}, preloads: [], preloadNever: [], confinement }
    const none = (): Promise<null> => Promise.resolve(null)
    const node = { ...rest, language: 'nodejs', interpreter: process.execPath, launcher: none } as const
    const python = { ...rest, language: 'python3', interpreter: anyPython(), launcher: none } as const
    for (const [plan, role] of [
      [node, 'leader'],
      [python, 'supervisor'],
    ] as const) {
      const worker = await startSpawned(plan, scratch, plan === python)
      // A Node says nothing before its script.
      if (plan === python) await worker.ready
      const before = performance.now()
      worker.kill()
      const [pid, mark, as, at] = vi.mocked(trackGroup).mock.lastCall ?? []
      expect([pid, mark, as]).toEqual([worker.pid, worker.mark, role])
      expect(at).toBeLessThan(before)
      await worker.ended
    }
    await scratch.settled()
    await remove()
  },
)
