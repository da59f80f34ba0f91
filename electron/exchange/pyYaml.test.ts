import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportApp } from '../../shared/dify/exportApp/exportApp'
import { pythonYaml } from '../../shared/dify/exportApp/pythonYaml'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { defaultTarget } from '../../shared/dify/targets'
import { dify1_16 } from '../../shared/dify/targets/records'
import type { JsonObject } from '../../shared/model/value'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
let python: string
beforeAll(async () => {
  test = await startTestEngine()
  const wish = { target: dify1_16, requirements: 'PyYAML==6.0.3\n', dependencies: [] }
  const { environment, log } = await test.engine.environments.wait(wish)
  if (environment === null) throw new Error(log)
  python = environment.python.path
}, 180_000)
afterAll(() => test.end())

/** Runs Python on JSON on its standard input, and reads the JSON that it prints. */
async function inPython(script: string, input: unknown): Promise<unknown> {
  const running = promisify(execFile)(python, ['-I', '-X', 'utf8', '-c', `import json, sys, yaml\n${script}`], {
    maxBuffer: 1e9,
  })
  running.child.stdin?.end(JSON.stringify(input))
  return JSON.parse((await running).stdout)
}

const marks = [' ', '  ', '\n', '\t', '"', "'", '\\', ':', ': ', ' #', '- ', '中文', '🤖', '\u2028', '\u0085', '\ufeff']
const words = ['word', 'longer_word', '{', '}', 'yes', '1.5', '0x1', '\u00a0', '12:30', '2020-01-01', '\0', '?', '<<']
const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...marks, ...words), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 150 }),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}))

describe('app files', () => {
  it('are written to the byte as PyYAML writes them', async () => {
    const cases = fc.sample(value, 500).map((one) => JSON.stringify({ one, list: [one] }))
    const script =
      'print(json.dumps([yaml.dump(json.loads(case), allow_unicode=True) for case in json.load(sys.stdin)]))'
    const theirs = await inPython(script, cases)
    expect(cases.map((one) => pythonYaml(parsePythonJson(one) as JsonObject))).toEqual(theirs)
  })

  it('are read by PyYAML as the very app that was meant, and written again to the same bytes', async () => {
    const code = 'def main(text, stop):\n    return {"r": "a\\tb  # no comment"}\n'
    const node = {
      title: '统计: 词数',
      desc: ' leading: "quotes" \n',
      code_language: 'python3' as const,
      code,
      variables: [
        { variable: 'text', value_type: 'string' as const, value_selector: [] },
        { variable: 'stop', value_type: 'array[string]' as const, value_selector: [] },
      ],
      outputs: [{ name: 'r', spec: { type: 'string' as const, children: null } }],
      dependencies: [],
      target: null,
      samples: { text: '"yes"', stop: '["on", "1"]' },
    }
    const app = exportApp(node, { target: defaultTarget, now: 1_750_000_000_001 })
    const script =
      'app = json.load(sys.stdin)\nread = yaml.safe_load(app)\n' +
      'print(json.dumps([read, yaml.dump(read, allow_unicode=True) == app]))'
    const [read, isSame] = (await inPython(script, app)) as [App, boolean]
    expect(isSame).toBe(true)
    expect(read.version).toBe('0.7.0')
    expect(read.workflow.graph.nodes.map(({ id }) => id)).toEqual([
      '1750000000001',
      '1750000000002',
      '1750000000003',
      '1750000000004',
    ])
    expect(read.workflow.graph.nodes[0]?.data['variables']).toMatchObject([
      { default: 'yes' },
      { default: '["on", "1"]' },
    ])
    expect(read.workflow.graph.nodes[2]?.data['code']).toBe(code)
  })
})

interface App {
  readonly version: unknown
  readonly workflow: { readonly graph: { readonly nodes: { id: unknown; data: Record<string, unknown> }[] } }
}
