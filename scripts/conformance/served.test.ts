import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CliBench, createCliBench, type Running } from '../../electron/cli/testing/cliBench'
import { exportApp } from '../../shared/dify/exportApp/exportApp'
import { defaultTarget } from '../../shared/dify/targets'
import type { CodeNode } from '../../shared/model/node'
import { graphonPython } from './environment'

let bench: CliBench
let serving: Running
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write('python-requirements.txt', 'six==1.16.0\n')
  serving = bench.start(['serve', '--port', '0', '--key', 'of my own', '--timeout', '2', '--json'])
})
afterAll(async () => {
  serving.child.kill('SIGINT')
  await serving.end
  await bench.remove()
})

const node = (code: string, more: Partial<CodeNode> = {}): CodeNode => ({
  title: 'served',
  desc: '',
  code_language: 'python3',
  code,
  variables: [{ variable: 'text', value_type: 'string', value_selector: ['1', 'text'] }],
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
  dependencies: [],
  target: null,
  samples: { text: '"x"' },
  ...more,
})

const nodes = [
  node('import six\ndef main(text):\n    print("not seen")\n    return {"result": text + six.__version__}\n'),
  node('function main({text}) {\n  return {result: `${text}<&>`}\n}\n', { code_language: 'javascript' }),
  node('def main(text):\n    raise ValueError("on purpose " + text)\n'),
  node('def main(text):\n    while True: pass\n'),
  node('import sys\ndef main(text):\n    sys.exit(0)\n'),
]

/** What the engine of Dify says of each node, its sandbox being the server under that key. */
async function ends(key: string, apps: readonly CodeNode[]): Promise<unknown[]> {
  await expect.poll(serving.stdout).toContain('}')
  const { address } = JSON.parse(serving.stdout()) as { address: string }
  const python = await graphonPython(console.log)
  const script = fileURLToPath(new URL('./run_app.py', import.meta.url))
  const env = { ...process.env, CODE_EXECUTION_ENDPOINT: address, CODE_EXECUTION_API_KEY: key }
  const running = promisify(execFile)(python, ['-I', '-X', 'utf8', script], { maxBuffer: 1e8, env })
  const cases = apps.map((one) => [
    exportApp(one, { target: defaultTarget, now: 1_750_000_000_001 }),
    { text: '你好 "é"' },
  ])
  running.child.stdin?.end(JSON.stringify(cases))
  return JSON.parse((await running).stdout) as unknown[]
}

it("nodes run in Dify's own engine, by its own client, on nodelab serve", { timeout: 240_000 }, async () => {
  const failed = (reason: string): unknown => ({
    status: 'failed',
    reason: expect.stringMatching(reason) as string,
  })
  expect(await ends('of my own', nodes)).toMatchObject([
    { status: 'GraphRunSucceededEvent', outputs: { result: '你好 "é"1.16.0' } },
    { status: 'GraphRunSucceededEvent', outputs: { result: '你好 "é"<&>' } },
    failed('File "<fd3>", line 2, in main\nValueError: on purpose 你好 "é"\nerror: exit status 255'),
    failed('^error: timeout\nerror: signal: killed'),
    failed('^Failed to parse result'),
  ])
  expect(await ends('wrong', nodes.slice(0, 1))).toMatchObject([failed('got status code 401')])
})
