import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPoolBench, type PoolBench } from '../testing/poolBench'
import { workerKinds } from '../testing/workerKinds'

let bench: PoolBench

beforeAll(async () => {
  bench = await createPoolBench()
  bench.add({
    'good_own.py': 'value = 1\n',
    'prints_own.py': 'print("at import")\n',
    'fails_own.py': 'raise ValueError("at import")\n',
    'exits_own.py': 'import os\nos._exit(3)\n',
    'opens_own.py': 'kept = open(__file__)\n',
    'refused_own.py': 'import os\nos.getcwd()\n',
    'sleeps_own.py': 'import time\ntime.sleep(3600)\n',
    'brings_own.py': 'import good_own\n',
    // Says what only a worker may, of a module that nobody asked for.
    'forges_own.py':
      'import os\nfor number in range(3, 20):\n    try:\n        os.write(number, b"unfit nobody\\n")\n    except OSError:\n        pass\n',
    // Has an effect on everything that is imported beside it.
    'alters_own.py': 'import json\njson.dumps = lambda *args, **more: "FORGED"\n',
  })
})
afterAll(() => bench.remove())

/** Where the kernel can hold a run. */
const level = process.platform === 'linux' ? 'full' : 'approximate'
const standing = workerKinds.filter((kind) => kind !== 'cold')
/** A script that would import modules if its `main` were called, and tells which of them are there already. */
const loaded = (names: readonly string[]): string =>
  `def main():\n    import ${names.join(', ')}\n\nimport sys\nprint(sorted(name for name in sys.modules if name.endswith("_own")))`

describe.skipIf(process.platform === 'win32').each(standing)('what %s workers import in advance', (kind) => {
  it('is what nodes need, but not what prints, fails, ends the program, stays open or is refused', async () => {
    const names = ['good', 'prints', 'fails', 'exits', 'opens', 'refused'].map((name) => `${name}_own`)
    const own = bench.start(kind)
    try {
      await own.pool.keep(own.sandbox.planOf('python3', names), 2)
      const there = process.platform === 'linux' ? ['good_own'] : ['good_own', 'refused_own']
      expect(await own.print(loaded(names))).toEqual([`[${there.map((name) => `'${name}'`).join(', ')}]`])
      expect(await own.isWarm(loaded(names))).toBe(true)
      // Those that can have nothing in advance: the run itself does what it asks for, and tells what comes of it.
      await own.pool.keep(own.sandbox.planOf('python3', ['prints_own']), 1)
      expect(await own.run('import prints_own')).toMatchObject({ stdout: 'at import\n', isWarm: true })
      await own.pool.keep(own.sandbox.planOf('python3', ['fails_own']), 1)
      const failed = await own.run('import fails_own')
      expect([failed.isWarm, failed.stderr]).toEqual([true, expect.stringContaining('ValueError: at import')])
    } finally {
      await own.end()
    }
  })

  it('is nothing before a run has asked for it, and everything for the one after that', async () => {
    const own = bench.start(kind)
    const code = loaded(['good_own'])
    try {
      const plan = own.sandbox.planOf('python3', ['good_own'])
      expect(await own.pool.keepOnceAsked(plan, 2)).toBe(true)
      expect(await own.run(code)).toMatchObject({ stdout: '[]\n', isWarm: true })
      expect(await own.pool.keepOnceAsked(plan, 2)).toBe(true)
      expect(await own.run(code)).toMatchObject({ stdout: "['good_own']\n", isWarm: true })
      // Another list of what was asked for is no news.
      await own.run('import brings_own')
      await own.pool.keepOnceAsked(own.sandbox.planOf('python3', ['brings_own', 'good_own']), 1)
      expect(await own.print(loaded(['brings_own', 'good_own']))).toEqual(["['brings_own', 'good_own']"])
    } finally {
      await own.end()
    }
  })

  it('keeps no run waiting by what it says in the name of a worker', async () => {
    const own = bench.start(kind)
    try {
      await own.pool.keep(own.sandbox.planOf('python3', ['forges_own']), 1)
      expect(await own.print('def main():\n    import forges_own\nprint("fine")')).toEqual(['fine'])
    } finally {
      await own.end()
    }
  })

  it('is nothing where the network is off', async () => {
    const own = bench.start(kind)
    const request = { language: 'python3', code: loaded(['good_own']), preload: '', enableNetwork: false } as const
    try {
      await expect.poll(async () => (await own.sandbox.run(request)).isWarm).toBe(true)
      expect(await own.sandbox.run(request)).toMatchObject({ stdout: '[]\n', confinement: { network: false } })
    } finally {
      await own.end()
    }
  })

  it('is nothing that only another node asks for, whatever it does to what all have', async () => {
    const own = bench.start(kind)
    try {
      await own.pool.keep(own.sandbox.planOf('python3'), 2)
      await own.pool.keep(own.sandbox.planOf('python3', ['alters_own']), 2)
      const told = 'import json\nprint(json.dumps(1))'
      const asking = `def main():\n    import alters_own\n${told}`
      expect(await own.run(asking)).toMatchObject({ stdout: 'FORGED\n', isWarm: true, confinement: { level } })
      expect(await own.run(told)).toMatchObject({ stdout: '1\n', isWarm: true })
    } finally {
      await own.end()
    }
  })

  it('shares no pipe with another run', async () => {
    const own = bench.start(kind)
    const pipes =
      'import os, stat\nfor n in range(3, 300):\n    try:\n        is_pipe = stat.S_ISFIFO(os.fstat(n).st_mode)\n    except OSError:\n        continue\n'
    const writes = `${pipes}    if is_pipe:\n        try:\n            os.write(n, b"secret of run A")\n        except OSError:\n            pass\n`
    const reads = `${pipes}    if is_pipe:\n        try:\n            print(os.read(n, 100))\n        except OSError:\n            pass\n`
    try {
      await own.pool.keep(own.sandbox.planOf('python3', ['good_own']), 2)
      const asking = (script: string): string => `def main():\n    import good_own\n${script}`
      expect(await own.run(asking(writes))).toMatchObject({ isWarm: true, error: '' })
      expect(await own.run(asking(reads))).toMatchObject({ isWarm: true, stdout: '' })
    } finally {
      await own.end()
    }
  })

  it('is nothing that is developed elsewhere, nor what the author named, however it comes in', async () => {
    const elsewhere = join(bench.root, `elsewhere-${kind}`)
    mkdirSync(elsewhere, { recursive: true })
    writeFileSync(join(elsewhere, 'pyproject.toml'), '')
    const module = `edited_${kind}_own`
    writeFileSync(join(elsewhere, `${module}.py`), 'value = "first"\n')
    bench.add({ [`${kind}.pth`]: `${elsewhere}\n`, [`uses_${kind}_own.py`]: `import ${module}\n` })
    const own = bench.start(kind, { change: { preloadNever: () => ['good_own'] } })
    try {
      const names = [module, `uses_${kind}_own`, 'good_own', 'brings_own', 'alters_own']
      await own.pool.keep(
        own.sandbox.planOf(
          'python3',
          names.filter((name) => name !== 'good_own'),
        ),
        2,
      )
      expect(await own.print(loaded(names))).toEqual(["['alters_own']"])
      const code = `import ${module}\nprint(${module}.value)`
      expect(await own.print(code)).toEqual(['first'])
      writeFileSync(join(elsewhere, `${module}.py`), 'value = "second"\n')
      expect(await own.print(code)).toEqual(['second'])
    } finally {
      await own.end()
    }
  })

  it('keeps nobody from closing, however long it takes', async () => {
    const own = bench.start(kind)
    const kept = own.pool.keep(own.sandbox.planOf('python3', ['sleeps_own']), 1)
    await expect.poll(() => own.pool.awake()).toBe(1)
    await own.end()
    expect(await kept).toBeTypeOf('boolean')
  })

  it('is there for the third run of a script that nobody spoke of', async () => {
    const own = bench.start(kind)
    try {
      const code = loaded(['good_own'])
      expect([await own.print(code), await own.isWarm(code)]).toEqual([['[]'], false])
      await expect.poll(() => own.print(code)).toEqual(["['good_own']"])
      expect(await own.isWarm(code)).toBe(true)
    } finally {
      await own.end()
    }
  })
})

/** What a package does as it is imported, or as Python starts: it writes outside and beside itself, and notes what it could read. */
const reaching = (name: string, outside: string): string => `
import socket
def attempt(work):
    try:
        work()
        return "done"
    except OSError as error:
        return type(error).__name__
did = [
    attempt(lambda: open(${JSON.stringify(join(outside, name))}, "w").close()),
    attempt(lambda: open(${JSON.stringify(join(outside, 'secret.txt'))}).close()),
    attempt(lambda: open(__file__ + ".own", "w").close()),
    attempt(lambda: socket.socket(socket.AF_UNIX)),
]
`

const refusedFour = Array(4).fill("'PermissionError'").join(', ')

describe.skipIf(process.platform !== 'linux').each(workerKinds)('the code of packages before a %s run', (kind) => {
  it('is held as the run is', async () => {
    const outside = join(bench.root, `outside-${kind}`)
    mkdirSync(outside, { recursive: true })
    writeFileSync(join(outside, 'secret.txt'), 'secret')
    const module = `reaches_${kind}`
    bench.add({
      [`${module}.py`]: reaching('imported', outside),
      [`starts_${kind}.py`]: reaching('started', outside),
      [`starts_${kind}.pth`]: `import starts_${kind}\n`,
      // Of uv, which has no use in a run.
      '_virtualenv.pth': 'import _virtualenv\n',
      '_virtualenv.py': reaching('virtualenv', outside),
    })
    const own = bench.start(kind === 'cold' ? 'spawned' : kind)
    try {
      const code = `import ${module}, sys\nprint(${module}.did, sys.modules["starts_${kind}"].did, "_virtualenv" in sys.modules)`
      if (kind !== 'cold') {
        // What packages run at a start is no reason to have none: each worker can run it for itself.
        expect(await own.pool.keep(own.sandbox.planOf('python3'), 1)).toBe(true)
        const bare = `import sys\nprint(sys.modules["starts_${kind}"].did)`
        expect(await own.run(bare)).toMatchObject({ stdout: `[${refusedFour}]\n`, error: '', isWarm: true })
        await own.pool.keep(own.sandbox.planOf('python3', [module]), 2)
      }
      const refused = `[${refusedFour}]`
      expect(await own.run(code)).toMatchObject({
        stdout: `${refused} ${refused} False\n`,
        error: '',
        isWarm: kind !== 'cold',
      })
      const left = ['imported', 'started', 'virtualenv'].filter((name) => existsSync(join(outside, name)))
      expect(left).toEqual([])
    } finally {
      await own.end()
    }
  })
})
