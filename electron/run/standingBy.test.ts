import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTarget } from '../../shared/dify/targets'
import type { ConfinementMode } from '../../shared/dify/confinementModes'
import type { Build } from '../../shared/model/environment'
import type { CodeNode } from '../../shared/model/node'
import type { RunResult } from '../../shared/model/run'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

const target = 'dify-1.16'
let test: TestEngine
let build: Build

beforeAll(async () => {
  test = await startTestEngine()
  const found = findTarget(target)
  if (found === null) throw new Error('The target is not there.')
  const wish = { target: found, requirements: '', dependencies: [] }
  build = await test.engine.environments.wait(wish, new AbortController().signal)
})
afterAll(() => test.end())

const code = 'import sys\ndef main():\n    return {"result": "fine"}\n'
const node: CodeNode = {
  title: 'test',
  desc: '',
  variables: [],
  dependencies: [],
  target: null,
  samples: {},
  code_language: 'python3',
  code,
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
}

function run(serverEnv: string, mode: ConfinementMode | null): Promise<RunResult> {
  const how = mode === null ? {} : { mode }
  return test.engine.runNode({ node, inputs: {}, target, serverEnv, ...how }, '')
}

describe('workers that stand by are those that the next run takes', () => {
  it.each([
    ['as the target has it', '', null],
    [
      "with the server's own list of calls",
      `ALLOWED_SYSCALLS=${Array.from({ length: 400 }, (_, at) => at).join(',')}`,
      null,
    ],
    ["with the server's own time and proxies", 'WORKER_TIMEOUT=900\nHTTP_PROXY=http://proxy.example.com:3128', null],
    ['in another mode', '', 'free'],
  ] as const)('%s', async (_, serverEnv, mode) => {
    await test.engine.settings.update({ mode })
    expect(await test.engine.standBy(build, node, serverEnv)).toBe(true)
    expect(await run(serverEnv, mode)).toMatchObject({ status: 'succeeded', isWarm: true })
  })

  it('and none stand by for a check, which none would take', async () => {
    await test.engine.settings.update({ mode: 'check' })
    expect(await test.engine.standBy(build, node)).toBe(false)
    expect(await run('', 'check')).toMatchObject({ status: 'succeeded', isWarm: false })
  })
})
