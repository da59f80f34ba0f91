import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode, Output } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { createEngine, type Engine } from '../engine'
import type { RunHooks } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'

const examples = fileURLToPath(new URL('../workspace/examples', import.meta.url))
let root: string
let remove: () => Promise<void>
let engine: Engine

const output = (name: string, type: Output['spec']['type']): Output => ({ name, spec: { type, children: null } })

function nodeOf(code: string, change: Partial<CodeNode> = {}): CodeNode {
  const outputs = [output('result', 'string')]
  const rest = { title: 'test', desc: '', variables: [], dependencies: [], target: null, samples: {} }
  return { ...rest, code_language: 'python3', code, outputs, ...change }
}

function run(
  node: CodeNode,
  target = 'dify-0.11',
  hooks: RunHooks = {},
  on = engine,
  how: Partial<RunRequest> = {},
): Promise<RunResult> {
  return on.runNode({ node, inputs: node.samples, target, ...how }, '', hooks)
}

/** For what Dify's sandbox would end: other programs are started. */
const free = { mode: 'free' } as const

function engineWith(more: NodeJS.ProcessEnv): Engine {
  const env = testEnv(root, more)
  return createEngine({ env, folders: testFolders(env), examples })
}

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  engine = engineWith({})
})
afterAll(async () => {
  await engine.close()
  await remove()
})

describe('what comes out of a run', () => {
  it('keeps NaN, 19 digits and any text that JSON can carry', async () => {
    const code =
      'def main():\n    return {"result": "\\u4e2d\\ud83d\\ude00\\ud800\\u0085", "n": [float("nan")], "o": {"x": 9007199254740993123}}\n'
    const outputs = [output('result', 'string'), output('n', 'array[number]'), output('o', 'object')]
    const result = await run(nodeOf(code, { outputs }), 'dify-1.16')
    expect(result.error).toBe(null)
    expect(result.outputs).toContain('"n": [NaN], "o": {"x": 9007199254740993123}')
    expect(JSON.parse((result.outputs ?? '').replace('NaN', 'null'))).toMatchObject({ result: '中😀\uD800\u0085' })
  })

  it('refuses an integer beyond 64 bits in Dify’s words', async () => {
    const code = 'def main():\n    return {"o": {"x": 12345678901234567890}}\n'
    const result = await run(nodeOf(code, { outputs: [output('o', 'object')] }), 'dify-1.16')
    expect(result).toMatchObject({ status: 'failed', errorType: 'OutputValidationError' })
    expect(result.error).toContain('out of range')
  })

  it('runs code with Windows lines and tells its lines as the editor counts them', async () => {
    const good = await run(nodeOf('def main():\r\n    x = 1\r\n    return {"result": str(x)}\r\n'))
    expect(good).toMatchObject({ status: 'succeeded', outputs: '{"result": "1"}' })
    const bad = await run(nodeOf('def main():\r\n    x = 1\r\n    raise ValueError("no")\r\n'))
    expect(bad.problems[0]).toMatchObject({ code: 'node-raised', line: 3 })
  })

  it('holds the prints of Dify apart, also after the result and of a script that prints no line end', async () => {
    const code =
      'import atexit\natexit.register(print, "after", end="")\ndef main():\n    print("before", end="")\n    return {"result": "x"}\n'
    const heard: string[] = []
    const result = await run(nodeOf(code), 'dify-0.11', { onOutput: (_, text) => heard.push(text) })
    expect(result).toMatchObject({ status: 'succeeded', prints: 'beforeafter' })
    expect(heard.join('')).toBe('beforeafter')
  })

  it('gives the times of each step, and of the whole', async () => {
    const { times } = await run(nodeOf('import time\ndef main():\n    time.sleep(0.1)\n    return {"result": ""}\n'))
    expect(times.main).toBeGreaterThanOrEqual(100)
    expect(times.total).toBeGreaterThanOrEqual(times.worker + times.main)
  })
})

describe('a syntax error', () => {
  it.each([
    ['python3', 'def main():\n    return {"a" 1}\n', 2],
    ['python3', 'def main():\n    x = "中文😀" +* 2\n', 2],
    ['javascript', 'function main() {\n  return {{\n}\n', 2],
  ] as const)('of %s %j points at its line and column', async (language, code, line) => {
    for (const target of ['dify-0.11', 'dify-1.16']) {
      const [told] = (await run(nodeOf(code, { code_language: language }), target)).problems
      expect(told).toMatchObject({ code: 'syntax-error', line })
      const text = code.split('\n')[line - 1] ?? ''
      const column = told?.column ?? 0
      // Interpreters differ in the very place; it is the word that is wrong, never a blank or the line's end.
      expect(column).toBeGreaterThan(text.length - text.trimStart().length)
      expect(text.slice(column - 1)).toMatch(/^("a" 1|\* 2|\{)/)
    }
  })

  it('in unfinished code has a line and no invented column', async () => {
    const [told] = (await run(nodeOf('def main():\n    return {\n', {}))).problems
    expect(told).toMatchObject({ code: 'syntax-error', line: 2 })
  })
})

describe('a name that is not defined', () => {
  const code = (name: string, language: string): string =>
    language === 'python3'
      ? `def main():\n    return {"result": ${name}}\n`
      : `function main() {\n  return { result: ${name} }\n}\n`

  it.each([
    ['python3', 'domain'],
    ['javascript', 'domain'],
    ['javascript', 'remain'],
    ['javascript', 'main_is'],
  ] as const)('in %s is told as what it is, where it only looks like main: %s', async (code_language, name) => {
    const result = await run(nodeOf(code(name, code_language), { code_language }))
    expect(result.problems.map((told) => [told.code, told.line])).toEqual([['node-raised', 2]])
  })

  it.each(['python3', 'javascript'] as const)(
    'in %s is told as a missing main() where it is main',
    async (code_language) => {
      const result = await run(nodeOf('x = 1\n', { code_language }))
      expect(result.problems.map((told) => told.code)).toEqual(['main-missing'])
    },
  )
})

describe('an end that is not Dify’s', () => {
  it('has no words of Dify: the output cap', async () => {
    await engine.settings.update({ outputCap: 10_000 })
    const flood = await run(nodeOf('def main():\n    while True: print("x" * 1000)\n'))
    await engine.settings.update({ outputCap: 5_000_000 })
    expect(flood).toMatchObject({ status: 'failed', truncated: true, error: null, errorType: null, outputs: null })
    expect(flood.problems.map(({ code, params }) => [code, params])).toEqual([['output-capped', { bytes: 10_000 }]])
    expect(flood.prints.length).toBeGreaterThan(5000)
  })

  it('is a cancel that came before the run, and starts nothing', async () => {
    let started = false
    const hooks = { signal: AbortSignal.abort(), onStarted: () => (started = true) }
    const result = await run(nodeOf('def main(): pass'), 'dify-0.11', hooks)
    expect(result).toMatchObject({ status: 'cancelled', error: null })
    expect(started).toBe(false)
  })

  it('is an unknown target, a sample that is no JSON', async () => {
    expect((await run(nodeOf(''), 'dify-9')).problems[0]).toMatchObject({ code: 'target-unknown' })
    const variables = [{ variable: 'a', value_type: 'string' as const, value_selector: [] }]
    const result = await run(nodeOf('def main(a): pass', { variables, samples: { a: '{' } }))
    expect(result.problems[0]).toMatchObject({ code: 'input-not-json', params: { name: 'a' } })
    expect(result.error).toBe(null)
  })

  it('is the end of the engine, which leaves no process', async () => {
    const own = engineWith({})
    const code =
      'import subprocess, sys\ndef main():\n    subprocess.Popen([sys.executable, "-c", "while True: pass"])\n    print("on", flush=True)\n    while True: pass\n'
    let begun = (): void => undefined
    const began = new Promise<void>((resolve) => (begun = resolve))
    const end = run(nodeOf(code), 'dify-0.11', { onOutput: () => begun() }, own, free)
    await began
    await own.close()
    expect(liveGroups()).toBe(0)
    expect(await end).toMatchObject({ status: 'cancelled', error: null })
    expect(await run(nodeOf(code), 'dify-0.11', {}, own)).toMatchObject({ status: 'cancelled' })
  })
})

/** A Node of an installer is found whatever the variables say: with one of those there is no machine without Node. */
const hasInstalled = ['/usr/local/bin/node', '/opt/homebrew/bin/node', '/opt/local/bin/node'].some((path) =>
  existsSync(path),
)

describe.skipIf(process.platform === 'win32' || hasInstalled)(
  'the Node of a JavaScript node (its stand-in is a shell script)',
  () => {
    const javascript = nodeOf('function main() { return { result: process.version } }', { code_language: 'javascript' })

    /** A folder with a `node` that names another version and is the real one otherwise. */
    async function otherNode(version: string): Promise<string> {
      const folder = join(root, `node-${version}`)
      await mkdir(folder, { recursive: true })
      const path = join(folder, 'node')
      await writeFile(
        path,
        `#!/bin/sh\n[ "$1" = --version ] && echo v${version} && exit\nexec "${process.execPath}" "$@"\n`,
      )
      await chmod(path, 0o755)
      return folder
    }

    /** No index: what uv could bring is another test's. */
    const alone = { UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple', UV_HTTP_RETRIES: '0', UV_CACHE_DIR: '' }

    it('is told where its major version is not the target’s and uv can bring none, and not where it is', async () => {
      for (const [version, codes] of [
        ['18.1.0', ['node-nearest', 'network-unreachable']],
        ['20.1.0', []],
      ] as const) {
        const own = engineWith({ ...alone, PATH: await otherNode(version), HOME: root })
        const result = await run(javascript, 'dify-1.16', {}, own, free)
        expect(result).toMatchObject({ status: 'succeeded', runtime: `Node ${version}`, environment: null })
        expect(result.problems.map(({ code }) => code)).toEqual(codes)
        await own.close()
      }
    })

    it('is asked for where there is none, with the reason, and found as soon as there is one', async () => {
      const folder = join(root, 'later')
      await mkdir(folder)
      const own = engineWith({ ...alone, PATH: folder, HOME: root })
      const result = await run(javascript, 'dify-1.16', {}, own, free)
      expect(result.problems.map(({ code }) => code)).toEqual(['node-missing', 'network-unreachable'])
      expect(result.problems[0]?.params).toMatchObject({ version: '20.20.0' })
      await writeFile(join(folder, 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`)
      await chmod(join(folder, 'node'), 0o755)
      expect(await run(javascript, 'dify-1.16', {}, own, free)).toMatchObject({ status: 'succeeded', problems: [] })
      await own.close()
      expect(dirname(folder)).toBe(root)
    })
  },
)
