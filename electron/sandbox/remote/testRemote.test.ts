import { afterEach, describe, expect, it } from 'vitest'
import type { RemoteReport } from '../../../shared/model/remoteSandbox'
import { probeMark } from './probeScripts'
import { testRemote } from './testRemote'
import { type HeardRun, type Reply, type StandIn, type StandInOptions, startStandIn, v1, v2 } from './testing/standIn'

const open: StandIn[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

interface Facts {
  readonly python?: Readonly<Record<string, string>>
  readonly packages?: unknown
  readonly node?: string
}

/** Answers the probes' scripts as a server with these facts would. */
function answering(reply: (stdout: string, error?: string) => Reply, facts: Facts) {
  const line = (value: unknown): string => `${probeMark}${JSON.stringify(value)}\n`
  return ({ body }: HeardRun): Reply => {
    if (body.language === 'nodejs') return reply(line({ version: facts.node ?? '20.20.0' }))
    if (body.code.includes('co_filename')) return reply(line(facts.python))
    if (!body.code.includes('distributions')) return reply('')
    return facts.packages === undefined ? reply('', 'error: operation not permitted\n') : reply(line(facts.packages))
  }
}

async function told(
  onRun: StandInOptions['onRun'],
  more: Partial<StandInOptions> = {},
  key = 'k',
): Promise<RemoteReport> {
  const server = await startStandIn({ onRun, ...more })
  open.push(server)
  const timeouts = { connect: 300, read: 300, write: 300 }
  return testRemote({ place: { name: 'x', address: server.address, key }, env: {}, mostBytes: 100_000, timeouts })
}

const packages = [{ name: 'jinja2', version: '3.1.6' }]
const official = (version: string, file: string): Facts => ({ python: { version, file, name: '__main__' }, packages })
const failed = ({ probes }: RemoteReport) => probes.filter(({ worked }) => !worked).map(({ name }) => name)
const codes = ({ probes }: RemoteReport) => probes.map(({ problem }) => problem?.code ?? null)

describe('the test of a server', () => {
  it.each([
    ['0.2.12 or before', v1, official('3.10.17', '<string>'), 'v1', 'official-0.2.12'],
    ['0.2.13 or 0.2.14', v1, official('3.14.4', '<string>'), 'v1', 'official-0.2.14'],
    ['0.2.15', v1, official('3.14.4', '<fd3>'), 'v1', 'official-0.2.15'],
    ['the main branch', (out: string) => v2(out), official('3.14.4', '<fd3>'), 'v2', 'official-main'],
  ] as const)('tells an official server: %s', async (_, reply, facts, dialect, kind) => {
    const report = await told(answering(reply, facts))
    expect(report).toMatchObject({ dialect, kind, python: facts.python?.['version'], node: '20.20.0', network: true })
    expect(report).toMatchObject({ packages, packagesBy: 'run', latencyMs: expect.any(Number) })
    expect(failed(report)).toEqual([])
    expect(codes(report)).toEqual([null, null, null, null, null, null, null])
  })

  it('tells dify-sandbox-py by the body of its 401, and by the name of its namespace', async () => {
    const facts = { python: { version: '3.12.9', file: '<string>', name: 'builtins' }, packages }
    expect(await told(answering(v1, facts), { refusal: 'envelope' })).toMatchObject({ dialect: 'py', kind: 'py' })
  })

  it('asks the dependencies route where the packages can not be listed there, and says so where neither is had', async () => {
    const facts = { python: { version: '3.14.4', file: '<fd3>', name: '__main__' } }
    const dependencies = [{ name: 'jinja2', version: '' }]
    const report = await told(answering(v1, facts), { dependencies })
    expect(report).toMatchObject({ packages: dependencies, packagesBy: 'route' })
    const neither = await told(answering(v1, facts))
    expect(failed(neither)).toEqual(['packages'])
    expect(neither.probes[5]?.problem).toMatchObject({
      code: 'remote-probe-failed',
      params: { message: 'error: operation not permitted' },
    })
  })

  it('warns of a server without network and of one that takes any key', async () => {
    const closed = await told(answering(v1, official('3.14.4', '<fd3>')), { network: false })
    expect(closed).toMatchObject({ network: false, python: '3.14.4' })
    expect(codes(closed)[4]).toBe('remote-no-network')
    const keyless = await told(answering(v1, official('3.14.4', '<fd3>')), { key: '' })
    expect(codes(keyless)[1]).toBe('remote-open')
    expect(failed(keyless)).toEqual([])
  })

  it('says in words what failed, and leaves what depends on it', async () => {
    const wrongKey = await told(answering(v1, official('3.14.4', '<fd3>')), {}, 'wrong')
    expect(failed(wrongKey)).toEqual(['key', 'python', 'node', 'network', 'packages', 'latency'])
    expect(codes(wrongKey)[1]).toBe('remote-key')
    const page = await told(() => v1(''), { health: '<html>' })
    expect(codes(page)[0]).toBe('remote-not-sandbox')
    const server = await startStandIn({ onRun: () => v1('') })
    await server.close()
    const gone = await testRemote({ place: { name: 'x', address: server.address, key: '' }, env: {}, mostBytes: 1000 })
    expect(codes(gone)[0]).toBe('remote-refused')
    expect(failed(gone)).toHaveLength(7)
  })
})
