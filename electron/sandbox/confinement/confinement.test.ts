import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../../shared/dify/targets/records'
import type { ConfinementMode } from '../../../shared/model/confinement'
import type { SandboxRequest } from '../../engineTypes'
import type { HeldResult } from '../localSandbox'
import { tempFolder } from '../../testing/tempFolder'
import { startWorkers, type TestWorkers, workerKinds } from '../testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

function run(code: string, mode: ConfinementMode, change: Partial<SandboxRequest> = {}): Promise<HeldResult> {
  const request = { language: 'python3', code, preload: '', enableNetwork: true, ...change } as const
  return workers.sandbox(dify1_16).run(request, { mode })
}

/** Number and script line of each call that was refused, in order. */
const told = ({ confinement }: HeldResult) =>
  confinement.refused.map(({ call, stack }) => [call, stack.find(([file]) => file === '<fd3>')?.[1] ?? null])

const isHeld = process.platform === 'linux' && process.arch === 'x64'

describe.skipIf(!isHeld).each(workerKinds)('%s workers, held by the kernel:', (kind) => {
  beforeAll(() => {
    workers = startWorkers(kind, root)
  })
  afterAll(() => workers.close())

  it('end like Dify at the first refused call', async () => {
    const code =
      'import os\ndef main():\n    print("on", flush=True)\n    return os.path.abspath("x")\nmain()\nprint("never")\n'
    const end = await run(code, 'like-dify')
    expect(end).toMatchObject({ stdout: 'on\n', exitCode: null, error: 'error: operation not permitted\n' })
    expect(end.confinement.level).toBe('full')
    expect(told(end)).toEqual([[79, 4]])
  })

  it('go on where they are checked, and tell every line', async () => {
    const code =
      'import os, threading\nos.getcwd()\nos.mkdir("x")\nt = threading.Thread(target=print)\nt.start()\nt.join()\nprint(os.path.exists("x"))\n'
    const end = await run(code, 'check')
    expect(end).toMatchObject({ stdout: '\nFalse\n', exitCode: 0, error: '' })
    // What ends a thread differs by the version of Python.
    expect(told(end).slice(0, 3)).toEqual([
      [79, 2],
      [83, 3],
      [435, 5],
    ])
  })

  it('run free', async () => {
    const end = await run('import os\nprint(len(os.getcwd()) > 0)\n', 'free')
    expect(end).toMatchObject({ stdout: 'True\n', error: '', confinement: { level: 'limits', refused: [] } })
  })

  it('hold a Node too', async () => {
    const code = 'function main() {\n  return process.cwd()\n}\nconsole.log(main())\n'
    const end = await run(code, 'like-dify', { language: 'nodejs' })
    expect(end).toMatchObject({ stdout: '', error: 'error: operation not permitted\n' })
    expect(end.confinement.refused).toMatchObject([
      { call: 79, stack: [[expect.stringContaining(':2:'), 0, 'process.cwd']] },
    ])
    const checked = await run(code, 'check', { language: 'nodejs' })
    expect(checked).toMatchObject({ error: '', exitCode: 0, confinement: { level: 'full' } })
    expect(checked.stdout).not.toBe('')
  })

  it.each([
    [
      'child_process.execFileSync',
      "\nconst { execFileSync } = require('node:child_process')\nexecFileSync('true')\n",
      3,
    ],
    ['child_process.execFileSync', "\nimport('child_process').then((all) => {\nall.execFileSync('true')\n})\n", 3],
    ['http.get', "const http = require('http')\n\nhttp.get('http://127.0.0.1:1').on('error', () => {})\n", 3],
  ])('find the line at which a Node’s script called %s', async (name, code, line) => {
    const { confinement } = await run(code, 'like-dify', { language: 'nodejs', enableNetwork: false })
    const [first] = confinement.refused
    expect(first?.stack).toMatchObject([[expect.stringContaining(`:${line}:`), 0, name]])
  })
})
