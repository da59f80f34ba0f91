import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import type { RunResult } from '../../shared/model/run'
import { describeProblem } from '../../shared/problems'
import type { RunHooks } from '../engineTypes'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
beforeAll(async () => {
  test = await startTestEngine()
})
afterAll(() => test.end())

const node: CodeNode = {
  title: 'test',
  desc: '',
  code_language: 'python3',
  code: 'import six\ndef main():\n    return {"result": six.__version__}\n',
  variables: [],
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
  dependencies: [],
  target: null,
  samples: {},
}

function run(text: string, hooks: RunHooks = {}): Promise<RunResult> {
  return test.engine.runNode({ node, inputs: {}, target: 'dify-0.11' }, { text, folder: '/nowhere' }, hooks)
}

it('runs in the environment that was built last where it may, and its result says so; else there is nothing to run with', async () => {
  const first = await run('six==1.16.0\n')
  expect(first).toMatchObject({ status: 'succeeded', outputs: '{"result": "1.16.0"}' })
  const broken = 'six==1.16.0\n# more\nnodelab==no version\n'
  const kept = await run(broken, { keepsLastGood: true })
  expect(kept).toMatchObject({
    status: 'succeeded',
    outputs: first.outputs,
    environment: first.environment,
    runtime: first.runtime,
  })
  const [said, why] = kept.problems
  expect(said).toMatchObject({ code: 'last-good-used', severity: 'warning', source: 'requirements', line: 3 })
  expect(why).toMatchObject({ code: 'requirement-broken', severity: 'warning', source: 'requirements', line: 3 })
  if (said === undefined) throw new Error('nothing was said')
  expect(describeProblem(said, 'en').title).toBe('Ran in the last environment that was built')

  // The command line asks for none of it.
  const refused = await run(broken)
  expect(refused).toMatchObject({ status: 'failed', outputs: null, environment: null })
  expect(refused.problems).toMatchObject([{ severity: 'error', line: 3 }])
})
