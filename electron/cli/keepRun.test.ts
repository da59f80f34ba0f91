import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { KeptRun } from '../../shared/model/runHistory'
import { everyRun } from '../../shared/runHistory/everyRun'
import { createRunsHost } from '../runHistory/runsHost'
import { historyCommand } from './history'
import { runCommand } from './run'
import { testCommand } from './testCommand'
import { nodeFile } from './testing/cliBench'
import { historySession } from './testing/historySession'

const node = nodeFile(
  'function main({ text, api_key }) {\n  if (text === "no") throw new Error(api_key)\n  return { result: text }\n}',
  {
    inputs: { text: 'string', api_key: 'string' },
    more: 'samples:\n  text: "two words"\n  api_key: "sk-very-secret"\n',
    language: 'javascript',
  },
)

const bench = historySession(async ({ folder }) => {
  await mkdir(join(folder.path, 'work', 'deep'), { recursive: true })
  await writeFile(join(folder.path, 'work', 'deep', 'says.node.yml'), node)
})

const keptIn = async (workspace: string): Promise<KeptRun[]> =>
  (await bench.session.engine.runHistory.page(workspace, everyRun, null, 10)).runs

it('a run of the command line is kept in the workspace around its file, told apart, without secrets, unless it is asked not to be', async () => {
  const [work, deep] = [join(bench.folder.path, 'work'), join(bench.folder.path, 'work', 'deep')]
  const path = join(deep, 'says.node.yml')
  // No window knows a workspace here: then it is the folder of its requirements, which is its own.
  expect(await runCommand(bench.session, path, { history: false })).toBe(0)
  expect(await bench.session.engine.runHistory.has(deep)).toBe(false)
  expect(await runCommand(bench.session, path, {})).toBe(0)
  expect(await keptIn(deep)).toMatchObject([{ node: 'says', origin: 'command-line', status: 'succeeded' }])

  await bench.test.engine.settings.rememberWorkspace(work)
  expect(await runCommand(bench.session, path, { input: ['text="no"'], json: true })).toBe(1)
  expect(await keptIn(work)).toMatchObject([{ node: 'deep/says', status: 'failed', sandbox: null }])
  const whole = await bench.session.engine.runHistory.read(work, 1)
  expect(whole).toMatchObject({ inputs: { text: '"no"' }, secret: ['api_key'] })
  expect(JSON.stringify(whole)).not.toContain('sk-very')

  bench.out = ''
  await historyCommand(bench.session, undefined, { workspace: work, from: 'command-line' })
  expect(bench.out).toMatch(/ failed .* command-line .* deep\/says {2}Error: •••\n$/)
  bench.out = ''
  await historyCommand(bench.session, undefined, { workspace: work, from: 'window', json: true })
  expect(JSON.parse(bench.out)).toEqual({ runs: [], more: false })
})

it('a run over the rows of a file is kept as one, with the rows that failed, unless it is asked not to be', async () => {
  const work = join(bench.folder.path, 'work')
  const [node, data] = [join(work, 'deep', 'says.node.yml'), join(work, 'rows.csv')]
  await writeFile(data, 'text,result\none,one\ntwo,three\nno,no\n')
  const before = (await keptIn(work)).length
  expect(await testCommand(bench.session, [node], { data, history: false })).toBe(1)
  expect(await testCommand(bench.session, [node], { data })).toBe(1)
  const kept = await keptIn(work)
  expect(kept).toHaveLength(before + 1)
  expect(kept[0]).toMatchObject({
    node: 'deep/says',
    origin: 'rows',
    status: 'failed',
    rows: { file: 'rows.csv', done: 3, all: 3, passed: 1, failed: { outputs: 1, error: 1 } },
  })
  expect(kept[0]?.runtime).toMatch(/^Node /)
  const whole = await bench.session.engine.runHistory.read(work, kept[0]?.key ?? 0)
  expect(whole).toMatchObject({ inputs: { text: '"two words"' }, secret: ['api_key'] })
  expect(whole.keptRows?.failures).toMatchObject([
    { row: 2, inputs: { text: '"two"' }, outputs: '{"result": "two"}', error: null },
    { row: 3, inputs: { text: '"no"' }, outputs: null, error: expect.stringContaining('•••') },
  ])
  expect(JSON.stringify(whole)).not.toContain('sk-very')
  bench.out = ''
  await historyCommand(bench.session, String(kept[0]?.key), { workspace: work })
  expect(bench.out).toMatch(/rows.csv: 1\/3\n[^]*--- row 2, line 3\n[^]*two[^]*--- row 3, line 4\n/)
})

it('a run history that is damaged, or is not there, fails no run and is told in a line, or not at all', async () => {
  const deep = join(bench.folder.path, 'work', 'deep')
  const path = join(deep, 'says.node.yml')
  await bench.session.engine.runHistory.close()
  const place = join(bench.folder.path, 'run-history')
  for (const name of await readdir(place)) if (name.endsWith('.db')) await writeFile(join(place, name), 'no database')
  expect(await runCommand(bench.session, path, {})).toBe(0)
  expect(bench.said).toMatch(/^! The run history was damaged, and a new one was begun: [^\n]+\n$/)
  Object.assign(bench, { out: '', said: '' })
  const without = bench.withHistory(createRunsHost(() => Promise.reject(new Error('no such module'))))
  expect(await runCommand(without, path, {})).toBe(0)
  expect([bench.out, bench.said]).toEqual(['{\n  "result": "two words"\n}\n', ''])
})
