import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import type { RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'

/** What Node and Dify's wrapper make of JavaScript (code-node facts 3.5, sandbox API 1.8 and 3.3), seen in real runs. */
let engine: Engine
let end: () => Promise<void>

beforeAll(async () => {
  ;({ engine, end } = await startTestEngine())
})
afterAll(() => end())

/** A sandbox that appends the script to its bootstrap, one that evaluates it, and dify-sandbox-py, which runs it as a file. */
const appended = 'dify-0.11'
const evaluated = 'dify-1.16'
const py = 'dify-1.16+sandbox-py'

function run(code: string, target: string): Promise<RunResult> {
  const node: CodeNode = {
    title: 'test',
    desc: '',
    code_language: 'javascript',
    code,
    variables: [{ variable: 'a', value_type: 'string', value_selector: [] }],
    outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
    dependencies: [],
    target: null,
    samples: { a: '"hello"' },
  }
  return engine.runNode({ node, inputs: node.samples, target }, '')
}

/** The problems of a run: code and line of each, no more than one a cause. */
async function told(code: string, target: string): Promise<unknown[]> {
  return (await run(code, target)).problems.map((problem) => [problem.code, problem.line])
}

const main = 'function main({a}) { return {result: a} }\n'

// dify-sandbox-py lays a script out as the appending one does, with nothing before it.
describe.each([appended, evaluated])('JavaScript on %s', (target) => {
  it.each([
    ['an arrow function', 'const main = ({a}) => ({result: a})', 'hello'],
    [
      'modules of Node',
      'const c = require("crypto")\nfunction main({a}) { return {result: c.createHash("md5").update(a).digest("hex")} }',
      '5d41402abc4b2a76b9719d911017c592',
    ],
    ['fs by const', `const fs = require("node:fs")\n${main}`, 'hello'],
    ['a name of the wrapper by var', `var result = 5\n${main}`, 'hello'],
    ['undefined and functions left out', 'function main({a}) { return {result: a, x: undefined, f() {}} }', 'hello'],
    ['NaN as null', 'function main({a}) { return {result: NaN} }', null],
    ['a Date as text', 'function main({a}) { return {result: new Date(0)} }', '1970-01-01T00:00:00.000Z'],
  ])('runs %s', async (_, code, result) => {
    const end = await run(code, target)
    expect(end).toMatchObject({ status: 'succeeded', problems: [] })
    expect(JSON.parse(end.outputs ?? '')).toEqual({ result })
  })

  it.each([
    ['async function main({a}) { return {result: a} }', 1],
    ['const main = async ({a}) => ({result: a})', 1],
    ['\nfunction main({a}) { return Promise.resolve({result: a}) }', 2],
  ])('tells that Dify does not await: %j', async (code, line) => {
    const end = await run(code, target)
    expect(end).toMatchObject({ error: 'Output result is missing.', errorType: 'OutputValidationError' })
    expect(end.returned).toBe('{}')
    expect(end.problems.map((problem) => [problem.code, problem.line])).toEqual([['promise-returned', line]])
  })

  it.each([
    [`\nimport fs from "fs"\n${main}`, 'module-syntax-refused', 2],
    ['const x = 1\nexport function main() {}', 'module-syntax-refused', 2],
    [`\nconst x = await 1\n${main}`, 'await-refused', 2],
    ['function main({a}) {\n  return {result: a +}\n}', 'syntax-error', 2],
    ['function main({a}) {\n  return {result: a}\n', 'syntax-error', 2],
    [`let x = 1\nlet y = 2\nlet x = 3\n${main}`, 'syntax-error', 3],
    ['function main({a}) {\n  let fs = 1\n  let fs = 2\n}', 'syntax-error', 3],
    [`\nconst result = 1\n${main}`, 'name-reserved', 2],
    [`const x = {result: 1}\nlet y,\n  inputs_obj = 1\n${main}`, 'name-reserved', 3],
    [`\nclass output_json {}\n${main}`, 'name-reserved', 2],
    [`const {output_obj} = {}\n${main}`, 'name-reserved', 1],
    ['\nconst x = require("lodash")\nfunction main() {}', 'node-module-missing', 2],
    ['function f(x) {\n  return x.y.z\n}\nfunction main({a}) {\n  return {result: f({})}\n}', 'node-raised', 2],
    ['function main({a}) {\n  return [1].map((x) => {\n    throw new RangeError("no")\n  })\n}', 'node-raised', 3],
    ['async function main({a}) {\n  await 1\n  throw new Error("later")\n}', 'node-raised', 3],
    ['function main({a}) {\n  return {result: JSON.parse(a)}\n}', 'node-raised', 2],
    ['function main({a}) {\n  throw "text"\n}', 'value-thrown', 2],
    ['function main({a}) {\n  throw {b: 1}\n}', 'value-thrown', 2],
    ['async function main({a}) {\n  throw "text"\n}', 'promise-rejected', null],
    ['function main({a}) {\n  return {result: 10n}\n}', 'result-not-serializable', null],
    ['function main({a}) {\n  const o = {}\n  o.o = o\n  return o\n}', 'result-circular', null],
    ['const main = 5', 'main-missing', null],
    ['x = 1', 'main-missing', null],
    ['function main({a}) {}', 'result-undefined', null],
    ['function main({a}) { return [a] }', 'result-not-dict', null],
    ['function main({a}) { process.exit(0) }', 'result-missing', null],
  ])('tells one cause with the editor’s line: %j', async (code, problem, line) => {
    const end = await run(code, target)
    expect(end).toMatchObject({ status: 'failed', outputs: null })
    expect(end.error).not.toBeNull()
    expect(end.problems.map((each) => [each.code, each.line])).toEqual([[problem, line]])
  })

  it('says what was thrown, and proposes a name that is free', async () => {
    const [thrown] = (await run('function main() {\n  throw "text"\n}', target)).problems
    expect(thrown?.params).toEqual({ line: 2, message: 'text' })
    const [rejected] = (await run('async function main() { throw "text" }', target)).problems
    expect(rejected?.params).toEqual({ reason: 'text' })
    const [named] = (await run(`const result = 1, myResult = 2\n${main}`, target)).problems
    expect(named?.params).toMatchObject({ name: 'result', line: 1, other: 'myResult2' })
    const own = 'class Own extends Error {\n  name = "Own"\n}\nfunction main() {\n  throw new Own("mine")\n}'
    expect((await run(own, target)).problems[0]?.params).toEqual({ error: 'Own', line: 5, message: 'mine' })
    const ofNode = 'function main() {\n  require("fs").readFileSync({})\n}'
    expect((await run(ofNode, target)).problems[0]?.params['message']).toMatch(/^The "path" argument must be/)
  })
})

/** Names that each sandbox's bootstrap has declared before the code (sandbox API 1.8). */
const bootstrapNames = ['argv', 'fs', 'koffi', 'lib', 'difySeccomp', 'uid', 'gid', 'options', 'code']

describe('the names of the bootstrap', () => {
  it.each(bootstrapNames)('%s can be a const where the code is evaluated, and no var', async (name) => {
    expect(await told(`\nvar ${name} = 1\n${main}`, evaluated)).toEqual([['name-of-sandbox', 2]])
    expect(await told(`const ${name} = 1\n${main}`, evaluated)).toEqual([])
    expect(await told(`var ${name} = 1\n${main}`, py)).toEqual([])
  })

  it('can’t be a function there either, nor a var in a block', async () => {
    expect(await told(`\nfunction code() {}\n${main}`, evaluated)).toEqual([['name-of-sandbox', 2]])
    expect(await told(`if (true) {\n  var options = 1\n}\n${main}`, evaluated)).toEqual([['name-of-sandbox', 2]])
  })

  it('can’t be declared at all where the code is appended, which has neither fs nor code', async () => {
    for (const word of ['var', 'let']) {
      expect(await told(`\n${word} lib = 1\n${main}`, appended)).toEqual([['name-of-script', 2]])
    }
    expect(await told(`var fs = 1, code = 2\n${main}`, appended)).toEqual([])
  })

  it('are those of Node’s module where the code is one', async () => {
    for (const target of [appended, py]) {
      expect(await told(`\nlet require = 1\n${main}`, target)).toEqual([['name-of-script', 2]])
    }
    expect(await told(`let require = 1\n${main}`, evaluated)).toEqual([])
  })
})

describe('JavaScript on dify-sandbox-py', () => {
  it('has the editor’s lines, and the same causes', async () => {
    const codes: readonly (readonly [string, string, number | null])[] = [
      ['async function main() {}', 'promise-returned', 1],
      [`\nconst result = 1\n${main}`, 'name-reserved', 2],
      ['function main() {\n  return null.x\n}', 'node-raised', 2],
      ['function main() {\n  return {a: }\n}', 'syntax-error', 2],
    ]
    for (const [code, problem, line] of codes) expect(await told(code, py)).toEqual([[problem, line]])
  })
})

describe('the end of a JavaScript run', () => {
  const complaint = 'function main({a}) { console.log("said"); console.error("hi"); return {result: a} }'

  it('is a failure where it wrote to stderr on the official sandboxes, and not on dify-sandbox-py', async () => {
    for (const target of [appended, evaluated]) {
      expect(await run(complaint, target)).toMatchObject({ status: 'failed', error: 'hi\n', prints: 'said\n' })
    }
    expect(await run(complaint, py)).toMatchObject({ status: 'succeeded', prints: 'said\n', problems: [] })
  })

  it('is told by its exit code where it says nothing itself', async () => {
    const end = await run('function main() { process.exit(3) }', evaluated)
    expect(end).toMatchObject({ error: 'error: exit status 3\n', errorType: 'CodeExecutionError' })
    expect(end.problems).toMatchObject([{ code: 'program-ended', params: { code: 3 } }])
    expect(await told('function main() { process.exit(3) }', py)).toEqual([['result-missing', null]])
  })
})
