import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../shared/dify/targets/records'
import type { SandboxHooks, SandboxRequest, SandboxResult } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
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

function run(
  language: SandboxRequest['language'],
  code: string,
  hooks: SandboxHooks = {},
  timeoutSeconds = 60,
): Promise<SandboxResult> {
  const sandbox = workers.sandbox(dify1_16, { timeoutSeconds, outputCap: 100_000 })
  return sandbox.run({ language, code, preload: '', enableNetwork: true }, hooks)
}

/** Each starts a process that sleeps, leaves the run's group and tells its number on a line. */
const leavers: [string, SandboxRequest['language'], string][] = [
  [
    'a session of its own',
    'python3',
    'import subprocess, sys\np = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)\nprint(p.pid, flush=True)\n',
  ],
  [
    'a session of its own and no variables',
    'python3',
    'import subprocess, sys\np = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True, env={})\nprint(p.pid, flush=True)\n',
  ],
  [
    'a daemon that was forked twice, closed its files and went to another folder',
    'python3',
    [
      'import os, time',
      'mine, its = os.pipe()',
      'if os.fork() == 0:',
      '    os.setsid()',
      '    if os.fork() != 0: os._exit(0)',
      '    os.chdir("/")',
      '    os.write(its, b"%d" % os.getpid())',
      '    os.closerange(0, 100)',
      '    time.sleep(600)',
      'print(os.read(mine, 20).decode(), flush=True)',
      '',
    ].join('\n'),
  ],
  [
    'a daemon that became another program, with no variables, in another folder',
    'python3',
    [
      'import os, sys',
      'mine, its = os.pipe()',
      'os.set_inheritable(its, True)',
      'program = "import os, sys, time; os.write(int(sys.argv[1]), b\'%d\' % os.getpid()); os.closerange(0, 100); time.sleep(600)"',
      'if os.fork() == 0:',
      '    os.setsid()',
      '    if os.fork() != 0: os._exit(0)',
      '    os.chdir("/")',
      '    os.execve(sys.executable, [sys.executable, "-S", "-c", program, str(its)], {})',
      'print(os.read(mine, 20).decode(), flush=True)',
      '',
    ].join('\n'),
  ],
  [
    'a detached child with no variables, in another folder, and its child',
    'nodejs',
    `const below = 'setTimeout(() => {}, 600000)'
const code = \`const c = require("child_process").spawn(process.execPath, ["-e", "\${below}"], { detached: true, stdio: "ignore", cwd: "/", env: {} })
console.log(c.pid); process.exit()\`
const left = require("child_process").spawnSync(process.execPath, ["-e", code], { cwd: "/", env: {} })
console.log(String(left.stdout))
`,
  ],
  [
    'a detached child',
    'nodejs',
    'const c = require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 600000)"], { detached: true, stdio: "ignore" })\nc.unref(); console.log(c.pid);\n',
  ],
]

async function expectEnded(pid: number): Promise<void> {
  expect(pid).toBeGreaterThan(0)
  try {
    await expect.poll(() => isRunning(pid)).toBe(false)
  } finally {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  }
}

// Elsewhere a process that left both its group and its parents can't be told from any other.
describe.skipIf(process.platform !== 'linux').each(workerKinds)(
  'what left the group of its run, of %s workers',
  (kind) => {
    beforeAll(() => {
      workers = startWorkers(kind, root)
    })
    afterAll(() => workers.close())

    it.each(leavers)('ends with a run that ends by itself: %s', async (_, language, code) => {
      const result = await run(language, code)
      await expectEnded(Number(result.stdout))
      expect(result).toMatchObject({ exitCode: 0, error: '' })
      await expect.poll(liveGroups).toBe(0)
    })

    it.each(leavers)('ends with a run that is cancelled: %s', async (_, language, code) => {
      const abort = new AbortController()
      const endless = language === 'python3' ? 'while True: pass\n' : 'for (;;) {}\n'
      const hooks = { signal: abort.signal, onOutput: () => abort.abort() }
      const result = await run(language, code + endless, hooks)
      await expectEnded(Number(result.stdout))
      expect(result.cancelled).toBe(true)
    })

    it('ends at the time limit', async () => {
      const [, language, code] = leavers[0] ?? ['', 'python3', '']
      const result = await run(language, `${code}while True: pass\n`, {}, 1)
      await expectEnded(Number(result.stdout))
      expect(result.timedOut).toBe(true)
    })

    it('leaves another run and its processes alone', async () => {
      const [, , code] = leavers[0] ?? ['', '', '']
      const abort = new AbortController()
      let other = 0
      let begun = (): void => undefined
      const began = new Promise<void>((resolve) => (begun = resolve))
      const hooks = {
        signal: abort.signal,
        onOutput: (_: string, text: string) => {
          other ||= Number(text)
          begun()
        },
      }
      const end = run('python3', `${code}while True: time.sleep(60)\n`.replace('import ', 'import time, '), hooks)
      await began
      await expectEnded(Number((await run('python3', code)).stdout))
      expect(isRunning(other)).toBe(true)
      abort.abort()
      await end
      await expectEnded(other)
    })
  },
)
