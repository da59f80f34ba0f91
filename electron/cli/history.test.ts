import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createRunHistory } from '../runHistory/runHistory'
import { directPort, endedRun } from '../runHistory/testing/endedRun'
import { tempFolder } from '../testing/tempFolder'
import { startTestEngine, type TestEngine } from '../testing/testEngine'
import type { Session } from './context'
import { historyCommand } from './history'

let test: TestEngine
let folder: Awaited<ReturnType<typeof tempFolder>>
let session: Session
let out = ''
let said = ''
beforeAll(async () => {
  test = await startTestEngine()
  folder = await tempFolder()
  const settings = (): ReturnType<typeof test.engine.settings.get> => test.engine.settings.get()
  const runHistory = createRunHistory({ dataRoot: folder.path, port: directPort(), settings })
  session = { engine: { ...test.engine, runHistory }, language: 'en', signal: new AbortController().signal }
})
beforeEach(() => {
  ;[out, said] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (out += String(text)) !== '')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said += String(text)) !== '')
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await session.engine.runHistory.close()
  await test.end()
  await folder.remove()
})

it('`nodelab history` lists the kept runs of a workspace, finds some, and shows one', async () => {
  const here = { workspace: folder.path }
  expect(await historyCommand(session, undefined, here)).toBe(0)
  expect([out, said]).toEqual(['', 'No run is kept that is like that.\n'])
  const failed = { status: 'failed', outputs: null, error: 'KeyError: 7' } as const
  const { runHistory } = session.engine
  await runHistory.keep(folder.path, endedRun({ at: Date.now() }))
  await runHistory.keep(folder.path, endedRun({ id: 'other', at: Date.now(), result: { ...failed, prints: 'hello' } }))
  await runHistory.pin(folder.path, 1, true)

  expect(await historyCommand(session, undefined, here)).toBe(0)
  expect(out).toMatch(/^ {6}2 {2}\d{4}-.* failed .* window .*other {2}KeyError: 7\n\* {5}1 .*count {2}\{"count":2\}\n$/)
  out = ''
  await historyCommand(session, undefined, { ...here, search: 'keyerror', limit: '1', json: true })
  expect(JSON.parse(out)).toMatchObject({ runs: [{ key: 2, node: 'other' }], more: false })
  out = ''
  await historyCommand(session, '2', here)
  expect(out).toContain('--- code\ndef main(text: str):')
  expect(out).toContain('--- input text\n"two words"')
  expect(out).toContain('--- prints\nhello\n')

  for (const [run, options, code] of [
    ['9', {}, 'run-gone'],
    ['x', {}, 'history-number-wrong'],
    [undefined, { limit: '0' }, 'history-number-wrong'],
    [undefined, { status: 'ok' }, 'history-status-wrong'],
    [undefined, { from: 'afar' }, 'history-origin-wrong'],
  ] as const)
    await expect(historyCommand(session, run, { ...here, ...options })).rejects.toMatchObject({ problem: { code } })
})
