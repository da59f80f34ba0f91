import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
})
afterAll(() => bench.remove())

const failing = `def main():
    print("again")
    raise ValueError("boom")`
const surroundings = `error_strategy: default-value
default_value:
  - {key: result, type: string, value: instead}
retry_config: {retry_enabled: true, max_retries: 1, retry_interval: 1}
`

it('a node that is tried again tells each attempt and how its workflow goes on', async () => {
  await bench.write('again.node.yml', nodeFile(failing, { more: surroundings }))
  const { code, stdout, stderr } = await bench.run(['run', 'again', '--target', '1.16'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ result: 'instead', error_type: 'CodeExecutionError' })
  expect(stderr).toContain('again\n! Attempt 1 of 2 failed, the next one begins in 1 ms: ValueError: boom\nagain\n')
  expect(stderr).toMatch(/the workflow goes on by `source` with these outputs\.\n$/)

  const json = await bench.run(['run', 'again', '--target', '1.16', '--json'])
  expect([json.code, json.stderr]).toEqual([1, ''])
  const attempt = { status: 'failed', error_type: 'CodeExecutionError', stdout: 'again\n' }
  expect(JSON.parse(json.stdout)).toMatchObject({
    status: 'failed',
    outputs: null,
    attempts: [attempt, attempt],
    after: { status: 'exception', branch: 'source', outputs: { result: 'instead' } },
  })
  const old = await bench.run(['run', 'again', '--json'])
  expect(JSON.parse(old.stdout)).toMatchObject({ target: 'dify-0.11', attempts: [], after: null })
})

it('default values that Dify refuses are a fault of the file', async () => {
  const more = 'error_strategy: default-value\ndefault_value: [{key: result, type: boolean, value: ""}]\n'
  await bench.write('boolean.node.yml', nodeFile(failing, { more }))
  const { code, stderr } = await bench.run(['run', 'boolean', '--target', '1.16'])
  expect(code).toBe(2)
  expect(stderr).toContain("Dify: Input should be 'string', 'number'")
})

it('an output of a type that its Dify lacks is a fault of the file, told in words that are no Dify sentence', async () => {
  const source = 'def main():\n    print("ran")\n    return {"result": True}'
  await bench.write('flag.node.yml', nodeFile(source, { outputs: { result: 'boolean' } }))
  const { code, stdout, stderr } = await bench.run(['run', 'flag', '--target', '1.7'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('Dify 1.7 has no Boolean: output result')
  expect(stderr).not.toMatch(/ran$|Dify: /m)
})

it('a template node runs like any other', async () => {
  await bench.write(
    'letter.node.yml',
    'type: template-transform\ntarget: dify-0.11\nvariables: [{variable: name}]\nsamples: {name: Ann}\ntemplate: |\n  Dear {{ name }},\n',
  )
  expect(await bench.run(['run', 'letter'])).toMatchObject({ code: 0, stdout: '{\n  "output": "Dear Ann,"\n}\n' })
})
