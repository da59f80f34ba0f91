import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { defaultTarget } from '../../shared/dify/targets'
import { wrap } from '../../shared/dify/wrap'
import type { WholeRun } from '../../shared/model/runHistory'
import { everyRun } from '../../shared/runHistory/everyRun'
import { createRunHistory } from '../runHistory/runHistory'
import { directPort } from '../runHistory/testing/endedRun'
import { ask } from '../sandbox/server/testing/ask'
import { tempFolder } from '../testing/tempFolder'
import { startTestEngine, type TestEngine } from '../testing/testEngine'
import type { Session } from './context'
import { type ServeOptions, serveCommand } from './serve'

let test: TestEngine
let folder: Awaited<ReturnType<typeof tempFolder>>
let work: string
let out = ''

beforeAll(async () => {
  test = await startTestEngine()
  folder = await tempFolder()
  work = join(folder.path, 'work')
  await mkdir(work)
})
beforeEach(() => {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (out += String(text)) !== '')
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await test.end()
  await folder.remove()
})

const inputs = new Map([
  ['text', 'two words'],
  ['token', 'sk-very-secret'],
])
const { code } = wrap(defaultTarget, 'javascript', 'function main({ text }) {\n  return { text }\n}\n', inputs)

/** Serves with some options until one script ran, and gives what is kept of it. */
async function keptBy(options: ServeOptions): Promise<readonly WholeRun[]> {
  const settings = () => test.engine.settings.get()
  const runHistory = createRunHistory({ dataRoot: folder.path, port: directPort(), settings })
  const end = new AbortController()
  const session: Session = { engine: { ...test.engine, runHistory }, language: 'en', signal: end.signal }
  out = ''
  const serving = serveCommand(session, { port: '0', key: 'own', workspace: work, json: true, ...options })
  await expect.poll(() => out, { timeout: 60_000 }).toContain('}')
  const { port } = JSON.parse(out) as { port: number }
  const headers = { 'x-api-key': 'own', 'content-type': 'application/json' }
  const body = JSON.stringify({ language: 'nodejs', code, preload: '', enable_network: true })
  const answer = await ask(port, { method: 'POST', path: '/v1/sandbox/run', headers, body })
  expect(answer.body).toContain('two words')
  end.abort()
  await serving
  const { runs } = await runHistory.page(work, { ...everyRun, origin: 'served' }, null, 10)
  const whole = await Promise.all(runs.map(({ key }) => runHistory.read(work, key)))
  await runHistory.remove(
    work,
    runs.map(({ key }) => key),
  )
  await runHistory.close()
  return whole
}

it('nodelab serve keeps what it ran where --history or the settings say so, and not against --no-history', async () => {
  expect(await keptBy({})).toEqual([])
  const [kept, ...others] = await keptBy({ history: true })
  expect(others).toEqual([])
  expect(kept).toMatchObject({
    origin: 'served',
    status: 'succeeded',
    ranNode: { code_language: 'javascript', code: expect.stringMatching(/^function main/) },
    inputs: { text: '"two words"' },
    secret: ['token'],
    result: { outputs: '{"text": "two words"}' },
  })
  expect(JSON.stringify(kept)).not.toContain('sk-very')
  await test.engine.settings.update({ keepServed: true })
  expect(await keptBy({})).toHaveLength(1)
  expect(await keptBy({ history: false })).toEqual([])
})
