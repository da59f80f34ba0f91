import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../../shared/dify/targets/records'
import type { CodeNode } from '../../../shared/model/node'
import type { RunResult } from '../../../shared/model/run'
import type { Environments } from '../../engineTypes'
import { createRunNode } from '../../run/runNode'
import type { Served } from '../server/serving'
import { createServingBench, key, type ServingBench } from '../server/testing/servingBench'
import type { RemotePlace } from './apiClient'
import { createRemoteSandbox } from './remoteSandbox'
import { testRemote } from './testRemote'

const dialects = ['v1', 'v2', 'py'] as const
let bench: ServingBench
let served: Record<(typeof dialects)[number], Served>
beforeAll(async () => {
  bench = await createServingBench()
  const [v1, v2, py] = await Promise.all(dialects.map((dialect) => bench.serve({ dialect, timeoutSeconds: 3 })))
  if (v1 === undefined || v2 === undefined || py === undefined) throw new Error('not served')
  served = { v1, v2, py }
})
afterAll(() => bench.close())

const placeOf = ({ port }: Served): RemotePlace => ({ name: 'x', address: `http://127.0.0.1:${port}`, key })

const node: CodeNode = {
  title: 't',
  desc: '',
  code_language: 'python3',
  code: '',
  variables: [{ variable: 'a', value_type: 'string', value_selector: [] }],
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
  dependencies: [],
  target: null,
  samples: {},
}

function run(
  at: Served,
  code: string,
  code_language: CodeNode['code_language'] = 'python3',
  signal?: AbortSignal,
): Promise<RunResult> {
  const runNode = createRunNode({
    environments: {} as Environments,
    limitsOf: () => ({ timeoutSeconds: 15, outputCap: 100_000 }),
    sandboxFor: () => {
      throw new Error('this machine must not run it')
    },
    remoteFor: (place, { outputCap }) => createRemoteSandbox({ place, outputCap, env: {} }),
  })
  const request = { node: { ...node, code, code_language }, inputs: { a: '"中 <x>"' }, target: 'dify-1.16' }
  return runNode(request, '', { remote: placeOf(at), ...(signal === undefined ? {} : { signal }) })
}

describe.each(dialects)('a server of the dialect %s', (dialect) => {
  it('runs Python and JavaScript, prints apart', async () => {
    const python = await run(served[dialect], 'def main(a):\n    print("said", a)\n    return {"result": a * 2}\n')
    expect(python).toMatchObject({
      status: 'succeeded',
      outputs: '{"result": "中 <x>中 <x>"}',
      prints: 'said 中 <x>\n',
    })
    const javascript = await run(
      served[dialect],
      'function main({ a }) {\n  return { result: a + "!" }\n}\n',
      'javascript',
    )
    expect(javascript).toMatchObject({ status: 'succeeded', outputs: '{"result": "中 <x>!"}' })
  })

  it('tells of an error what it can', async () => {
    const python = await run(served[dialect], 'def main(a):\n    x = 1\n    raise ValueError("no")\n')
    const javascript = await run(served[dialect], 'function main() {\n  throw new Error("no")\n}\n', 'javascript')
    expect(javascript.problems[0]).toMatchObject({ code: 'node-raised', line: 2 })
    if (dialect === 'py') {
      expect(python).toMatchObject({ error: 'no', problems: [{ code: 'remote-no-line', line: null }] })
    } else {
      expect(python.problems[0]).toMatchObject({ code: 'node-raised', line: 3 })
      expect(python.ranOn).toMatchObject({ dialect, unknown: dialect === 'v1' ? ['exit-code', 'stderr'] : [] })
    }
  })

  it('is told by its test', async () => {
    const report = await testRemote({ place: placeOf(served[dialect]), env: {}, mostBytes: 5_000_000 })
    expect(report.probes.filter(({ problem }) => problem !== null)).toEqual([])
    expect(report).toMatchObject({
      dialect,
      kind: { v1: 'official-0.2.15', v2: 'official-main', py: 'py' }[dialect],
      python: expect.stringMatching(/^3\.\d+\.\d+/),
      node: process.versions.node,
      network: true,
      packagesBy: 'run',
    })
  })
})

describe('a real server', () => {
  it('ends an endless run at its own limit, and is left at once by one that is cancelled', async () => {
    const endless = 'def main(a):\n    while True: pass\n'
    const timedOut = run(served.v1, endless)
    const abort = new AbortController()
    const cancelled = run(served.v2, endless, 'python3', abort.signal)
    // What was asked later has been answered meanwhile: the endless one is under way.
    await run(served.v2, 'def main(a):\n    return {"result": a}\n')
    abort.abort()
    expect((await cancelled).status).toBe('cancelled')
    expect((await timedOut).problems[0]?.code).toBe('remote-timeout')
  })

  it('of an older image is read by the frames that it writes, whatever the target', async () => {
    const old = await bench.serve({ target: dify0_11 })
    const result = await run(old, 'def main(a):\n    return {"result": missing}\n')
    expect(result.error).toContain('File "<string>", line 2, in main')
    expect(result.problems[0]).toMatchObject({ code: 'node-raised', line: 2 })
    const report = await testRemote({ place: placeOf(old), env: {}, mostBytes: 5_000_000 })
    expect(report.dialect).toBe('v1')
    expect(report.kind).toMatch(/^official-0\.2\.1[24]$/)
  })
})
