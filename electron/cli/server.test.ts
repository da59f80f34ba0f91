import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write('own/dify.env', 'CODE_MAX_STRING_LENGTH=10\nCODE_MAX_DEPTH=deep\nDB_PASSWORD=x\n')
  await bench.write('own/sub/long.node.yml', nodeFile('def main():\n    return {"result": "x" * 11}\n'))
})
afterAll(() => bench.remove())

describe('dify.env of a workspace', () => {
  it('limits a run of its nodes, in folders below it as well', async () => {
    const { code, stdout, stderr } = await bench.run(['run', 'own/sub/long'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('The length of output variable `result` must be less than 10 characters')
    expect(stderr).toContain('! Line 2 of dify.env: CODE_MAX_DEPTH needs a whole number')
    const json = JSON.parse((await bench.run(['run', 'own/sub/long', '--json'])).stdout) as Record<string, unknown>
    expect(Object.keys(json)).not.toContain('server')
  })

  it('is told by targets and doctor, with what it changes', async () => {
    const cwd = dirname(await bench.write('own/python-requirements.txt', ''))
    const { code, stdout, stderr } = await bench.run(['targets'], { cwd })
    expect(code).toBe(0)
    expect(stdout).not.toContain('dify.env')
    expect(stderr).toContain('change Dify 1.16: maxStringLength 400000 -> 10')
    expect(stderr).not.toContain('DB_PASSWORD')
    const doctor = await bench.run(['doctor'], { cwd })
    expect(doctor.stdout).toContain('maxStringLength 400000 -> 10')
    const json = JSON.parse((await bench.run(['doctor', '--json'], { cwd })).stdout) as Record<string, unknown>
    expect(json['server']).toMatchObject({ changes: [{ setting: 'maxStringLength', from: 400_000, to: 10 }] })
  })
})

describe('a target that there is not', () => {
  it.each([
    ['9.9', 'dify-1.16'],
    ['0.6.8', 'dify-0.11'],
    ['python', 'dify-1.16'],
  ])('%s is refused with the nearest', async (asked, nearest) => {
    const { code, stderr } = await bench.run(['run', 'own/sub/long', '--target', asked])
    expect(code).toBe(2)
    expect(stderr).toContain(`There is no target ${asked}`)
    expect(stderr).toContain(`Name it as \`${nearest}\``)
  })

  it('is refused where the node names it', async () => {
    const text = nodeFile('def main():\n    return {}\n').replace('target: dify-0.11', 'target: dify-9.9')
    await bench.write('other.node.yml', text)
    const { code, stderr } = await bench.run(['run', 'other'])
    expect(code).toBe(2)
    expect(stderr).toContain('the nearest that it has is Dify 1.16')
  })
})
