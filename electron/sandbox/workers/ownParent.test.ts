import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markName, newMark } from '../../processes/runMark'
import { createPoolBench, type PoolBench } from '../testing/poolBench'
import { isRunning, processesWith } from '../testing/processes'
import { pythonArgs, pythonProgram } from './pythonProgram'
import { createWorkerHub, type WorkerHub } from './workerHub'

let bench: PoolBench
let hub: WorkerHub
beforeAll(async () => {
  bench = await createPoolBench()
  hub = await createWorkerHub()
})
afterAll(async () => {
  await hub.close()
  await bench.remove()
})

interface OwnParent {
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  readonly lines: AsyncIterableIterator<string>
}

/** A warm parent without anybody behind it. */
function startOwn(preloads: readonly string[]): OwnParent {
  const child = spawn(bench.python, [...pythonArgs], {
    cwd: bench.root,
    env: { [markName]: newMark(bench.root).value },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined)
  const settings = { owner: process.pid, socket: hub.path, root: bench.root, markName, preloads, never: [] }
  child.stdin.write(pythonProgram('parent', { ...settings, confinement: null }))
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

/** Leaves a process that nothing ties to whoever started it, and tells its number. */
const leaving = `
import ctypes, os, time
def leave(trace):
    heard, told = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            import sys
            os.set_inheritable(told, True)
            text = "import os, sys, time; os.write(int(sys.argv[1]), b'%d' % os.getpid()); time.sleep(600)"
            os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", text, str(told), trace])
        os._exit(0)
    os.wait()
    return int(os.read(heard, 100))
`

describe.skipIf(process.platform !== 'linux')('a warm parent', () => {
  it('that can tell nobody any more ends what it has adopted, and then itself', async () => {
    const { child, lines } = startOwn([])
    await lines.next()
    const order = (id: number, token: string): void => {
      const folder = `${bench.root}/own-${id}`
      child.stdin.write(`${JSON.stringify({ id, token, folder, mark: newMark(folder).value, warm: false })}\n`)
    }
    const first = hub.expect()
    order(1, first.token)
    const { control, stdout } = await first.sockets
    control.resume()
    const file = '/var/sandbox/x.py'
    const settings = { file, line: 1, codeFile: '<string>', names: ['code'], namespace: 'main', childOutput: 'kept' }
    const code = `${leaving}\nprint(leave("of-own-parent"), flush=True)\ntime.sleep(600)\n`
    control.write(`${JSON.stringify({ ...settings, size: code.length })}\n${code}`)
    stdout.resume()
    const [told] = (await once(stdout, 'data')) as [Buffer]
    const left = Number(told.toString())
    expect(isRunning(left)).toBe(true)
    // Nobody reads its reports from now on, and the next is one that it can't get rid of.
    const ended = once(child, 'exit')
    child.stdout.destroy()
    order(2, hub.expect().token)
    await ended
    try {
      expect(isRunning(left)).toBe(false)
    } finally {
      if (isRunning(left)) process.kill(left, 'SIGKILL')
    }
  })

  it('has ended what packages left as they were tried out before its first worker can be made', async () => {
    const trace = `left-before-workers-${process.pid}`
    bench.add({ 'leaves_own.py': `${leaving}\nleave("${trace}")\n`, 'plain_own.py': '' })
    const { child, lines } = startOwn(['leaves_own', 'plain_own'])
    const { value } = (await lines.next()) as { value: string }
    const left = processesWith(trace).filter(isRunning)
    child.stdin.end()
    await once(child, 'exit')
    expect(JSON.parse(value)).toMatchObject({ loaded: ['plain_own'], unfit: ['leaves_own'] })
    expect(left).toEqual([])
  })

  it('has no module in advance that makes a process of which its parent is told nothing', async () => {
    // clone(2) without a signal: the number of the call on the processors that confinement knows.
    const text =
      'import ctypes, os, time\nif ctypes.CDLL(None).syscall({"x86_64": 56}.get(os.uname().machine, 220), 0, 0, 0, 0, 0) == 0:\n    time.sleep(600)\n'
    bench.add({ 'clones_own.py': text, 'plain_own.py': '' })
    const { child, lines } = startOwn(['clones_own', 'plain_own'])
    const { value } = (await lines.next()) as { value: string }
    child.stdin.end()
    await once(child, 'exit')
    expect(JSON.parse(value)).toMatchObject({ loaded: ['plain_own'], unfit: ['clones_own'] })
  })
})
