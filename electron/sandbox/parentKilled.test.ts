import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { buildProgram } from './testing/build'
import { isRunning } from './testing/processes'
import { workerKinds } from './testing/workerKinds'

let root: string
let remove: () => Promise<void>
let program: string

/** A program of its own that runs a script which never ends, and passes on what that prints. */
const source = (here: (path: string) => string): string => `
import { dify1_16 } from ${here('../../shared/dify/targets/records.ts')}
import { startWorkers } from ${here('./testing/workerKinds.ts')}
const [kind, root, language, code] = process.argv.slice(2)
const sandbox = startWorkers(kind, root).sandbox(dify1_16, { timeoutSeconds: 600, outputCap: 10000 })
const onOutput = (_, text) => process.stdout.write(text)
sandbox.run({ language, code, preload: '', enableNetwork: true }, { onOutput })
process.on('SIGTERM', () => process.exit(0))
`

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  const entry = join(root, 'parent.ts')
  await writeFile(
    entry,
    source((path) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))),
  )
  program = await buildProgram(entry, root)
})
afterAll(() => remove())

/** Starts the program, waits until its script tells its processes on a line, and ends the program by `signal`. */
async function endParent(kind: string, language: string, code: string, signal: NodeJS.Signals): Promise<number[]> {
  const args = [program, kind, root, language, code]
  const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => parent.once('exit', () => resolve()))
  let pids: number[] = []
  for await (const line of createInterface({ input: parent.stdout })) {
    pids = line.trim().split(' ').map(Number)
    parent.kill(signal)
    break
  }
  await ended
  return pids
}

async function expectEnded(pids: readonly number[]): Promise<void> {
  expect(pids).not.toEqual([])
  for (const pid of pids) {
    expect(pid).toBeGreaterThan(0)
    try {
      await expect.poll(() => isRunning(pid)).toBe(false)
    } finally {
      if (isRunning(pid)) process.kill(pid, 'SIGKILL')
    }
  }
}

const python = 'import os\nprint(os.getpid(), flush=True)\nwhile True: pass\n'
const node = 'console.log(process.pid); for (;;) {}'
const withChildren = (more: string): string =>
  `import os, subprocess, sys\np = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]${more})\nprint(os.getpid(), p.pid, flush=True)\nwhile True: pass\n`

/** Leaves a process that gives up all by which it could be found: its group, its parents, its variables, its folder and its run's number. */
const withOrphan = `
import os, resource, sys
heard, told = os.pipe()
os.set_inheritable(told, True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        resource.setrlimit(10, (0, 0))
        os.chdir("/")
        os.closerange(0, 3)
        text = "import os, sys, time; os.write(int(sys.argv[1]), str(os.getpid()).encode()); time.sleep(600)"
        os.execve(sys.executable, [sys.executable, "-S", "-c", text, str(told)], {})
    os._exit(0)
print(os.getpid(), os.read(heard, 100).decode(), flush=True)
while True: pass
`

describe.each(workerKinds)('a %s worker whose Nodelab ends', (kind) => {
  it.each([
    ['python3', python],
    ['nodejs', node],
  ])('%s ends with it when Nodelab exits', async (language, code) => {
    await expectEnded(await endParent(kind, language, code, 'SIGTERM'))
  })

  it.each([
    ['python3', python],
    ['nodejs', node],
  ])('%s ends with it when Nodelab is killed', async (language, code) => {
    await expectEnded(await endParent(kind, language, code, 'SIGKILL'))
  })

  // On Windows only the worker itself is tied to its parent.
  it.skipIf(process.platform === 'win32')('takes along what it had started', async () => {
    await expectEnded(await endParent(kind, 'python3', withChildren(''), 'SIGKILL'))
  })

  it.skipIf(process.platform !== 'linux')('takes along what its warm parent or supervisor has adopted', async () => {
    await expectEnded(await endParent(kind, 'python3', withOrphan, 'SIGKILL'))
  })

  it.skipIf(process.platform !== 'linux')('takes along what had left its group', async () => {
    await expectEnded(await endParent(kind, 'python3', withChildren(', start_new_session=True'), 'SIGKILL'))
  })
})
