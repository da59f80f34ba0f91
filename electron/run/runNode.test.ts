import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTarget } from '../../shared/dify/targets'
import type { CodeNode, Output } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { createEngine, type Engine } from '../engine'
import type { RunHooks } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
import { isRunning } from '../sandbox/testing/processes'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { readFields } from '../workspace/nodeFields'
import { readExamples } from '../workspace/exampleNodes'

const examples = fileURLToPath(new URL('../workspace/examples', import.meta.url))
let engine: Engine
let root: string
let remove: () => Promise<void>

const output = (name: string, type: Output['spec']['type']): Output => ({ name, spec: { type, children: null } })

function node(code: string, change: Partial<CodeNode> = {}): CodeNode {
  return {
    title: 'test',
    desc: '',
    code_language: 'python3',
    code,
    variables: [],
    outputs: [output('result', 'string')],
    dependencies: [],
    target: null,
    samples: {},
    ...change,
  }
}

function run(tested: CodeNode, change: Partial<RunRequest> = {}, hooks?: RunHooks): Promise<RunResult> {
  return engine.runNode({ node: tested, inputs: tested.samples, target: 'dify-0.11', ...change }, '', hooks)
}

const returning = (expression: string): string => `def main():\n    return {"result": ${expression}}\n`

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

describe('the example nodes', () => {
  it('list the 19 packages of the Dify 0.11 sandbox in order', async () => {
    const [first] = await readExamples(examples)
    const { node: example } = readFields(first?.text ?? '')
    if (example === null) throw new Error('the example is no node')
    const result = await run(example)
    expect(result).toMatchObject({ status: 'succeeded', error: null, problems: [] })
    expect(JSON.parse(result.outputs ?? '')).toMatchInlineSnapshot(`
      {
        "result": [
          "anyio==4.6.2.post1",
          "certifi==2024.8.30",
          "charset-normalizer==3.4.0",
          "exceptiongroup==1.2.2",
          "h11==0.14.0",
          "httpcore==1.0.6",
          "httpx==0.27.2",
          "idna==3.10",
          "jinja2==3.0.3",
          "markupsafe==3.0.1",
          "pip==23.0.1",
          "pysocks==1.7.1",
          "requests==2.32.3",
          "setuptools==65.5.1",
          "sniffio==1.3.1",
          "socksio==1.0.0",
          "typing-extensions==4.12.2",
          "urllib3==2.2.3",
          "wheel==0.44.0",
        ],
      }
    `)
  })

  it('fails on the newest Dify, which has no setuptools, and offers the other way', async () => {
    const [first] = await readExamples(examples)
    const { node: example } = readFields(first?.text ?? '')
    if (example === null) throw new Error('the example is no node')
    const result = await run(example, { target: 'dify-1.16' })
    expect(result).toMatchObject({ status: 'failed', errorType: 'CodeExecutionError' })
    expect(result.error).toContain("ModuleNotFoundError: No module named 'pkg_resources'")
    expect(result.problems[0]).toMatchObject({ code: 'setuptools-missing', line: 2, fix: 'use-importlib-metadata' })
  })

  it('succeed with their samples, on both targets', async () => {
    const all = (await readExamples(examples)).filter(({ id }) => id !== 'installed_packages')
    expect(all).toHaveLength(4)
    for (const { id, text } of all) {
      const { node: example } = readFields(text)
      if (example === null) throw new Error(`${id} is no node`)
      // The address of the request is answered by nobody here: its own error handling is what runs.
      const inputs = id === 'http_request' ? { url: '"http://127.0.0.1:9/"' } : example.samples
      for (const target of ['dify-0.11', 'dify-1.16']) {
        const result = await run(example, { target, inputs })
        expect(result).toMatchObject({ status: 'succeeded', error: null })
        // Where this machine lacks the target's Python, the result says which one ran.
        const asked = findTarget(target)?.python ?? ''
        const isNearest = !result.runtime.startsWith(`Python ${asked}.`)
        expect(result.problems.map(({ code }) => code)).toEqual(isNearest ? ['python-nearest'] : [])
      }
    }
  })
})

describe('a run', () => {
  it('keeps numbers as Python wrote them', async () => {
    const numbers = ['a', 'b', 'c', 'd'].map((name) => output(name, 'number'))
    const code = 'def main():\n    return {"a": 1.0, "b": 9223372036854775807, "c": -0.0, "d": 1e16}\n'
    const result = await run(node(code, { outputs: numbers }), { target: 'dify-1.16' })
    expect(result.error).toBe(null)
    expect(result.outputs).toBe('{"a": 1.0, "b": 9223372036854775807, "c": -0.0, "d": 1e+16}')
  })

  it('passes inputs by name, with null for what has no value', async () => {
    const variables = ['n', 'text', 'none'].map((variable) => ({
      variable,
      value_type: 'string' as const,
      value_selector: [],
    }))
    const code = 'def main(n, text, none):\n    return {"result": repr([n, text, none])}\n'
    const samples = { n: '12345678901234567', text: '"你好 \\ud83d\\ude00"' }
    const result = await run(node(code, { variables, samples }))
    expect(result.outputs).toBe('{"result": "[12345678901234567, \'你好 😀\', None]"}')
  })

  it('shows prints as they come, apart from the result', async () => {
    let seen = ''
    const code =
      'import os, time\ndef main():\n    print(os.getcwd())\n    while not os.path.exists("go"):\n        time.sleep(0.01)\n    print("two")\n    return {"result": "x"}\n'
    const onOutput = (stream: string, text: string): void => {
      if (stream !== 'prints') return
      // The script goes on only once its first print was seen here: so it was seen before the end.
      if (seen === '') writeFileSync(join(text.trim(), 'go'), '')
      seen += text
    }
    const result = await run(node(code), { mode: 'free' }, { onOutput })
    expect(seen).toMatch(/run-[^\n]+\ntwo\n$/)
    expect(result).toMatchObject({ status: 'succeeded', prints: seen, outputs: '{"result": "x"}' })
  })

  it('tells a raise with the line of the editor and without the frames of the wrapper', async () => {
    const code = 'def helper(x):\n    raise ValueError("bad " + x)\n\ndef main():\n    helper("input")\n'
    const result = await run(node(code))
    expect(result.traceback).toMatchObject({ errorClass: 'ValueError', summary: 'ValueError: bad input' })
    expect(result.traceback?.frames.map(({ line, own, text }) => [line, own, text])).toEqual([
      [5, true, 'helper("input")'],
      [2, true, 'raise ValueError("bad " + x)'],
    ])
    expect(result.problems[0]).toMatchObject({ code: 'node-raised', line: 2 })
    // Dify's own text has its two lines more and the sandbox's last words.
    expect(result.error).toMatch(/File "\/var\/sandbox\/sandbox-python\/tmp\/\w+\.py", line 48, in <module>/)
    expect(result.error).toContain('File "<string>", line 7, in main')
    expect(result.error).toMatch(/error: exit status 255\n$/)
  })

  it('says in the words of Dify what is wrong with an output, and where it is returned', async () => {
    const result = await run(node(returning('5')), { target: 'dify-1.16' })
    expect(result).toMatchObject({
      status: 'failed',
      errorType: 'OutputValidationError',
      error: 'Output result must be a string, got int instead.',
      keepsInputs: true,
    })
    expect(result.problems[0]).toMatchObject({ code: 'output-refused', line: 2, params: { path: 'result' } })
    expect(JSON.parse(result.returned ?? '')).toMatchObject({ result: expect.any(Number) })
  })

  it('gives advice that fits a limit and a missing output', async () => {
    const long = await run(node(returning('"x" * 400_001')), { target: 'dify-1.16' })
    const limit = { path: 'result', max: '400000', target: 'Dify 1.16' }
    expect(long.problems[0]).toMatchObject({ code: 'output-over-limit', line: 2, params: limit })
    const missing = await run(node('x = 1\n\ndef main():\n    return {"other": 1}\n'), { target: 'dify-1.16' })
    expect(missing.problems[0]).toMatchObject({ code: 'output-missing', line: 3, params: { path: 'result' } })
  })

  it.each([
    ['def main(:\n    pass\n', 'syntax-error', 1],
    ['x = 1\n', 'main-missing', null],
    ['def main(a):\n    return {}\n', 'main-arguments', null],
    ['async def main():\n    return {}\n', 'async-main', 1],
    [returning('{1, 2}'), 'result-not-serializable', null],
    ['import sys\ndef main():\n    sys.exit(0)\n', 'result-missing', null],
    ['import sys\ndef main():\n    print("x", file=sys.stderr)\n    return {"result": ""}\n', 'stderr-fails', null],
    ['def main():\n    import no_such_module\n', 'module-missing', 2],
    ['def main():\n    return {"result": "", "more": 1}\n', 'outputs-extra', null],
    ['import ctypes\ndef main():\n    ctypes.string_at(0)\n', 'worker-crashed', null],
    ['def main():\n    return {"result": input()}\n', 'node-raised', 2],
  ])('tells %j as %s', async (code, problem, line) => {
    const result = await run(node(code))
    expect(result.status).toBe('failed')
    expect(result.problems.map((told) => [told.code, told.line])).toEqual([[problem, line]])
  })

  it('tells a result that is no dict, on a Dify whose parser asks for one', async () => {
    const result = await run(node('def main():\n    return [1]\n'), { target: 'dify-1.16' })
    expect(result.problems[0]).toMatchObject({ code: 'result-not-dict', params: { type: 'list' } })
  })

  it('ends an endless loop when it is cancelled, with all that it started', async () => {
    const abort = new AbortController()
    const code =
      'import os, sys, subprocess\ndef main():\n    p = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])\n    print(p.pid, flush=True)\n    while True: pass\n'
    let child = 0
    const result = await run(
      node(code),
      { mode: 'free' },
      {
        signal: abort.signal,
        onOutput: (_, text) => {
          // The line end may come as a piece of its own.
          child ||= Number(text)
          abort.abort()
        },
      },
    )
    expect(result.status).toBe('cancelled')
    expect(child).toBeGreaterThan(0)
    await expect.poll(() => isRunning(child)).toBe(false)
    expect(liveGroups()).toBe(0)
  })

  it('stops at the time limit and at the output cap, and says so', async () => {
    await engine.settings.update({ timeoutSeconds: 1, outputCap: 10_000 })
    const endless = await run(node('def main():\n    while True: pass\n'))
    expect(endless.problems[0]).toMatchObject({ code: 'run-timeout', params: { seconds: 1 } })
    expect(endless.error).toBe('error: timeout\nerror: signal: killed\n')
    await engine.settings.update({ timeoutSeconds: 60 })
    const flood = await run(node('def main():\n    while True: print("x" * 1000)\n'))
    expect(flood).toMatchObject({ truncated: true, status: 'failed' })
    expect(flood.problems[0]).toMatchObject({ code: 'output-capped', params: { bytes: 10_000 } })
    expect(flood.prints.length).toBeLessThanOrEqual(10_000)
    await engine.settings.update({ timeoutSeconds: 15, outputCap: 5_000_000 })
  })
})

describe('a JavaScript node', () => {
  it('runs in Node with console.log as prints, and tells the line of a throw', async () => {
    const code = 'function main({a}) {\n  console.log("hi")\n  return { result: a + "!" }\n}\n'
    const variables = [{ variable: 'a', value_type: 'string' as const, value_selector: [] }]
    const good = node(code, { code_language: 'javascript', variables, samples: { a: '"yes"' } })
    for (const target of ['dify-0.11', 'dify-1.16']) {
      const result = await run(good, { target })
      expect(result).toMatchObject({ status: 'succeeded', prints: 'hi\n', outputs: '{"result": "yes!"}' })
      expect(result.runtime).toMatch(/^Node \d+/)
      const throwing = node('function main() {\n  throw new TypeError("no")\n}\n', { code_language: 'javascript' })
      const failed = await run(throwing, { target })
      expect(failed.problems[0]).toMatchObject({ code: 'node-raised', line: 2 })
      const broken = node('function main() {\n  return {{\n}\n', { code_language: 'javascript' })
      expect((await run(broken, { target })).problems[0]).toMatchObject({ code: 'syntax-error', line: 2 })
    }
  })
})

describe('an engine that is closed', () => {
  it('leaves no scratch folder and no process behind, also of workers that stood by', async () => {
    await engine.close()
    expect(readdirSync(join(root, 'scratch'))).toEqual([])
    expect(liveGroups()).toBe(0)
  })
})
