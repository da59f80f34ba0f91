import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../shared/dify/targets/records'
import { onSandboxPy } from '../../shared/dify/targets/sandboxPy'
import type { Target } from '../../shared/dify/targets/target'
import type { SandboxResult } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { startWorkers, type TestWorkers, workerKinds } from './testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

function run(code: string, language: 'python3' | 'nodejs' = 'python3', target: Target = dify1_16) {
  const request = { language, code, preload: '', enableNetwork: true } as const
  return workers.sandbox(target).run(request)
}

/** What a script does at its end, what is heard of it, and the code that it ends with. */
const ends: readonly (readonly [name: string, code: string, stdout: string, stderr: RegExp, exitCode: number])[] = [
  [
    'threads, exit handlers and finalisers have their say, in Python’s order',
    [
      'import atexit, threading, time',
      'class Last:',
      '    def __del__(self): print("finaliser")',
      'kept = Last()',
      'atexit.register(print, "handler")',
      'threading.Thread(target=lambda: (time.sleep(0.05), print("thread"))).start()',
      'print("script")',
    ].join('\n'),
    'script\nthread\nhandler\nfinaliser\n',
    /^$/,
    0,
  ],
  ['output that was not flushed comes', 'import sys\nsys.stdout = open(1, "w")\nprint("late")', 'late\n', /^$/, 0],
  ['sys.exit tells its words', 'import sys\nsys.exit("why")', '', /^why\n$/, 1],
  ['sys.exit in an exception hook counts', 'import sys\nsys.excepthook = lambda *a: sys.exit(5)\n1/0', '', /^$/, 5],
  [
    'an exception hook of its own is heard',
    'import sys\nsys.excepthook = lambda *a: print("mine")\n1/0',
    'mine\n',
    /^$/,
    1,
  ],
  [
    'an exception hook that fails is told with what it was for',
    'import sys\nsys.excepthook = None\n1/0',
    '',
    /Error in sys\.excepthook:[^]*ZeroDivisionError/,
    1,
  ],
  [
    'a fork of it ends as a program of its own',
    'import os\nif os.fork() == 0: print("child")\nelse: os.wait(); print("own")',
    'child\nown\n',
    /^$/,
    0,
  ],
  ['an exit handler that fails is told', 'import atexit\natexit.register(lambda: 1/0)', '', /ZeroDivisionError/, 0],
]

describe.each(workerKinds)('the end of a script of %s workers', (kind) => {
  beforeAll(() => {
    workers = startWorkers(kind, root)
  })
  afterAll(() => workers.close())

  it.skipIf(process.platform === 'win32').each(ends)('%s', async (_, code, stdout, stderr, exitCode) => {
    const result = await run(code)
    expect(result).toMatchObject({ stdout, exitCode, isWarm: kind !== 'cold' })
    expect(result.stderr).toMatch(stderr)
  })

  it('finds nothing of Nodelab in its modules, its namespace and its descriptors', async () => {
    const code = [
      'import os, sys',
      'main = sys.modules["__main__"]',
      'print([name for name in sys.modules if "nodelab" in name.lower()], main.__dict__ is globals(), sys.argv == [__file__])',
      'folder = "/proc/self/fd"',
      'links = [os.path.realpath(f"{folder}/{name}") for name in os.listdir(folder)] if os.path.isdir(folder) else []',
      // Its output and errors, and the worker's own line: none of Nodelab's, of a parent's or of other workers.
      'print(sum("socket:" in link or "pidfd" in link for link in links) <= 3)',
    ].join('\n')
    expect((await run(code)).stdout).toBe('[] True True\nTrue\n')
  })

  it('draws other numbers than the run before, in a namespace of its own too', async () => {
    const code = 'import random\nprint(random.random())'
    const drawn = [await run(code), await run(code), await run(code, 'python3', onSandboxPy(dify1_16))]
    expect(new Set(drawn.map(({ stdout }) => stdout)).size).toBe(3)
  })

  it('of JavaScript: handlers are heard, and what is thrown in one counts', async () => {
    const heard: SandboxResult = await run(
      'process.on("exit", () => console.log("handler")); console.log("script")',
      'nodejs',
    )
    expect(heard).toMatchObject({ stdout: 'script\nhandler\n', exitCode: 0 })
    const thrown = await run('process.on("exit", () => { throw new Error("late") })', 'nodejs')
    expect(thrown.exitCode).not.toBe(0)
    expect(thrown.stderr).toContain('Error: late')
    const worker =
      'new (require("worker_threads").Worker)("console.log(1)", { eval: true }).on("exit", () => setTimeout(() => console.log(2), 50))'
    expect(await run(worker, 'nodejs')).toMatchObject({ stdout: '1\n2\n', exitCode: 0 })
  })
})
