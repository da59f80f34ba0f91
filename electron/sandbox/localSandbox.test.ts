import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11, dify1_16 } from '../../shared/dify/targets/records'
import type { Target } from '../../shared/dify/targets/target'
import type { SandboxHooks, SandboxResult } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
import { tempFolder } from '../testing/tempFolder'
import type { LocalSandboxOptions } from './localSandbox'
import { createScratch } from './scratch'
import { isRunning, pythonsHere } from './testing/processes'
import { startWorkers, type TestWorkers, workerKinds } from './testing/workerKinds'
import { coldWorkers } from './workers/workerPool'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

const sandbox = (change: Partial<LocalSandboxOptions> = {}) => workers.sandbox(dify1_16, change)

function run(code: string, change: Partial<LocalSandboxOptions> = {}, hooks?: SandboxHooks): Promise<SandboxResult> {
  return sandbox(change).run({ language: 'python3', code, preload: '', enableNetwork: true }, hooks)
}

const targets: [string, Target][] = [dify0_11, dify1_16].map((target) => [target.name, target])

describe.each(workerKinds)('%s workers:', (kind) => {
  beforeAll(() => {
    workers = startWorkers(kind, root)
  })
  afterAll(() => workers.close())

  describe('a Python script', () => {
    it.each(targets)('finds the names that the sandbox of %s leaves, and no others', async (_, target) => {
      const code = 'print([name for name in globals() if not name.startswith("__")], __name__)'
      const { stdout, error } = await run(code, { target })
      const names = /^\[(.*)\] (\S+)\n$/.exec(stdout)
      expect(error).toBe('')
      expect(names?.[1]?.split(', ').sort()).toEqual(target.sandbox.bootstrapNames.map((name) => `'${name}'`).sort())
      expect(names?.[2]).toBe('__main__')
    })

    it.each(targets)('meets an error in the words of the sandbox of %s, on each Python', async (_, target) => {
      const pythons = await pythonsHere()
      expect(pythons).not.toEqual([])
      for (const each of pythons) await expectDifysError(target, each)
    })

    async function expectDifysError(target: Target, own: string): Promise<void> {
      const { codeFile, bootstrapLine } = target.sandbox
      const { error, exitCode } = await run('def f():\n    1/0\n\nf()\n', { target, python: own })
      const words = error.replace(/[\w/-]+\.py/, 'BOOT')
      expect(words).toBe(
        `Traceback (most recent call last):\n  File "BOOT", line ${bootstrapLine}, in <module>\n` +
          `  File "${codeFile}", line 4, in <module>\n  File "${codeFile}", line 2, in f\n` +
          'ZeroDivisionError: division by zero\nerror: exit status 255\n',
      )
      expect(exitCode).toBe(255)
    }

    it('sees almost nothing of this machine: few variables, no input, an empty folder', async () => {
      const code =
        'import os, sys\nprint(sorted(os.environ))\nprint(repr(sys.stdin.read()))\nprint(os.listdir())\nprint(sys.argv[1:])'
      const env = { ...process.env, SECRET: 'x', PYTHONPATH: root, HTTPS_PROXY: 'http://127.0.0.1:1' }
      const [names, input, files, args] = (await run(code, { env })).stdout.split('\n')
      expect(names).toContain("'HTTPS_PROXY'")
      for (const hidden of ['SECRET', 'PYTHONPATH', "'PATH'", "'HOME'"]) expect(names).not.toContain(hidden)
      expect([input, files, args]).toEqual(["''", '[]', '[]'])
    })

    it.each([
      ['exit(0)', 0, ''],
      ['exit(3)', 3, 'error: exit status 3\n'],
      ['raise KeyboardInterrupt', 255, 'KeyboardInterrupt\nerror: exit status 255\n'],
      ['os._exit(7)', 7, 'error: exit status 7\n'],
      ['os.abort()', null, 'error: signal: aborted\n'],
    ])('ends by %s with the sandbox’s last words', async (code, exitCode, last) => {
      const result = await run(code)
      expect(result.exitCode).toBe(exitCode)
      expect(result.error.endsWith(last)).toBe(true)
      if (last === '') expect(result.error).toBe('')
    })

    it('passes every character on, whole, whatever pieces they come in', async () => {
      const heard: string[] = []
      const code =
        'import os\ndata = "aé中😀".encode() * 3\nfor byte in data: os.write(1, bytes([byte]))\nos.write(1, b"\\xff|")\nprint("end")'
      const result = await run(code, {}, { onOutput: (_, text) => heard.push(text) })
      expect(result.stdout).toBe(`${'aé中😀'.repeat(3)}\uFFFD|end\n`)
      expect(heard.join('')).toBe(result.stdout)
      expect(heard.join('|')).not.toMatch(/[\uD800-\uDBFF]\|/)
    })

    it('takes any code: Windows lines, many characters, a megabyte', async () => {
      expect((await run('x = "é中"\r\nif True:\r\n    print(x)\r\n')).stdout).toBe('é中\n')
      expect((await run(`text = "${'中'.repeat(400_000)}"\nprint(len(text))`)).stdout).toBe('400000\n')
    })

    it('tells when the script began, apart from the start of the interpreter', async () => {
      const result = await run('import time; time.sleep(0.2)')
      expect(result.workerMs).toBeGreaterThan(0)
      expect(result.scriptMs).toBeGreaterThanOrEqual(200)
    })
  })

  describe('the limits of a run', () => {
    it('stop it at the time limit with what it had printed, and leave no process', async () => {
      const result = await run('print("before")\nwhile True: pass', { timeoutSeconds: 4 })
      expect(result).toMatchObject({ stdout: 'before\n', timedOut: true, cancelled: false, exitCode: null })
      expect(result.error).toBe('error: timeout\nerror: signal: killed\n')
      await expect.poll(liveGroups).toBe(0)
    })

    it('stop 1 GB of output at the cap, on either stream', async () => {
      const flood = (stream: string): string =>
        `import sys\nline = "x" * 1_000_000\nfor _ in range(1000): sys.${stream}.write(line)\n`
      for (const stream of ['stdout', 'stderr'] as const) {
        const result = await run(flood(stream), { outputCap: 100_000 })
        expect(result.truncated).toBe(true)
        expect(result[stream]).toBe('x'.repeat(100_000))
      }
      await expect.poll(liveGroups).toBe(0)
    })

    it('let through output that just fits', async () => {
      const result = await run('import sys; sys.stdout.write("x" * 100_000)', { outputCap: 100_000 })
      expect(result).toMatchObject({ truncated: false, error: '' })
      expect(result.stdout).toHaveLength(100_000)
    })

    it('end a whole tree of processes when it is cancelled', async () => {
      const abort = new AbortController()
      const code =
        'import os, sys, time\nfor _ in range(2): os.fork()\nos.write(1, b"%d\\n" % os.getpid())\nwhile True: time.sleep(60)\n'
      let pids: number[] = []
      let heard = ''
      const result = await run(
        code,
        {},
        {
          signal: abort.signal,
          onOutput: (_, text) => {
            heard += text
            pids = heard.trim().split('\n').map(Number)
            if (heard.endsWith('\n') && pids.length === 4) abort.abort()
          },
        },
      )
      expect(result).toMatchObject({ cancelled: true, timedOut: false })
      expect(pids).toHaveLength(4)
      for (const pid of pids) await expect.poll(() => isRunning(pid)).toBe(false)
    })

    it('end with the script what it left behind', async () => {
      const code =
        'import subprocess, sys\nprint(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid)\n'
      const result = await run(code)
      expect(result).toMatchObject({ exitCode: 0, timedOut: false, error: '' })
      await expect.poll(() => isRunning(Number(result.stdout))).toBe(false)
    })

    it('hold when it is cancelled before it began', async () => {
      const result = await run('print("never")', {}, { signal: AbortSignal.abort() })
      expect(result).toMatchObject({ cancelled: true, stdout: '' })
    })
  })

  describe('the sandbox', () => {
    it('runs side by side and mixes nothing', async () => {
      const all = await Promise.all([1, 2, 3, 4].map((n) => run(`x = ${n}\nprint(x * 11, end="")`)))
      expect(all.map(({ stdout }) => stdout)).toEqual(['11', '22', '33', '44'])
    })

    it('ends its runs when it is closed, and removes their folders', async () => {
      const own = sandbox()
      let begun = (): void => undefined
      const began = new Promise<void>((resolve) => (begun = resolve))
      const end = own.run(
        { language: 'python3', code: 'os.write(1, b"on\\n")\nwhile True: pass', preload: '', enableNetwork: true },
        { onOutput: () => begun() },
      )
      await began
      await own.close()
      expect(await end).toMatchObject({ cancelled: true, stdout: 'on\n' })
      await expect.poll(liveGroups).toBe(0)
      await workers.close()
      expect(liveGroups()).toBe(0)
      expect(readdirSync(workers.root)).toEqual([])
      workers = startWorkers(kind, root)
    })

    it('tells an interpreter that is not there, in words of its own', async () => {
      const missing = join(root, 'no', 'python')
      await expect(run('x', { python: missing })).rejects.toMatchObject({
        problem: { code: 'worker-not-started', params: { path: missing } },
      })
      const js = { language: 'nodejs', code: 'x', preload: '', enableNetwork: true } as const
      await expect(sandbox({ node: missing }).run(js)).rejects.toMatchObject({ problem: { code: 'node-not-started' } })
      await expect.poll(liveGroups).toBe(0)
    })

    it('leaves a preload out, as the sandbox of each target does', async () => {
      const request = {
        language: 'python3',
        code: "print('x' in globals())",
        preload: 'x = 1',
        enableNetwork: true,
      } as const
      const { stdout, error } = await sandbox().run(request)
      expect([stdout, error]).toEqual(['False\n', ''])
    })

    it('tells a scratch folder that can not be made', async () => {
      const file = join(root, 'file')
      writeFileSync(file, '')
      const none = coldWorkers(createScratch(join(file, 'scratch')))
      await expect(run('x', { workers: none })).rejects.toMatchObject({ problem: { code: 'scratch-failed' } })
    })
  })
})
