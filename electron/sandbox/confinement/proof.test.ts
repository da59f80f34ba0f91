import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorList } from '../../../shared/dify/allowedCalls'
import { dify0_11, dify1_16 } from '../../../shared/dify/targets/records'
import type { Target } from '../../../shared/dify/targets/target'
import type { ConfinementMode } from '../../../shared/dify/confinementModes'
import type { HeldResult } from '../localSandbox'
import { tempFolder } from '../../testing/tempFolder'
import { pythonsHere } from '../testing/processes'
import { startWorkers, type TestWorkers } from '../testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers
let pythons: string[]

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  workers = startWorkers('cold', root)
  // The oldest, the newest, and one between: others add nothing but time.
  const all = await pythonsHere()
  pythons = [...new Set([all[0], all[all.length >> 1], all.at(-1)])].filter((python) => python !== undefined)
})
afterAll(async () => {
  await workers.close()
  await remove()
})

function run(code: string, mode: ConfinementMode, target: Target, python: string): Promise<HeldResult> {
  const request = { language: 'python3', code, preload: '', enableNetwork: true } as const
  return workers.sandbox(target, { python }).run(request, { mode })
}

/** The script line and the number of each call that ends a run in Dify, in order. */
function ending({ confinement }: HeldResult, target: Target): [number | null, number | null][] {
  const own = target.sandbox.codeFile
  return confinement.refused
    .filter(({ soft, child }) => !soft && !child)
    .map(({ call, stack }) => [call, stack.find(([file]) => file === own)?.[1] ?? null])
}

/** What a script does, the line that it does it on, and the first call that Dify's sandbox ends it at, by the facts of the sandbox. */
const cases: readonly (readonly [name: string, code: string, line: number, first: number])[] = [
  ['abspath', 'import os\nprint(os.path.abspath("x") != "")', 2, 79],
  ['Path.resolve', 'from pathlib import Path\nprint(Path("x").resolve() != "")', 2, 79],
  ['tempfile', 'import tempfile\nwith tempfile.NamedTemporaryFile() as f:\n    f.write(b"x")\nprint("ok")', 2, 79],
  ['remove', 'import os\nopen("zz", "w").close()\nos.remove("zz")\nprint("ok")', 3, 87],
  [
    'subprocess',
    'import subprocess\nprint(subprocess.run(["/bin/echo", "hi"], capture_output=True, text=True).stdout)',
    2,
    293,
  ],
  ['platform', 'import platform\nprint(platform.platform() != "")', 2, 293],
  [
    'asyncio',
    'import asyncio\nasync def f():\n    await asyncio.sleep(0.001)\n    return 1\nprint(asyncio.run(f()))',
    5,
    53,
  ],
  [
    'to_thread',
    'import asyncio\nasync def f():\n    return await asyncio.to_thread(lambda: 3)\nprint(asyncio.run(f()))',
    4,
    53,
  ],
  [
    'threads',
    'import threading\nr = []\nt = threading.Thread(target=lambda: r.append(1))\nt.start()\nt.join()\nprint(r)',
    4,
    435,
  ],
  [
    'pool',
    'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(4) as p:\n    print(list(p.map(str, range(4))))',
    3,
    435,
  ],
  ['os.system', 'import os\nprint(os.system("true"))', 2, 435],
  ['geteuid', 'import os\nprint(os.geteuid() >= 0, os.getgid() >= 0)', 2, 107],
  ['alarm', 'import signal\nprint(signal.alarm(0))', 2, 37],
  ['access', 'import os\nprint(os.access("/usr", 4))', 2, 21],
  ['umask', 'import os\nprint(os.umask(0o22) >= 0)', 2, 95],
  ['uuid1', 'import uuid\nprint(uuid.uuid1() != 1)', 2, 95],
  ['readlink', 'import os\ntry:\n    os.readlink("/usr")\nexcept OSError:\n    print("no link")', 3, 89],
  ['getrusage', 'import resource\nprint(resource.getrusage(0).ru_utime >= 0)', 2, 98],
  ['disk_usage', 'import shutil\nprint(shutil.disk_usage("/usr").total > 0)', 2, 137],
  ['a swallowed error', 'import os\ntry:\n    os.getcwd()\nexcept Exception:\n    pass\nprint("on")', 3, 79],
]

/** The list that a check found, as an operator's target has it. */
function allowing(target: Target, { confinement }: HeldResult): Target {
  const found = confinement.refused.filter(({ soft }) => !soft).map(({ call }) => call ?? 0)
  const allowed = (operatorList(target, 'x64', found) ?? '').split(',').map(Number)
  expect(allowed).toEqual(expect.arrayContaining([...usual, ...found]))
  return { ...target, sandbox: { ...target.sandbox, allowedSyscalls: allowed } }
}

/** The stock list with the network, as the operator's list of a check holds it: written out, so that a mistake in the tables shows. */
const usual = [
  0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 35, 39, 41, 42, 43, 44, 45, 46, 47, 49, 50, 51, 52, 54, 55,
  60, 63, 72, 96, 102, 105, 106, 110, 116, 131, 138, 186, 201, 202, 217, 228, 230, 231, 233, 234, 257, 262, 270, 271,
  273, 274, 281, 291, 307, 318, 334,
]

async function prove(
  code: string,
  python: string,
): Promise<{ strict: HeldResult; checked: HeldResult; proven: HeldResult }> {
  const [strict, checked] = await Promise.all([
    run(code, 'like-dify', dify1_16, python),
    run(code, 'check', dify1_16, python),
  ])
  const proven = await run(code, 'like-dify', allowing(dify1_16, checked), python)
  return { strict, checked, proven }
}

const isHeld = process.platform === 'linux' && process.arch === 'x64'

describe.skipIf(!isHeld)('what Dify’s sandbox refuses, on each Python of this machine:', () => {
  it.each(cases)('%s: its call and line, and the list that lets it through', async (_, code, line, first) => {
    expect(pythons).not.toEqual([])
    for (const { strict, checked, proven } of await Promise.all(pythons.map((python) => prove(code, python)))) {
      expect(strict.error).toBe('error: operation not permitted\n')
      expect(ending(strict, dify1_16)).toEqual([[first, line]])
      expect(checked.confinement.level).toBe('full')
      expect(ending(checked, dify1_16)[0]).toEqual([first, line])
      expect([proven.exitCode, proven.stdout, ending(proven, dify1_16)]).toEqual([checked.exitCode, checked.stdout, []])
      expect(checked.exitCode).toBe(0)
    }
  })

  it('does nothing where Dify only says that it did', async () => {
    const code = 'import os\nos.mkdir("x")\nprint(os.path.exists("x"), os.fork())'
    const end = await run(code, 'like-dify', dify0_11, pythons[0] ?? '')
    expect(end).toMatchObject({ stdout: 'False 0\n', error: '' })
    expect(end.confinement.refused.map(({ call, soft }) => [call, soft])).toEqual([
      [83, true],
      [56, true],
    ])
  })

  it('leaves the author’s home and the rest of the machine unread, and writes in its own folder alone', async () => {
    const code = [
      'import os',
      'def tried(path, how):',
      '    try:',
      '        open(path, how).close()',
      '        return "done"',
      '    except OSError as error:',
      '        return error.errno',
      `print(tried(${JSON.stringify(process.execPath)} + "-none", "r"))`,
      `print(tried("/etc/passwd", "r"), tried("/tmp/nodelab-none", "w"), tried("own.txt", "w"))`,
    ].join('\n')
    const end = await run(code, 'like-dify', dify1_16, pythons[0] ?? '')
    expect(end.stdout.split('\n')[1]).toBe('13 13 done')
    expect(end.confinement.means).toContain('landlock')
  })
})

/** Libraries whose native code makes the calls: they are there where a folder of them is named, by the version of its Python. */
const libraries = process.env['NODELAB_TEST_LIBRARIES'] ?? ''

// They are large, so no test fetches them by itself: NODELAB_TEST_LIBRARIES names a folder with an environment of numpy and pandas for each Python.
describe.skipIf(!isHeld || libraries === '')('numpy and pandas, on each Python that has them:', () => {
  it.each(['import numpy\nprint(numpy.arange(3).sum())', 'import pandas\nprint(len(pandas.DataFrame({"a": [1, 2]})))'])(
    'run behind the very list that the check of %j gave',
    async (code) => {
      await mkdir(root, { recursive: true })
      const named = (await readFile(join(libraries, 'pythons.txt'), 'utf8')).trim().split('\n')
      expect(named.length).toBeGreaterThan(0)
      for (const python of named) {
        const { strict, checked, proven } = await prove(code, python)
        expect(strict.error).toBe('error: operation not permitted\n')
        expect(ending(strict, dify1_16)).toHaveLength(1)
        expect(ending(strict, dify1_16)[0]?.[1]).toBe(1)
        expect([proven.exitCode, proven.stdout, ending(proven, dify1_16)]).toEqual([0, checked.stdout, []])
      }
    },
    120_000,
  )
})
