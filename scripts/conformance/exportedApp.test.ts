import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { exportApp } from '../../shared/dify/exportApp/exportApp'
import { defaultTarget, targets } from '../../shared/dify/targets'
import type { CodeNode, VariableType } from '../../shared/model/node'
import { graphonPython } from './environment'

interface End {
  readonly status: string
  readonly outputs: Record<string, unknown> | null
  readonly reason: string | null
}

const input = (variable: string, value_type: VariableType) => ({ variable, value_type, value_selector: ['1', 'gone'] })

const node: CodeNode = {
  title: 'all: inputs #1',
  desc: '每一种类型\n "quoted"',
  code_language: 'python3',
  code: 'def main(text, limit, stop, facts, rows, none):\n    return {"all": [text, str(limit)] + stop, "more": [facts, rows[0]], "none": none}\n',
  variables: [
    input('text', 'string'),
    input('limit', 'number'),
    input('stop', 'array[string]'),
    input('facts', 'object'),
    input('rows', 'array[object]'),
    input('none', 'array[number]'),
  ],
  outputs: [
    { name: 'all', spec: { type: 'array[string]', children: null } },
    { name: 'more', spec: { type: 'array[object]', children: null } },
    { name: 'none', spec: { type: 'array[number]', children: null } },
  ],
  dependencies: [],
  target: null,
  samples: { text: '"a\\nb"', limit: '5', stop: '["x"]' },
}
const failing: CodeNode = {
  ...node,
  code: 'def main():\n    raise ValueError("on purpose")\n',
  variables: [],
  error_strategy: 'fail-branch',
}

/** What an author types into the start form of a target: JSON where the start node has no type of its own. */
function typed(target: (typeof targets)[number]): Record<string, unknown> {
  const facts = target.startTypes.includes('json_object') ? { a: 1 } : '{"a": 1}'
  return { text: 'hi', limit: 5, stop: '["x", "y"]', facts, rows: '[{"b": 2}]' }
}

/** One target of each kind of start node: the rest of an app is the same for all but its version. */
const kinds = new Map(targets.map((target) => [target.startTypes.join(), target]))

/** Each app is loaded and run by the engine that Dify runs it with. */
it("an exported app runs in Dify's own engine", { timeout: 240_000 }, async () => {
  const python = await graphonPython(console.log)
  const all = [...kinds.values()]
  const cases = all.map((target) => [exportApp(node, { target, now: 1_750_000_000_001 }), typed(target)])
  expect(all).toHaveLength(3)
  const script = fileURLToPath(new URL('./run_app.py', import.meta.url))
  const running = promisify(execFile)(python, ['-I', '-X', 'utf8', script], { maxBuffer: 1e8 })
  running.child.stdin?.end(JSON.stringify([...cases, [exportApp(failing, { target: defaultTarget, now: 1 }), {}]]))
  const ends = JSON.parse((await running).stdout) as End[]
  for (const end of ends.slice(0, -1)) {
    expect(end).toEqual({
      status: 'GraphRunSucceededEvent',
      outputs: { all: ['hi', '5', 'x', 'y'], more: [{ a: 1 }, { b: 2 }], none: null },
      reason: null,
    })
  }
  expect(ends.at(-1)?.outputs).toMatchObject({ error_message: 'on purpose' })
})
