import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../shared/dify/targets/records'
import type { SandboxRequest } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { isRunning } from './testing/processes'
import { startWorkers, type TestWorkers, workerKinds } from './testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

/** Cancels a run as soon as it has told its processes; returns them. */
async function cancelled(language: SandboxRequest['language'], code: string): Promise<number[]> {
  const sandbox = workers.sandbox(dify1_16, { timeoutSeconds: 600, outputCap: 10_000 })
  const abort = new AbortController()
  let pids: number[] = []
  const onOutput = (_: string, text: string): void => {
    pids = text.trim().split(' ').map(Number)
    abort.abort()
  }
  const request = { language, code, preload: '', enableNetwork: true }
  const result = await sandbox.run(request, { signal: abort.signal, onOutput })
  expect(result.cancelled).toBe(true)
  return pids
}

const child = 'subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)'
const python = 'import os\nprint(os.getpid(), flush=True)\nwhile True: pass\n'
const leaving = `import os, subprocess, sys\nprint(os.getpid(), ${child}.pid, flush=True)\nwhile True: pass\n`
const javascript = 'console.log(process.pid); for (;;) {}'

const endless: [string, SandboxRequest['language'], string][] = [
  ['an endless loop in Python', 'python3', python],
  ['an endless loop in JavaScript', 'nodejs', javascript],
]
if (process.platform === 'linux') endless.push(['a child that left the group', 'python3', leaving])

// How soon is told by `npm run bench`, beside a bare kill.
describe.each(workerKinds)('cancel of %s workers', (kind) => {
  beforeAll(() => {
    workers = startWorkers(kind, root)
  })
  afterAll(() => workers.close())

  it.each(endless)('ends %s, and all that it started', async (_, language, code) => {
    const pids = await cancelled(language, code)
    expect(pids).not.toEqual([])
    // All have been killed by now; on a busy machine the system takes its time to let them die.
    await expect.poll(() => pids.filter(isRunning)).toEqual([])
  })
})
