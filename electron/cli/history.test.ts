import { expect, it } from 'vitest'
import { endedRun } from '../runHistory/testing/endedRun'
import { historyCommand } from './history'
import { historySession } from './testing/historySession'

const bench = historySession()

it('`nodelab history` lists the kept runs of a workspace, finds some, and shows one', async () => {
  const here = { workspace: bench.folder.path }
  expect(await historyCommand(bench.session, undefined, here)).toBe(0)
  expect([bench.out, bench.said]).toEqual(['', 'No run is kept that is like that.\n'])
  const failed = { status: 'failed', outputs: null, error: 'KeyError: 7' } as const
  const { runHistory } = bench.session.engine
  await runHistory.keep(bench.folder.path, endedRun({ at: Date.now() }))
  await runHistory.keep(
    bench.folder.path,
    endedRun({ id: 'other', at: Date.now(), result: { ...failed, prints: 'hello' } }),
  )
  await runHistory.pin(bench.folder.path, 1, true)

  expect(await historyCommand(bench.session, undefined, here)).toBe(0)
  expect(bench.out).toMatch(
    /^ {6}2 {2}\d{4}-.* failed .* window .*other {2}KeyError: 7\n\* {5}1 .*count {2}\{"count":2\}\n$/,
  )
  bench.out = ''
  await historyCommand(bench.session, undefined, { ...here, search: 'keyerror', limit: '1', json: true })
  expect(JSON.parse(bench.out)).toMatchObject({ runs: [{ key: 2, node: 'other' }], more: false })
  bench.out = ''
  await historyCommand(bench.session, '2', here)
  expect(bench.out).toContain('--- code\ndef main(text: str):')
  expect(bench.out).toContain('--- input text\n"two words"')
  expect(bench.out).toContain('--- prints\nhello\n')

  for (const [run, options, code] of [
    ['9', {}, 'run-gone'],
    ['x', {}, 'history-number-wrong'],
    [undefined, { limit: '0' }, 'history-number-wrong'],
    [undefined, { status: 'ok' }, 'history-status-wrong'],
    [undefined, { from: 'afar' }, 'history-origin-wrong'],
  ] as const)
    await expect(historyCommand(bench.session, run, { ...here, ...options })).rejects.toMatchObject({
      problem: { code },
    })
})
