import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Problem } from '../../shared/model/problem'
import type { RunQuery } from '../../shared/model/runHistory'
import { everyRun } from '../../shared/runHistory/everyRun'
import { tempFolder } from '../testing/tempFolder'
import { createRunHistory, type RunHistory } from './runHistory'
import { fileAt, setAside } from './openRuns'
import { createRunsHost } from './runsHost'
import { directPort, endedRun } from './testing/endedRun'
import type { RunsPort } from './workerPort'

let root: string
let remove: () => Promise<void>
let opened: RunHistory[] = []
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  opened = []
})
afterEach(async () => {
  for (const history of opened) await history.close()
  await remove()
})

const settings = { keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 500 }

function start(port: RunsPort | null = directPort(), set = settings, now = () => 2000) {
  const told: Problem[] = []
  const history = createRunHistory({ dataRoot: root, port, settings: () => set, now })
  history.onProblem((problem) => told.push(problem))
  opened.push(history)
  return { history, told }
}

const found = async (history: RunHistory, query: Partial<RunQuery>): Promise<number[]> =>
  (await history.page('/ws', { ...everyRun, ...query }, null, 100)).runs.map(({ key }) => key)

const folder = (): string => join(root, 'run-history')

/** The path of the one database. */
async function databasePath(): Promise<string> {
  const [name = ''] = (await readdir(folder())).filter((file) => file.endsWith('.db'))
  return join(folder(), name)
}

/** Reads something of every file of the run history. SQLite's files beside a closed database go at any moment: one that has gone meanwhile fails it. */
async function ofEach<T>(read: (path: string) => Promise<T>): Promise<T[]> {
  return Promise.all((await readdir(folder())).map((name) => read(join(folder(), name))))
}

it('keeps runs over a restart, each workspace its own, in a file of its owner alone', async () => {
  const { history } = start()
  const failed = { status: 'failed', outputs: null, error: 'Traceback\nKeyError: 1\nerror: exit status 255' } as const
  expect(await history.keep('/ws', endedRun())).toBe(1)
  expect(await history.keep('/ws', endedRun({ id: 'other', at: 1500, result: failed }))).toBe(2)
  expect(await history.keep('/elsewhere', endedRun())).toBe(1)
  await history.close()

  const { history: again } = start()
  const { runs, isMore } = await again.page('/ws', everyRun, null, 1)
  expect(isMore).toBe(true)
  expect(runs).toEqual([
    {
      key: 2,
      at: 1500,
      node: 'other',
      target: 'dify-1.16',
      status: 'failed',
      ms: 3.5,
      mode: null,
      runtime: 'Python 3.12.1',
      environment: 'abc',
      sandbox: null,
      origin: 'window',
      ofCase: null,
      rows: null,
      summary: 'KeyError: 1',
      isPinned: false,
    },
  ])
  expect((await again.page('/ws', everyRun, 2, 1)).runs).toMatchObject([{ key: 1, summary: '{"count":2}' }])
  const whole = await again.read('/ws', 1)
  expect(whole.ranNode).toEqual({ ...endedRun().request.node, samples: {} })
  expect(whole).toMatchObject({ inputs: { text: '"two words"' }, secret: [], cut: [], result: endedRun().result })
  expect(await again.state('/ws')).toMatchObject({
    facts: { count: 2, nodes: [{ count: 1 }, { count: 1 }], targets: [{ id: 'dify-1.16', count: 2 }] },
    problem: null,
  })
  if (process.platform === 'win32') return
  const modes = async (): Promise<unknown> => new Set(await ofEach(async (path) => (await stat(path)).mode & 0o777))
  await expect.poll(modes).toEqual(new Set([0o600]))
})

it('finds words in the code, inputs, outputs, prints and errors, in any script, and filters', async () => {
  const { history } = start()
  const [english, chinese, failed] = [
    endedRun({ inputs: { text: '"the quick parse_json fox"' }, result: { prints: 'step one\n' } }),
    endedRun({ id: '中文/节点', at: 1600, target: 'dify-0.11', result: { outputs: '{"r":"\\u65e0\\u6cd5读取文件"}' } }),
    endedRun({
      at: 1700,
      origin: 'command-line',
      node: { code: 'def main():\n    raise ValueError("no")' },
      result: { status: 'failed', error: 'ValueError: no' },
    }),
  ]
  for (const one of [english, chinese, failed]) await history.keep('/ws', one)
  const expected: [Partial<RunQuery>, number[]][] = [
    [{ text: 'quick' }, [1]],
    [{ text: 'QUI par' }, [1]],
    [{ text: 'parse_json' }, [1]],
    [{ text: 'step split' }, [1]],
    [{ text: 'split' }, [2, 1]],
    [{ text: '读取' }, [2]],
    [{ text: '无法读' }, [2]],
    [{ text: '取读' }, []],
    [{ text: 'valueerror' }, [3]],
    [{ text: 'nothing' }, []],
    [{ text: '" ( *' }, [3, 2, 1]],
    [{ text: 'fox" AND' }, []],
    [{ status: 'failed' }, [3]],
    [{ origin: 'command-line' }, [3]],
    [{ origin: 'window', text: 'split' }, [2, 1]],
    [{ node: 'count', since: 1500 }, [3]],
    [{ target: 'dify-0.11' }, [2]],
    [{ isPinned: true }, []],
  ]
  for (const [query, keys] of expected) expect([query, await found(history, query)]).toEqual([query, keys])
  await history.rename('/ws', 'count', 'folder/count')
  expect(await found(history, { node: 'folder/count' })).toEqual([3, 1])
})

it('never stores a secret: not as an input, nor where the run gave it out', async () => {
  const { history } = start()
  const secret = 'sk-"geheim"/12345'
  const base64 = Buffer.from(secret).toString('base64')
  const node = {
    variables: [
      { variable: 'vault', value_type: 'secret' as const, value_selector: [] },
      { variable: 'apiKey', value_type: 'string' as const, value_selector: [] },
      { variable: 'keyword', value_type: 'string' as const, value_selector: [] },
    ],
    samples: { vault: JSON.stringify(secret) },
  }
  const inputs = { vault: JSON.stringify(secret), apiKey: '"abcdefgh"', keyword: '"open"' }
  const result = {
    outputs: JSON.stringify({ a: `Bearer ${secret}` }),
    prints: `abcdefgh ${secret} ${encodeURIComponent(secret)} ${base64}`,
    stderr: secret,
    error: secret,
    attempts: [{ status: 'failed' as const, error: secret, errorType: null, prints: secret, ms: 1 }],
  }
  await history.keep('/ws', endedRun({ node, inputs, result }))
  const whole = await history.read('/ws', 1)
  expect(whole).toMatchObject({ inputs: { keyword: '"open"' }, secret: ['vault', 'apiKey'] })
  expect(whole.result.prints).toBe('••• ••• ••• •••')
  expect(whole.result.outputs).toBe('{"a": "Bearer •••"}')
  await history.close()
  const bytes = await readFile(await databasePath(), 'latin1')
  const forms = ['keyword', 'geheim', 'abcdefgh', base64]
  expect(forms.filter((form) => bytes.includes(form))).toEqual(['keyword'])
})

it('keeps what is too large by its beginning, and says so', async () => {
  const { history } = start()
  const large = 'x'.repeat(300_000)
  await history.keep(
    '/ws',
    endedRun({ inputs: { text: JSON.stringify(large) }, result: { prints: large, outputs: `{"a":"${large}"}` } }),
  )
  const { cut, result, inputs } = await history.read('/ws', 1)
  expect(new Set(cut)).toEqual(new Set(['inputs', 'prints', 'outputs']))
  expect([result.prints, result.outputs, inputs['text']].map((text) => text?.length)).toEqual([20_000, 20_000, 20_000])
})

it('removes, clears and prunes by age and size; pinned runs stay, and nothing is left of the others', async () => {
  let now = 2000
  const small = { ...settings, keepRunsDays: 1, keepRunsMegabytes: 10 }
  const { history, told } = start(directPort(), small, () => now)
  for (let at = 1; at <= 4; at += 1) await history.keep('/ws', endedRun({ at, inputs: { text: `"zebra${at}x"` } }))
  await history.pin('/ws', 1, true)
  await history.remove('/ws', [2])
  expect(await found(history, {})).toEqual([4, 3, 1])
  await expect(history.read('/ws', 2)).rejects.toMatchObject({ problem: { code: 'run-gone' } })
  now = 90_000_000
  expect(await history.prune('/ws')).toBe(2)
  expect(await found(history, {})).toEqual([1])
  expect(await found(history, { text: 'zebra4x' })).toEqual([])

  const prints = 'some printed words '.repeat(10_000)
  for (let at = 0; at < 60; at += 1) await history.keep('/ws', endedRun({ at: now, result: { prints } }))
  // One that was not kept says why.
  expect(told).toEqual([])
  expect(await history.prune('/ws')).toBe(8)
  expect((await found(history, {})).at(-1)).toBe(1)

  const first = await found(history, { isPinned: true })
  expect(await history.clear('/ws', false)).toBe(52)
  const [kept = 0, ...others] = await found(history, {})
  expect([first.length, others]).toEqual([1, []])
  expect(await history.read('/ws', kept)).toMatchObject({ isPinned: true, inputs: { text: '"zebra1x"' } })
  expect(await found(history, { text: 'zebra1x' })).toEqual([kept])
  expect(await history.clear('/ws', true)).toBe(1)
  await history.close()
  const areThere = async (): Promise<boolean> =>
    (await ofEach((path) => readFile(path, 'latin1'))).some((text) => /zebra|printed/.test(text))
  await expect.poll(areThere).toBe(false)
})

it('sets a broken database aside and tells so, whatever broke it', async () => {
  const first = start()
  for (let at = 0; at < 50; at += 1) await first.history.keep('/ws', endedRun({ at }))
  await first.history.close()
  const path = await databasePath()
  const whole = await readFile(path)
  const broken = {
    'no database': Buffer.from('not a database at all'.repeat(100)),
    'cut off': whole.subarray(0, whole.length / 2),
  }
  for (const [what, bytes] of Object.entries(broken)) {
    await writeFile(path, bytes)
    const { history, told } = start()
    // What is broken in its midst shows when it is read.
    for (let key = 1; key <= 50; key += 1) await history.read('/ws', key).catch(() => undefined)
    await history.keep('/ws', endedRun())
    expect([what, told.map(({ code }) => code)]).toEqual([what, ['run-history-damaged']])
    const aside = String(told[0]?.params['path'])
    expect(aside).toMatch(/\.damaged-[\dTZ-]+\.db$/)
    expect((await readFile(aside)).length).toBeGreaterThan(0)
    expect(await found(history, {})).toEqual([1])
    await history.close()
  }
})

it('goes on in the new database where another process has set the old one aside', async () => {
  const [one, other] = [start(), start()]
  await one.history.keep('/ws', endedRun())
  const path = await databasePath()
  const damaged = fileAt(path)
  setAside(path, damaged)
  expect(await other.history.keep('/ws', endedRun({ id: 'other' }))).toBe(1)
  expect(await one.history.keep('/ws', endedRun())).toBe(2)
  expect(await found(other.history, {})).toEqual([2, 1])
  expect([one.told, other.told]).toEqual([[], []])
  // Whoever found the old one damaged too leaves the new one where it is.
  expect(setAside(path, damaged)).toBe(null)
})

it('leaves the database of a later Nodelab as it is, and runs go on without one', async () => {
  const first = start()
  await first.history.keep('/ws', endedRun())
  await first.history.close()
  // SQLite has the version of the tables at byte 60 of the file.
  const file = await open(await databasePath(), 'r+')
  await file.write(Buffer.from([0, 0, 0, 9]), 0, 4, 60)
  await file.close()
  const later = start()
  expect(await later.history.keep('/ws', endedRun())).toBe(null)
  expect(later.told.map(({ code }) => code)).toEqual(['run-history-newer'])

  const without = start(createRunsHost(() => Promise.reject(new Error('no such module'))))
  for (let at = 0; at < 3; at += 1) expect(await without.history.keep('/ws', endedRun())).toBe(null)
  expect(without.told.map(({ code, params }) => [code, params['reason']])).toEqual([
    ['run-history-unavailable', 'no such module'],
  ])
  expect(await without.history.state('/ws')).toMatchObject({
    facts: null,
    problem: { code: 'run-history-unavailable' },
  })

  const off = start(directPort(), { ...settings, keepRuns: false })
  expect(await off.history.keep('/off', endedRun())).toBe(null)
  expect((await off.history.state('/off')).facts?.count).toBe(0)
})
