import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import { plainNode } from '../../shared/model/plainNode'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

const common: CodeNode = {
  ...plainNode('hours', 'python3'),
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
}
const nodes: readonly CodeNode[] = [
  {
    ...common,
    code_language: 'python3',
    code: 'import os, time\nfrom datetime import datetime\ndef main():\n    return {"result": f"{datetime.fromtimestamp(0):%H:%M} {time.localtime(0).tm_hour} {os.environ.get(\'TZ\')}"}\n',
  },
  {
    ...common,
    code_language: 'javascript',
    code: 'function main() { const at = new Date(0); return { result: at.toTimeString().slice(0, 5) + " " + at.getHours() + " " + process.env.TZ } }\n',
  },
]

describe('the clock of a node', () => {
  let own: TestEngine

  beforeAll(async () => {
    own = await startTestEngine({}, { TZ: 'Asia/Shanghai' })
  })
  afterAll(() => own?.end())

  it.each(nodes.map((node) => [node.code_language, node] as const))(
    'is that of the sandbox, not that of the author, cold and warm: %s',
    async (_, node) => {
      for (const isCold of [true, false, false]) {
        const end = await own.engine.runNode({ node, inputs: {}, target: 'dify-1.16', isCold }, '')
        expect(end).toMatchObject({ status: 'succeeded', outputs: '{"result": "00:00 0 UTC"}' })
      }
    },
  )
})
