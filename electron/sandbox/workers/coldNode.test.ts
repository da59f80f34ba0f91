import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { nodeScriptName } from '../../../shared/dify/sandboxPaths'
import { tempFolder } from '../../testing/tempFolder'
import { createScratch } from '../scratch'
import { runJob } from './runJob'
import { coldWorkers } from './workerPool'

// On Windows a Node can't be made to wait.
it.skipIf(process.platform === 'win32')(
  'a Node that is started for one script waits until that is written',
  async () => {
    const { path, remove } = await tempFolder()
    const scratch = createScratch(join(path, 'scratch'))
    const launcher = (): Promise<null> => Promise.resolve(null)
    const rest = { env: {}, preloads: [], preloadNever: [], confinement: null, launcher }
    const worker = await coldWorkers(scratch).take({ language: 'nodejs', interpreter: process.execPath, ...rest })
    // As on a machine whose disk is busy: Node itself is quicker.
    await wait(1000)
    const files = [{ name: nodeScriptName, text: 'console.log("here")' }]
    const times = { timeoutMs: 60_000, startMs: 60_000 }
    const limits = { ...times, outputCap: 1000, tellsWritten: false, onOutput: () => undefined, signal: undefined }
    const end = await runJob(worker, { files, header: null, input: '' }, limits)
    expect(end).toMatchObject({ stdout: 'here\n', stderr: '', exitCode: 0 })
    await scratch.settled()
    await remove()
  },
)
