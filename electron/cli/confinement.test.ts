import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write(
    'where.node.yml',
    nodeFile('import os\ndef main():\n    return {"result": os.path.abspath("x")}', {
      more: 'cases:\n  - {name: any, outputs: {result: /x}}\n',
    }),
  )
})
afterAll(() => bench.remove())

const isHeld = process.platform === 'linux' && process.arch === 'x64'

describe.skipIf(!isHeld)('nodelab run, as Dify’s sandbox would hold it', () => {
  it('ends where that ends it, and says the call, the line and what to do instead', async () => {
    const { code, stdout, stderr } = await bench.run(['run', 'where'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Dify ends the run here: getcwd (79), os.path.abspath')
    expect(stderr).toContain('error: operation not permitted')
    expect(stderr).toContain('line 3: return {"result": os.path.abspath("x")}')
  })

  it('tells of a case that it ends the line and the call', async () => {
    const { code, stderr } = await bench.run(['test', 'where'])
    expect(code).toBe(1)
    expect(stderr).toContain('the node failed: error: operation not permitted (line 3: getcwd (79), os.path.abspath)')
  })

  it('checks: runs to its end, lists each call with its line, and gives the operator’s line', async () => {
    const { code, stdout, stderr } = await bench.run(['run', 'where', '--mode', 'check'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ result: expect.stringMatching(/\/x$/) })
    expect(stderr).toContain('line 3: getcwd (79), os.path.abspath <- Dify ends the run here')
    expect(stderr).toMatch(/^ALLOWED_SYSCALLS=0,1,(\d+,)*72,79,(\d+,)*\d+$/m)
    const json = JSON.parse((await bench.run(['run', 'where', '--mode', 'check', '--json'])).stdout) as {
      confinement: unknown
    }
    expect(json.confinement).toMatchObject({
      mode: 'check',
      level: 'full',
      network: true,
      processor: 'x64',
      refused: [{ call: 'getcwd', number: 79, line: 3, through: 'os.path.abspath', in_dify: 'ends', first: true }],
      allowed_syscalls: expect.stringContaining(',79,'),
    })
  })

  it('runs free, and takes no other word', async () => {
    expect((await bench.run(['run', 'where', '--mode', 'free'])).code).toBe(0)
    const { code, stderr } = await bench.run(['run', 'where', '--mode', 'loose'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('like-dify, check and free')])
    const there = await bench.run(['run', 'where', '--mode', 'check', '--sandbox', 'http://127.0.0.1:9'])
    expect([there.code, there.stderr]).toEqual([2, expect.stringContaining('--mode is for a run on this machine')])
  })
})
