import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPoolBench, type PoolBench } from '../testing/poolBench'
import { isRunning, processesWith } from '../testing/processes'
import { workerKinds } from '../testing/workerKinds'

let bench: PoolBench
beforeAll(async () => {
  bench = await createPoolBench()
})
afterAll(() => bench.remove())

/** Leaves a program that its parents have left, in a session of its own, where that is allowed; `left` is its number. */
const leaving = (trace: string): string => `
import os, sys
left = None
try:
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            os.set_inheritable(told, True)
            text = "import os, sys, time; os.write(int(sys.argv[1]), b'%d' % os.getpid()); time.sleep(600)"
            os.execve(sys.executable, [sys.executable, "-I", "-S", "-c", text, str(told), "${trace}"], {})
        os._exit(0)
    os.close(told)
    os.waitpid(child, 0)
    left = int(os.read(heard, 100))
    os.close(heard)
except (OSError, ValueError):
    pass
`

const kinds = workerKinds.filter((kind) => kind !== 'cold')

describe.skipIf(process.platform !== 'linux')('what a package starts as it is imported in advance', () => {
  it.each(kinds)('does not stay beside the environment: %s workers', async (kind) => {
    const trace = `left-by-${kind}-${process.pid}`
    bench.add({ [`leaves_${kind}.py`]: leaving(trace), [`plain_${kind}.py`]: '' })
    const own = bench.start(kind, { mode: 'free' })
    try {
      await own.pool.keep(own.sandbox.planOf('python3', [`leaves_${kind}`, `plain_${kind}`], 'free'), 2)
      const code = `def main():\n    import leaves_${kind}, plain_${kind}\nimport sys\nprint([name for name in sys.modules if name.endswith("_${kind}")])`
      // What no other worker shares may be had in advance: it ends with the one run.
      const had = kind === 'forked' ? [`plain_${kind}`] : [`leaves_${kind}`, `plain_${kind}`]
      expect(await own.print(code)).toEqual([`[${had.map((name) => `'${name}'`).join(', ')}]`])
      if (kind === 'forked') await expect.poll(() => processesWith(trace)).toEqual([])
    } finally {
      await own.end()
    }
    await expect.poll(() => processesWith(trace)).toEqual([])
  })

  // Last: from then on every Python of the environment starts it.
  it.each(kinds)('ends with %s workers where it is started at the start of Python', async (kind) => {
    const trace = `left-at-start-of-${kind}-${process.pid}`
    const start = { [`starts_${kind}.py`]: leaving(trace), [`starts_${kind}.pth`]: `import starts_${kind}\n` }
    bench.add({ ...start, 'good_own.py': '' })
    const own = bench.start(kind, { mode: 'free' })
    try {
      await own.pool.keep(own.sandbox.planOf('python3', ['good_own'], 'free'), 2)
      // Where nothing can be had in advance the run itself has it started: it ends with that run.
      const abort = new AbortController()
      let left = 0
      let wasRunning = false
      const onOutput = (_: string, text: string): void => {
        left = Number(text)
        wasRunning = isRunning(left)
        abort.abort()
      }
      const code = `import starts_${kind}, time\nprint(starts_${kind}.left, flush=True)\ntime.sleep(600)`
      const request = { language: 'python3', code, preload: '', enableNetwork: true } as const
      await own.sandbox.run(request, { onOutput, signal: abort.signal, mode: 'free' })
      expect([left > 0, wasRunning]).toEqual([true, true])
      await expect.poll(() => isRunning(left)).toBe(false)
    } finally {
      await own.end()
    }
    await expect.poll(() => processesWith(trace)).toEqual([])
  })
})
