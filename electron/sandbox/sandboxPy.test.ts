import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'

/** How dify-sandbox-py runs Python (sandbox API 3.3 and 3.8), in real runs. Its JavaScript is held beside that of the others. */
let engine: Engine
let end: () => Promise<void>

beforeAll(async () => {
  ;({ engine, end } = await startTestEngine())
})
afterAll(() => end())

function run(code: string, target = 'dify-1.16+sandbox-py', how: Partial<RunRequest> = {}): Promise<RunResult> {
  const outputs: CodeNode['outputs'] = [{ name: 'result', spec: { type: 'object', children: null } }]
  const node: CodeNode = {
    title: 'test',
    desc: '',
    code_language: 'python3',
    code,
    variables: [],
    outputs,
    dependencies: [],
    target: null,
    samples: {},
  }
  return engine.runNode({ node, inputs: {}, target, ...how }, '')
}

async function result(code: string, target?: string): Promise<unknown> {
  const end = await run(code, target)
  expect(end).toMatchObject({ status: 'succeeded', error: null })
  return (JSON.parse(end.outputs ?? '') as { result: unknown }).result
}

describe('Python on dify-sandbox-py', () => {
  const names =
    'import sys as own_sys\nknown = sorted(name for name in globals() if not name.startswith("__"))\ndef main():\n    return {"result": {"name": __name__, "known": known}}\n'

  it('runs in a namespace of its own, whose name is that of the builtins', async () => {
    expect(await result(names)).toEqual({ name: 'builtins', known: ['own_sys'] })
    expect(await result(names, 'dify-1.16')).toMatchObject({
      name: '__main__',
      known: expect.arrayContaining(['os', 'sys', 'own_sys', 'running_path']),
    })
  })

  it('can’t pickle the classes of a node, and never finds itself the main program', async () => {
    const code =
      'import pickle\nclass Own: pass\nif __name__ == "__main__":\n    print("program")\ndef main():\n    return {"result": {"a": len(pickle.dumps(Own()))}}\n'
    const end = await run(code)
    expect(end).toMatchObject({ status: 'failed', prints: '', errorType: 'CodeExecutionError' })
    expect(end.error).toMatch(/^Can't pickle <class 'Own'>/)
    expect(await run(code, 'dify-1.16')).toMatchObject({ status: 'succeeded', prints: 'program\n' })
  })

  it.each([
    ['def main():\n    raise KeyError("k")\n', "'k'", 'node-raised', 2],
    ['def main():\n    return {"result": jsn.loads("1")}\n', "name 'jsn' is not defined", 'node-raised', 2],
    ['def main():\n    return os.sep\n', "name 'os' is not defined", 'node-raised', 2],
    [
      'def main():\n    return {"a" 1}\n',
      'invalid syntax. Perhaps you forgot a comma? (<string>, line 2)',
      'syntax-error',
      2,
    ],
    ['async def main():\n    return {}\n', 'Object of type coroutine is not JSON serializable', 'async-main', 1],
  ])('tells str(e) alone, and Nodelab the line: %j', async (code, error, problem, line) => {
    const end = await run(code)
    expect(end).toMatchObject({ status: 'failed', error, errorType: 'CodeExecutionError' })
    expect(end.problems[0]).toMatchObject({ code: problem, line })
  })

  it('takes an error without a text for a success, so that only the result is missing', async () => {
    const end = await run('def main():\n    print("x")\n    raise ValueError()\n')
    expect(end.error).toBe('Failed to parse result: no result tag found in response. Response: x\n...')
    expect(end.problems.map(({ code }) => code)).toEqual(['node-raised'])
  })

  it('loses what child processes print, and keeps its own', async () => {
    const code =
      'import subprocess, sys\ndef main():\n    subprocess.run([sys.executable, "-c", "print(1)"])\n    print("own 中")\n    return {"result": {}}\n'
    expect(await run(code)).toMatchObject({ status: 'succeeded', prints: 'own 中\n', stderr: '' })
    expect(await run(code, 'dify-1.16', { mode: 'free' })).toMatchObject({ prints: '1\nown 中\n' })
  })

  it.each(['0', '3', '"words"'])('would lose its server by sys.exit(%s), so that Dify gets no answer', async (code) => {
    const end = await run(`import sys\ndef main():\n    print("on")\n    sys.exit(${code})\n`)
    expect(end).toMatchObject({ status: 'failed', errorType: 'CodeExecutionError', keepsInputs: true, prints: 'on\n' })
    expect(end.error).toBe(
      'Failed to execute code, which is likely a network issue, please check if the sandbox service is running. ( Error: Server disconnected without sending a response. )',
    )
    expect(end.problems.map((problem) => problem.code)).toEqual(['exit-ends-server'])
  })

  it('would lose its pool by os._exit, and says so in the words of the first answer after that', async () => {
    const end = await run('import os\ndef main():\n    os._exit(3)\n')
    expect(end).toMatchObject({ error: expect.stringMatching(/^A process in the process pool was terminated/) })
    expect(end.problems.map((problem) => problem.code)).toEqual(['exit-ends-server'])
  })

  it('fails by what was written to stderr', async () => {
    const end = await run('import sys\ndef main():\n    print("hi", file=sys.stderr)\n    return {"result": {}}\n')
    expect(end).toMatchObject({ error: 'hi\n', stderr: 'hi\n' })
    expect(end.problems.map(({ code }) => code)).toEqual(['stderr-fails'])
  })
})

describe.each(['dify-0.11', 'dify-1.16'])('an async main in Python on %s', (target) => {
  it('is told as what it is, beside Dify’s own sentence', async () => {
    const end = await run('\nasync def main():\n    return {}\n', target)
    expect(end.error).toContain('TypeError: Object of type coroutine is not JSON serializable')
    // Another Python than the target's may have a notice of its own.
    expect(end.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'async-main', line: 2 }])
  })
})
