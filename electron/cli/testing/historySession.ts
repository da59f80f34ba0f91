import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { createRunHistory } from '../../runHistory/runHistory'
import { directPort } from '../../runHistory/testing/endedRun'
import { tempFolder } from '../../testing/tempFolder'
import { startTestEngine, type TestEngine } from '../../testing/testEngine'
import type { Session } from '../context'
import { sayOfHistory } from '../keepRun'

/** A session of the command line whose runs are kept in a folder of the test's own, and what it says meanwhile. */
export interface HistorySession {
  test: TestEngine
  folder: Awaited<ReturnType<typeof tempFolder>>
  session: Session
  out: string
  said: string
  /** A session of the same engine, with a run history that is asked in this thread. */
  withHistory(port?: ReturnType<typeof directPort>): Session
}

/** Begins and ends such a session around the tests of a file; `prepare` is done once, before the first. */
export function historySession(
  prepare: (bench: HistorySession) => Promise<void> = () => Promise.resolve(),
): HistorySession {
  const bench = {
    out: '',
    said: '',
    withHistory(port = directPort()): Session {
      const { engine } = bench.test
      const settings = (): ReturnType<typeof engine.settings.get> => engine.settings.get()
      const runHistory = createRunHistory({ dataRoot: bench.folder.path, port, settings })
      runHistory.onProblem((told) => sayOfHistory(told, 'en'))
      return { engine: { ...engine, runHistory }, language: 'en', signal: new AbortController().signal }
    },
  } as HistorySession
  beforeAll(async () => {
    bench.test = await startTestEngine()
    bench.folder = await tempFolder()
    bench.session = bench.withHistory()
    await prepare(bench)
  })
  beforeEach(() => {
    Object.assign(bench, { out: '', said: '' })
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => (bench.out += String(text)) !== '')
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => (bench.said += String(text)) !== '')
  })
  afterEach(() => vi.restoreAllMocks())
  afterAll(async () => {
    await bench.session.engine.runHistory.close()
    await bench.test.end()
    await bench.folder.remove()
  })
  return bench
}
