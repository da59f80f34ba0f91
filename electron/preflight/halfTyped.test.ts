import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultTarget } from '../../shared/dify/targets'
import type { Environment } from '../../shared/model/environment'
import type { CodeNode } from '../../shared/model/node'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
let environment: Environment | null = null
beforeAll(async () => {
  test = await startTestEngine()
  const wish = { target: defaultTarget, requirements: '', dependencies: [] }
  environment = (await test.engine.environments.wait(wish)).environment
})
afterAll(() => test?.end())

/** What is found in code, each as `rule line`. */
async function found(code_language: 'python3' | 'javascript', lines: readonly string[]): Promise<string[]> {
  const node: CodeNode = {
    title: 'n',
    desc: '',
    code_language,
    code: lines.join('\n'),
    variables: [],
    outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
    dependencies: [],
    target: null,
    samples: {},
  }
  const own = code_language === 'python3' ? environment : null
  const request = { node, target: defaultTarget, environment: own, requirements: '' }
  const findings = await test.engine.preflight.check(request)
  return (findings ?? []).map(({ rule, problem }) => `${rule} ${problem.line}`)
}

it.each([
  [
    'a call that is open, above',
    ['import os', 'def main():', '    x = print(', '    y = 1', '    os.getcwd()', '    return {"result": 1}'],
    ['code-not-readable 3', 'sandbox-refuses 5', 'output-type-differs 6'],
  ],
  [
    'a name and a dot, below',
    ['import os', 'def main():', '    os.getcwd()', '    os.', '    return {"result": ""}'],
    ['sandbox-refuses 3', 'code-not-readable 4'],
  ],
  [
    'a text without its end',
    ['import sys', 'def main():', '    name = "ab', '    print("x", file=sys.stderr)', '    return {"result": ""}'],
    ['code-not-readable 3', 'stderr-written 4'],
  ],
  [
    'a function without a body',
    ['import time', 'def helper(a):', '', 'def main():', '    time.sleep(60)', '    return {"result": ""}'],
    ['code-not-readable 4', 'wait-too-long 5'],
  ],
  [
    'a condition without its end',
    ['def main(a=1):', '    if a ==', '        a = 2', '    while True: pass', '    return {"result": ""}'],
    ['code-not-readable 2', 'loop-without-end 4'],
  ],
])('Python with %s: what is known of the rest is told as well', async (_, lines, wanted) => {
  expect(await found('python3', lines)).toEqual(wanted)
})

it.each([
  [
    'a call that is open, above',
    ['function main() {', '  const x = print(', '  process.cwd()', '  return { result: 1 }', '}'],
    ['sandbox-refuses 3', 'code-not-readable 4', 'output-type-differs 4'],
  ],
  [
    'a name and a dot, below',
    ['function main() {', '  process.cwd()', '  const y = Math.', '  return { result: 1 }', '}'],
    ['sandbox-refuses 2', 'code-not-readable 4', 'output-type-differs 4'],
  ],
  [
    'a text without its end',
    ['function main() {', "  const name = 'ab", '  console.error(1)', '  return { result: "" }', '}'],
    ['code-not-readable 2', 'stderr-written 3'],
  ],
  [
    'a brace too few',
    ['function main() {', '  console.error(1)', '  for (;;) {}', '  return { result: "" }'],
    ['stderr-written 2', 'loop-without-end 3', 'code-not-readable 4'],
  ],
])('JavaScript with %s: what is known of the rest is told as well', async (_, lines, wanted) => {
  expect(await found('javascript', lines)).toEqual(wanted)
})
