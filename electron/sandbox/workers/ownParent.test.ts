import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markName, newMark } from '../../processes/runMark'
import { createPoolBench, type PoolBench } from '../testing/poolBench'
import { isRunning, processesWith } from '../testing/processes'
import { pythonArgs, pythonProgram } from './pythonProgram'
import { createWorkerHub, type WorkerHub, type WorkerSockets } from './workerHub'

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
function startOwn(preloads: readonly string[], change = (program: string): string => program): OwnParent {
  const child = spawn(bench.python, [...pythonArgs], {
    cwd: bench.root,
    env: { [markName]: newMark(bench.root).value },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined)
  const settings = { owner: process.pid, socket: hub.path, root: bench.root, markName, preloads, never: [] }
  child.stdin.write(change(pythonProgram('parent', { ...settings, confinement: null }).toString()))
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

/** Has workers made, and gives one its script. */
function ordersOf(child: OwnParent['child']) {
  function order(id: number, token: string): void {
    const folder = `${bench.root}/own-${id}-${child.pid}`
    child.stdin.write(`${JSON.stringify({ id, token, folder, mark: newMark(folder).value, warm: false })}\n`)
  }
  async function run(id: number, code: string): Promise<WorkerSockets> {
    const { token, sockets } = hub.expect()
    order(id, token)
    const found = await sockets
    for (const socket of Object.values(found)) socket.resume()
    const own = { file: '/var/sandbox/x.py', line: 1, codeFile: '<string>', names: ['code'], namespace: 'main' }
    found.control.write(`${JSON.stringify({ ...own, childOutput: 'kept', size: code.length })}\n${code}`)
    return found
  }
  return { order, run }
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
  it.each([
    ['', (program: string): string => program],
    [
      ', also by a kernel that does not tell where the number of a thread is',
      (program: string): string => program.replace('WHERE_NUMBER = 40', 'WHERE_NUMBER = -1'),
    ],
  ])('has workers that are its own children%s', async (_, change) => {
    const { child, lines } = startOwn([], change)
    await lines.next()
    const { run } = ordersOf(child)
    // What the C library keeps of a thread is as after any fork: the worker can fork, and wait.
    const code =
      'import os, threading\nchild = os.fork() or os._exit(3)\nprint(os.getpid() == threading.get_native_id(), os.getppid(), os.waitpid(child, 0)[1] >> 8)'
    const { stdout } = await run(1, code)
    const parts: Buffer[] = []
    stdout.on('data', (part: Buffer) => parts.push(part))
    const { value: began } = (await lines.next()) as { value: string }
    const { value: ended } = (await lines.next()) as { value: string }
    child.stdin.end()
    await once(child, 'exit')
    expect(Object.keys(JSON.parse(began) as object)).toEqual(['id', 'pid'])
    expect(JSON.parse(ended)).toMatchObject({ id: 1, exit: 0, left: false })
    expect(Buffer.concat(parts).toString()).toBe(`True ${child.pid} 3\n`)
  })

  it('that can tell nobody any more ends what it has adopted, and then itself', async () => {
    const { child, lines } = startOwn([])
    await lines.next()
    const { order, run } = ordersOf(child)
    const { stdout } = await run(1, `${leaving}\nprint(leave("of-own-parent"), flush=True)\ntime.sleep(600)\n`)
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
