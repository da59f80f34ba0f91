import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode, Output, Variable, VariableType } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { createEngine, type Engine } from '../engine'
import type { RunHooks } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'

const examples = fileURLToPath(new URL('../workspace/examples', import.meta.url))
let engine: Engine
let root: string
let remove: () => Promise<void>

beforeAll(async () => {
  const folder = await tempFolder()
  root = folder.path
  remove = folder.remove
  const env = testEnv(root)
  engine = createEngine({ env, folders: testFolders(env), examples })
})

afterAll(async () => {
  await engine.close()
  await remove()
})

const result: Output = { name: 'result', spec: { type: 'string', children: null } }
const input = (variable: string, type: VariableType): Variable => ({ variable, value_type: type, value_selector: [] })

function nodeOf(code: string, change: Partial<CodeNode> = {}): CodeNode {
  const rest = { title: 'test', desc: '', variables: [], dependencies: [], target: null, samples: {} }
  return { ...rest, code_language: 'python3', code, outputs: [result], ...change }
}

function run(node: CodeNode, change: Partial<RunRequest> = {}, hooks?: RunHooks): Promise<RunResult> {
  return engine.runNode({ node, inputs: node.samples, target: 'dify-1.16', mode: 'free', ...change }, '', hooks)
}

const retry = (max_retries: number, retry_interval = 1) => ({ retry_enabled: true, max_retries, retry_interval })

/** A `main` that fails until it was called so often; it counts in a file. */
const failing = (file: string, times: number): string => `import os
def main():
    path = ${JSON.stringify(file)}
    count = int(open(path).read()) + 1 if os.path.exists(path) else 1
    open(path, "w").write(str(count))
    print("attempt", count)
    if count <= ${times}:
        raise ValueError(f"no {count}")
    return {"result": str(count)}
`

describe('retry', () => {
  it('tries again until it works, and lists each attempt', async () => {
    const waits: [number, number][] = []
    const node = nodeOf(failing(join(root, 'works'), 2), { retry_config: retry(3, 5) })
    const end = await run(node, {}, { onAttempt: (attempts, wait) => waits.push([attempts.length, wait]) })
    expect(end).toMatchObject({ status: 'succeeded', outputs: '{"result": "3"}', after: null })
    expect(end.attempts.map(({ status, prints }) => [status, prints])).toEqual([
      ['failed', 'attempt 1\n'],
      ['failed', 'attempt 2\n'],
      ['succeeded', 'attempt 3\n'],
    ])
    expect(end.attempts[0]?.error).toContain('ValueError: no 1')
    expect(waits).toEqual([
      [1, 5],
      [2, 5],
    ])
    // The whole run is all attempts and the waits between; a timer may be a millisecond early.
    const parts = end.attempts.reduce((sum, { ms }) => sum + ms, 0)
    expect(end.times.total).toBeGreaterThanOrEqual(parts + 2 * 5 - 2)
    expect(end.attempts[2]?.ms).toBeLessThan(end.times.total / 2)
  })

  it('ends with the last failure, an output that Dify refuses included', async () => {
    const node = nodeOf('def main():\n    return {"result": 1}\n', { retry_config: retry(2) })
    const end = await run(node)
    expect(end).toMatchObject({ status: 'failed', errorType: 'OutputValidationError', after: null })
    expect(end.attempts).toHaveLength(3)
  })

  it('is not made where it is off, nor on a Dify that has none', async () => {
    const code = 'def main():\n    raise ValueError("x")\n'
    expect((await run(nodeOf(code))).attempts).toEqual([])
    expect((await run(nodeOf(code, { retry_config: { ...retry(2), retry_enabled: false } }))).attempts).toEqual([])
    expect((await run(nodeOf(code, { retry_config: retry(2) }), { target: 'dify-0.11' })).attempts).toEqual([])
  })

  it('is cancelled while it waits', async () => {
    const abort = new AbortController()
    const node = nodeOf('def main():\n    raise ValueError("x")\n', { retry_config: retry(5, 600_000) })
    const end = await run(node, {}, { signal: abort.signal, onAttempt: () => abort.abort() })
    expect(end.status).toBe('cancelled')
    expect(end.attempts).toHaveLength(1)
    expect(end.times.total).toBeGreaterThanOrEqual(end.attempts[0]?.ms ?? Infinity)
  })
})

describe('error strategy', () => {
  const code = 'def main():\n    raise ValueError("boom")\n'

  it('goes the fail branch with message and type', async () => {
    const end = await run(nodeOf(code, { error_strategy: 'fail-branch' }))
    expect(end).toMatchObject({ status: 'failed', after: { branch: 'fail-branch' } })
    expect(JSON.parse(end.after?.outputs ?? '')).toMatchObject({ error_type: 'CodeExecutionError' })
    expect(JSON.parse(end.after?.outputs ?? '')).toHaveProperty('error_message', end.error)
  })

  it('goes on with default values', async () => {
    const default_value = [{ key: 'result', type: 'string', value: '"instead"' }]
    const end = await run(nodeOf(code, { error_strategy: 'default-value', default_value }))
    expect(end.after?.branch).toBe('source')
    expect(JSON.parse(end.after?.outputs ?? '')).toMatchObject({ result: 'instead', error_type: 'CodeExecutionError' })
  })

  it('says before the run that Dify takes no default of a Boolean', async () => {
    const default_value = [{ key: 'result', type: 'boolean', value: 'true' }]
    const end = await run(nodeOf(code, { error_strategy: 'default-value', default_value }))
    expect(end.problems).toMatchObject([{ code: 'default-value-refused', params: { name: 'result', type: 'boolean' } }])
    expect(end.prints).toBe('')
  })
})

describe('an output of a type that the Dify lacks', () => {
  const flag = { type: 'boolean', children: null } as const
  const default_value = [{ key: 'result', type: 'string', value: 'instead' }]
  const surroundings = { error_strategy: 'default-value', default_value, retry_config: retry(3) } as const
  const code = 'def main():\n    print("ran")\n    return {"result": True}\n'
  const member: Output = { name: 'result', spec: { type: 'object', children: [{ name: 'ok', spec: flag }] } }
  const list: Output = { name: 'result', spec: { type: 'array[boolean]', children: null } }

  it.each([
    ['result', { name: 'result', spec: flag }],
    ['result.ok', member],
    ['result', list],
  ])('keeps the workflow from starting: nothing runs (%s)', async (path, output) => {
    let started = 0
    const node = nodeOf(code, { outputs: [output], ...surroundings })
    const end = await run(node, { target: 'dify-1.7' }, { onStarted: () => (started += 1) })
    const nothing = { prints: '', returned: null, error: null, errorType: null, attempts: [], after: null }
    expect(end).toMatchObject({ status: 'failed', ...nothing })
    expect(end.problems).toMatchObject([{ code: 'type-not-there', source: 'run', difyText: null, params: { path } }])
    expect([started, end.environment]).toEqual([0, null])
  })

  it('is run by the first Dify that has it', async () => {
    const node = nodeOf(code, { outputs: [{ name: 'result', spec: flag }] })
    expect((await run(node, { target: 'dify-1.8' })).outputs).toBe('{"result": true}')
  })
})

describe('files', () => {
  const file = '{"dify_model_identity": "__dify__file__", "filename": "a.txt", "size": 3}'
  const code = 'def main(files):\n    return {"result": repr(files)[:40]}\n'
  const inList = (sample: string) =>
    nodeOf(code, { variables: [input('files', 'array[file]')], samples: { files: sample } })

  it('come as a list of dicts, an empty list as null', async () => {
    expect((await run(inList(`[${file}]`))).outputs).toBe(`{"result": "[{'dify_model_identity': '__dify__file__"}`)
    expect((await run(inList('[]'))).outputs).toBe('{"result": "None"}')
  })

  it('have what Dify fills in, by the keys of its version', async () => {
    const described = inList('[{"filename": "a.txt", "transfer_method": "local_file"}]')
    const node = { ...described, code: 'def main(files):\n    return {"result": ",".join(files[0])}\n' }
    expect((await run(node)).outputs).toContain('remote_url,reference,filename,extension')
    expect((await run(node, { target: 'dify-1.9' })).outputs).toContain('id,tenant_id,type')
  })

  it('fail alone as they do in Dify, and on the Difys before 1.2 in a list too', async () => {
    const single = nodeOf(code, { variables: [input('files', 'file')], samples: { files: file } })
    expect(await run(single)).toMatchObject({
      error: 'Type is not JSON serializable: File',
      errorType: 'WorkflowNodeError',
      keepsInputs: false,
      problems: expect.arrayContaining([expect.objectContaining({ code: 'file-refused' })]),
    })
    expect((await run({ ...single, samples: {} })).outputs).toBe('{"result": "None"}')
    expect(await run(inList(`[${file}]`), { target: 'dify-0.11' })).toMatchObject({
      error: 'Object of type File is not JSON serializable',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'file-list-refused' })]),
    })
  })
})

describe('a template node', () => {
  const template = (code: string): CodeNode =>
    nodeOf(code, {
      code_language: 'jinja2',
      variables: [input('name', 'string')],
      outputs: [{ ...result, name: 'output' }],
      samples: { name: '"Ann"' },
    })

  it('is rendered by the sandbox’s own Jinja', async () => {
    const end = await run(template('Hello {{ name }}{% for i in range(2) %} {{ i }}{% endfor %}!\n'))
    expect(end).toMatchObject({ status: 'succeeded', outputs: '{"output": "Hello Ann 0 1!"}' })
  })

  it('gets no file, in no list and on no Dify: only an empty list comes, as one', async () => {
    const withFiles = (sample: string, type: VariableType = 'array[file]') => ({
      ...template('{{ files }}'),
      variables: [input('files', type)],
      samples: { files: sample },
    })
    const refused = { errorType: 'WorkflowNodeError', keepsInputs: false, prints: '' }
    const [file, told] = ['{"filename": "a.txt"}', { code: 'template-file-refused', params: { name: 'files' } }]
    for (const node of [withFiles(`[${file}]`), withFiles(file, 'file')]) {
      const end = await run(node)
      expect(end).toMatchObject({ ...refused, error: 'Type is not JSON serializable: File' })
      expect(end.problems[0]).toMatchObject(told)
      const older = await run(node, { target: 'dify-0.11' })
      expect(older).toMatchObject({ ...refused, error: 'Object of type File is not JSON serializable' })
      expect(older.problems[0]).toMatchObject(told)
    }
    expect((await run(withFiles('[]'))).outputs).toBe('{"output": "[]"}')
    expect((await run(withFiles(''))).outputs).toBe('{"output": "None"}')
  })

  it('tells the line of its own text', async () => {
    const end = await run(template('a\nb {{ 1 / 0 }}\n'))
    expect(end).toMatchObject({ status: 'failed', errorType: null })
    expect(end.error).toContain('ZeroDivisionError')
    expect(end.traceback?.frames).toMatchObject([{ own: true, line: 2 }])
  })

  it('tells the whole message of an error of Jinja itself', async () => {
    const end = await run(template('a\n{{ missing.deep }}\n'))
    const params = { error: 'UndefinedError', message: "'missing' is undefined" }
    expect(end.problems[0]).toMatchObject({ code: 'node-raised', line: 2, params })
  })

  it('is held to its length', async () => {
    const end = await run(template('{{ "x" * 11 }}'), { serverEnv: 'TEMPLATE_TRANSFORM_MAX_LENGTH=10' })
    expect(end).toMatchObject({
      error: 'Output length exceeds 10 characters',
    })
    expect(end.problems[0]).toMatchObject({ code: 'template-too-long', params: { max: '10' } })
  })
})

it('a server’s own limits are those that count', async () => {
  const node = nodeOf('def main():\n    return {"result": "x" * 11}\n')
  expect((await run(node, { serverEnv: 'CODE_MAX_STRING_LENGTH=10' })).error).toBe(
    'The length of output variable `result` must be less than 10 characters',
  )
  expect((await run(node)).status).toBe('succeeded')
})

describe('a server’s own sandbox', () => {
  const slow = nodeOf('import time\ndef main():\n    time.sleep(30)\n    return {"result": ""}\n')

  it('ends a run at its own time limit, unless the command names another', async () => {
    const end = await run(slow, { serverEnv: 'SANDBOX_WORKER_TIMEOUT=1' })
    expect(end.problems[0]).toMatchObject({ code: 'run-timeout', params: { seconds: 1 } })
    expect(end.server).toEqual({ limits: {}, timeoutSeconds: 1, enableNetwork: null })
  })

  it('refuses every run where its network is off, in the words that Dify makes of it', async () => {
    const end = await run(nodeOf('def main():\n    return {"result": ""}\n'), { serverEnv: 'ENABLE_NETWORK=false' })
    expect(end).toMatchObject({
      status: 'failed',
      error: 'Got error code: -400. Got error msg: network is disabled, please enable it in the configuration',
      errorType: 'CodeExecutionError',
    })
    expect(end.problems[0]?.code).toBe('sandbox-no-network')
    const onPy = { serverEnv: 'ENABLE_NETWORK=false', target: 'dify-1.16+sandbox-py' }
    const there = await run(nodeOf('def main():\n    return {"result": ""}\n'), onPy)
    expect(there.problems.map(({ code }) => code)).not.toContain('sandbox-no-network')
  })

  it('is told of where a line of its settings counts for nothing', async () => {
    const end = await run(nodeOf('def main():\n    return {"result": "x"}\n'), {
      serverEnv: 'CODE_MAX_DEPTH=many\nSECRET=1',
    })
    expect(end.status).toBe('succeeded')
    const told = { code: 'server-line-no-number', severity: 'warning', params: { line: 1, value: 'many' } }
    expect(end.problems[0]).toMatchObject(told)
    expect(end.server).toBeUndefined()
  })
})
