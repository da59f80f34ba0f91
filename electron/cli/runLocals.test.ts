import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write(
    'raises.node.yml',
    nodeFile('def main(text, api_key):\n    rows = [1, {"a": text}]\n    return {"result": rows[2]}', {
      inputs: { text: 'string', api_key: 'string' },
      more: 'samples:\n  text: "two"\n  api_key: "sk-very-secret"\n',
    }),
  )
})
afterAll(() => bench.remove())

it('nodelab run --json explains an error, and tells variables only where it is asked to', async () => {
  const { code, stdout } = await bench.run(['run', 'raises', '--json'])
  const report: unknown = JSON.parse(stdout)
  expect(code).toBe(1)
  expect(report).toMatchObject({ explanation: { id: 'index-error', text: expect.stringContaining('a list') } })
  expect(report).not.toHaveProperty('traceback.0.locals')
})

it('--locals tells the variables of a node that fails, in both forms, and no secret', async () => {
  const json = await bench.run(['run', 'raises', '--json', '--locals'])
  expect(JSON.parse(json.stdout)).toMatchObject({
    traceback: [
      {
        line: 3,
        locals: [
          { key: 'text', value: { type: 'str', text: 'two', size: 3 } },
          { key: 'api_key', value: { type: 'str', isHidden: true } },
          { key: 'rows', value: { type: 'list', size: 2 } },
        ],
      },
    ],
  })
  const { stderr } = await bench.run(['run', 'raises', '--locals'])
  expect(stderr).toMatch(/ line 3, in main: .*\n +text: two \(str, 3\)\n +api_key: \(str\)\n +rows: \(list, 2\)\n/)
  expect(json.stdout + stderr).not.toContain('sk-very')
})

it('explains an input without a value as the window does, by the values of this run and not by the samples alone', async () => {
  await bench.write(
    'measures.node.yml',
    nodeFile('def main(text):\n    return {"result": len(text)}', { inputs: { text: 'string' } }),
  )
  const explained = async (...args: string[]): Promise<unknown> =>
    (JSON.parse((await bench.run(['run', 'measures', '--json', ...args])).stdout) as { explanation: unknown })
      .explanation
  expect(await explained()).toMatchObject({ id: 'none-input', text: expect.stringContaining('no value for `text`') })
  expect(await explained('--input', 'text=null')).toMatchObject({ id: 'none-input' })
  expect(await explained('--input', 'text=1')).not.toMatchObject({ id: 'none-input' })
})
