import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorList } from '../../../shared/dify/allowedCalls'
import { dify1_16 } from '../../../shared/dify/targets/records'
import type { ConfinementMode } from '../../../shared/model/confinement'
import type { SandboxRequest } from '../../engineTypes'
import { tempFolder } from '../../testing/tempFolder'
import type { HeldResult } from '../localSandbox'
import { startWorkers, type TestWorkers, type WorkerKind, workerKinds } from '../testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: Record<WorkerKind, TestWorkers>
beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  const [cold, spawned, forked] = [
    startWorkers('cold', root),
    startWorkers('spawned', root),
    startWorkers('forked', root),
  ]
  workers = { cold, spawned, forked }
})
afterAll(async () => {
  await Promise.all(Object.values(workers).map((own) => own.close()))
  await remove()
})

const isHeld = process.platform === 'linux' && process.arch === 'x64'

describe.skipIf(!isHeld)('who answers the calls of a worker', () => {
  function run(
    code: string,
    mode: ConfinementMode,
    change: Partial<SandboxRequest> = {},
    kind: WorkerKind = 'cold',
  ): Promise<HeldResult> {
    const request = { language: 'python3', code, preload: '', enableNetwork: true, ...change } as const
    return workers[kind].sandbox(dify1_16).run(request, { mode })
  }

  it.each(workerKinds)(
    'tells a call of a script that catches the signal of the prints itself, in a %s worker',
    async (kind) => {
      const code = [
        'import os, signal',
        'signal.signal(int(signal.SIGRTMIN) + 13, lambda *a: None)',
        'try:',
        '    os.getcwd()',
        'except OSError:',
        '    pass',
        'print("went on")',
      ].join('\n')
      const end = await run(code, 'like-dify', {}, kind)
      expect(end.error).toBe('error: operation not permitted\n')
      expect(end.confinement.refused.map(({ call }) => call)).toEqual([79])
    },
  )

  it('lets a checked script start as many threads in turn as it likes, and no more at once than it may', async () => {
    const code = [
      'import threading',
      'for _ in range(450):',
      '    one = threading.Thread(target=int)',
      '    one.start()',
      '    one.join()',
      'gate, many = threading.Event(), []',
      'try:',
      '    for _ in range(450):',
      '        many.append(threading.Thread(target=gate.wait))',
      '        many[-1].start()',
      'except RuntimeError:',
      '    print("no more")',
      'gate.set()',
      'print(len(many) < 420)',
    ].join('\n')
    expect(await run(code, 'check')).toMatchObject({ stdout: 'no more\nTrue\n', error: '' })
  })

  it('keeps a bounded account of calls without end, at places without end', async () => {
    const code = [
      'const fs = require("fs")',
      'for (let i = 0; i < 900; i += 1) {',
      '  const place = JSON.stringify(["x".repeat(9000) + i, i + "y".repeat(9000)]) + "\\n"',
      '  try { fs.writeSync(6, place) } catch {}',
      '  process.seteuid(process.getuid())',
      '}',
      'console.log("done")',
    ].join('\n')
    const end = await run(code, 'check', { language: 'nodejs' })
    expect(end.stdout).toBe('done\n')
    const { refused } = end.confinement
    expect(refused.length).toBeGreaterThan(200)
    expect(refused.length).toBeLessThan(320)
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(900)
    expect(JSON.stringify(refused).length).toBeLessThan(1_000_000)
  })

  it('serves other workers of a warm parent while one has 16 threads that call without end', async () => {
    const flood = [
      'import ctypes, threading',
      'libc = ctypes.CDLL(None)',
      'def call():',
      '    while True:',
      '        libc.syscall(83, b"x", 0o700)',
      'many = [threading.Thread(target=call) for _ in range(16)]',
      'for one in many: one.start()',
      'print("on", flush=True)',
      'for one in many: one.join()',
    ].join('\n')
    const allowed = (operatorList(dify1_16, 'x64', [28, 435]) ?? '').split(',').map(Number)
    const threads = { ...dify1_16, sandbox: { ...dify1_16.sandbox, allowedSyscalls: allowed } }
    const sandbox = workers.forked.sandbox(threads)
    const request = { language: 'python3', preload: '', enableNetwork: true } as const
    const abort = new AbortController()
    let end: Promise<HeldResult> | null = null
    await new Promise<void>((isOn) => {
      const hooks = { mode: 'like-dify', signal: abort.signal, onOutput: () => isOn() } as const
      end = sandbox.run({ ...request, code: flood }, hooks)
    })
    for (let run = 0; run < 4; run += 1) {
      const other = await sandbox.run({ ...request, code: 'print(1)' }, { mode: 'like-dify' })
      expect(other).toMatchObject({ stdout: '1\n', error: '', isWarm: true })
    }
    abort.abort()
    expect(await end).toMatchObject({ cancelled: true })
  })
})
