import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../shared/dify/targets/records'
import type { SandboxRequest } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { createLocalSandbox } from './localSandbox'
import { createScratch } from './scratch'
import { anyPython, isRunning } from './testing/processes'

let root: string
let remove: () => Promise<void>

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

/** Milliseconds from the cancel of a run to the end of its processes. */
async function cancelMs(language: SandboxRequest['language'], code: string): Promise<number> {
  const own = { python: anyPython(), node: process.execPath, scratch: createScratch(join(root, 'scratch')) }
  const limits = { timeoutSeconds: 60, outputCap: 10_000 }
  const sandbox = createLocalSandbox({ target: dify1_16, env: process.env, ...limits, ...own })
  const abort = new AbortController()
  let began = 0
  let pids: number[] = []
  const onOutput = (_: string, text: string): void => {
    pids = text.trim().split(' ').map(Number)
    began = performance.now()
    abort.abort()
  }
  const request = { language, code, preload: '', enableNetwork: true }
  const { cancelled } = await sandbox.run(request, { signal: abort.signal, onOutput })
  const took = performance.now() - began
  expect(cancelled).toBe(true)
  expect(pids).not.toEqual([])
  // The worker has ended by now; what it started has been killed, and the system may take its time to bury it.
  expect(isRunning(pids[0] ?? 0)).toBe(false)
  await expect.poll(() => pids.filter(isRunning)).toEqual([])
  return took
}

/** The same for a bare process that gets its signal at once: what this machine takes today. */
async function bareMs(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const began = performance.now()
  child.kill('SIGKILL')
  await once(child, 'exit')
  return performance.now() - began
}

async function rounds(measure: () => Promise<number>): Promise<number[]> {
  const all: number[] = []
  for (let round = 0; round < 5; round += 1) all.push(await measure())
  return all
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

describe('cancel', () => {
  it.each(endless)('is felt within 100 ms of what the machine itself takes: %s', async (_, language, code) => {
    const bare = await rounds(() =>
      language === 'python3' ? bareMs(anyPython(), ['-c', python]) : bareMs(process.execPath, ['-e', javascript]),
    )
    const ours = await rounds(() => cancelMs(language, code))
    // The best of a few: the others tell how busy the machine is.
    expect(Math.min(...ours)).toBeLessThan(100 + Math.max(...bare))
  })
})
