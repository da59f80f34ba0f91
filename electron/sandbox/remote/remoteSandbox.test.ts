import { afterEach, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import type { RunResult } from '../../../shared/model/run'
import { createRunNode } from '../../run/runNode'
import type { Environments } from '../../engineTypes'
import { createRemoteSandbox } from './remoteSandbox'
import { resultText, type Reply, type StandIn, type StandInOptions, startStandIn, v1, v2 } from './testing/standIn'

const open: StandIn[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function serve(onRun: StandInOptions['onRun'], more: Partial<StandInOptions> = {}): Promise<StandIn> {
  const server = await startStandIn({ onRun, ...more })
  open.push(server)
  return server
}

const node: CodeNode = {
  title: 't',
  desc: '',
  code_language: 'python3',
  code: 'def main(a):\n    return {"result": f(a)}\n',
  variables: [{ variable: 'a', value_type: 'string', value_selector: [] }],
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
  dependencies: [],
  target: null,
  samples: {},
}

const noEnvironments = {} as Environments
const limits = { timeoutSeconds: 15, outputCap: 10_000 }
const timeouts = { connect: 300, read: 300, write: 300 }

interface Change {
  readonly node?: Partial<CodeNode>
  readonly key?: string
  readonly signal?: AbortSignal
  readonly target?: string
}

/** Runs the node on a server through the whole seam: wrap, remote, parse, check. */
function runOn(
  address: string,
  { node: change = {}, key = 'k', signal, target = 'dify-1.16' }: Change = {},
): Promise<RunResult> {
  const run = createRunNode({
    environments: noEnvironments,
    limitsOf: () => limits,
    sandboxFor: () => {
      throw new Error('this machine must not run it')
    },
    remoteFor: (place) => createRemoteSandbox({ place, outputCap: limits.outputCap, env: {}, timeouts }),
  })
  const request = { node: { ...node, ...change }, inputs: { a: '"x"' }, target }
  return run(request, '', { remote: { name: 'team', address, key }, ...(signal === undefined ? {} : { signal }) })
}

const trace = (file: string, line: number): string =>
  `Traceback (most recent call last):\n  File "/var/sandbox/sandbox-python/tmp/ab_cd.py", line 35, in <module>\n  File "${file}", line 12, in <module>\n  File "${file}", line ${line}, in main\nNameError: name 'f' is not defined\n`

describe('a run on a server elsewhere', () => {
  it("asks as Dify's client does, and checks the answer as of a run here", async () => {
    const server = await serve(() => v1(`hello\n${resultText({ result: 'ok' })}`))
    const result = await runOn(server.address)
    expect(result).toMatchObject({
      status: 'succeeded',
      outputs: '{"result": "ok"}',
      prints: 'hello\n',
      runtime: '',
      environment: null,
      ranOn: { name: 'team', address: server.address, dialect: null, unknown: ['exit-code', 'stderr'] },
    })
    const [heard] = server.heard
    expect(Object.keys(heard?.body ?? {})).toEqual(['language', 'code', 'preload', 'enable_network'])
    expect(heard?.body).toMatchObject({ language: 'python3', preload: '', enable_network: true })
    expect(heard?.body.code.startsWith(node.code)).toBe(true)
    expect(heard?.headers).toMatchObject({ 'x-api-key': 'k', 'content-type': 'application/json' })
    const refused = await runOn((await serve(() => v1(resultText({ result: 3 })))).address)
    expect(refused).toMatchObject({
      error: 'Output result must be a string, got int instead.',
      returned: '{"result":3}',
    })
  })

  it.each([
    ['v1, tags to 0.2.14', v1('', `${trace('<string>', 2)}error: exit status 255\n`), 'v1', ['exit-code', 'stderr']],
    ['v1, tag 0.2.15', v1('', `${trace('<fd3>', 2)}error: exit status 255\n`), 'v1', ['exit-code', 'stderr']],
    ['v2', v2('', trace('<fd3>', 2), `process exited with code 255\n${trace('<fd3>', 2)}`, 255), 'v2', []],
  ])('tells the line of an error: %s', async (_, reply, dialect, unknown) => {
    const result = await runOn((await serve(() => reply)).address)
    expect(result).toMatchObject({ status: 'failed', errorType: 'CodeExecutionError', ranOn: { dialect, unknown } })
    expect(result.problems[0]).toMatchObject({ code: 'node-raised', line: 2 })
    expect(result.traceback?.frames).toMatchObject([
      { own: true, line: 2, function: 'main', text: 'return {"result": f(a)}' },
    ])
  })

  it('says that dify-sandbox-py tells no line', async () => {
    const result = await runOn((await serve(() => v1('', "name 'f' is not defined"))).address)
    expect(result.problems[0]).toMatchObject({ code: 'remote-no-line', line: null })
    expect(result.error).toBe("name 'f' is not defined")
  })

  it.each<[string, Reply, string]>([
    ['a timeout, v1', v1('x', 'error: timeout\nerror: signal: killed\n'), 'remote-timeout'],
    ['a timeout, v2', v2('x', '', 'process exited with code -1\nerror: timeout\n', -1), 'remote-timeout'],
    ['a timeout, py', v1('', '代码执行超时 (>15秒)'), 'remote-timeout'],
    ['a refused call', v1('', 'error: operation not permitted\n'), 'remote-call-refused'],
    [
      'a call refused in v2',
      v2('', '', 'process exited with code -1\nerror: operation not permitted\n', -1),
      'remote-call-refused',
    ],
    ['an exit code, v2', v2('', '', 'process exited with code 3\n', 3), 'program-ended'],
  ])('names what the answer tells: %s', async (_, reply, code) => {
    const result = await runOn((await serve(() => reply)).address)
    expect(result.problems[0]?.code).toBe(code)
    expect(result.error).toBe((reply as { data: { error: string } }).data.error)
  })

  it('succeeds where a v2 server keeps stderr apart, and fails as Dify does where a v1 server puts it into the error', async () => {
    const text = resultText({ result: 'ok' })
    const well = await runOn((await serve(() => v2(text, 'WARNING x\n'))).address)
    expect(well).toMatchObject({ status: 'succeeded', stderr: 'WARNING x\n' })
    const failed = await runOn((await serve(() => v1(text, 'WARNING x\n'))).address)
    expect(failed).toMatchObject({ status: 'failed', error: 'WARNING x\n', stderr: '' })
  })

  it('reads the lines of JavaScript of all servers', async () => {
    const code = 'function main() {\n  throw new Error("no")\n}\n'
    const texts = [
      'Error: no\n    at main (eval at <anonymous> (/tmp/sandbox-1/node_temp/node_temp/test.js:16:1), <anonymous>:2:9)\n',
      'Error: no\n    at main (/tmp/sandbox-1/node_temp/node_temp/test.js:15:9)\n',
      'Error: no\n    at main (/tmp/tmpab_1.js:2:9)\n',
    ]
    for (const text of texts) {
      const server = await serve(() => v1('', text))
      const result = await runOn(server.address, { node: { code, code_language: 'javascript', variables: [] } })
      expect(result.problems[0]).toMatchObject({ code: 'node-raised', line: 2 })
      expect(server.heard[0]?.body.language).toBe('nodejs')
    }
  })
})

const network = (reason: string): string =>
  `Failed to execute code, which is likely a network issue, please check if the sandbox service is running. ( Error: ${reason} )`
const status = (code: number): string =>
  network(`Failed to execute code, got status code ${code}, please check if the sandbox service is running`)

describe('a server that answers no run', () => {
  it.each<[string, Reply, string, string]>([
    [
      '503',
      { status: 503, body: '{"code":-503,"message":"Too many requests","data":null}' },
      'Code execution service is unavailable',
      'remote-busy',
    ],
    ['500', { status: 500, body: 'Internal Server Error' }, status(500), 'remote-status'],
    ['404', { status: 404, body: '404 page not found' }, status(404), 'remote-status'],
    ['422', { status: 422, body: '{"detail":[]}' }, status(422), 'remote-status'],
    ['no JSON', { status: 200, body: '<html>' }, 'Failed to parse response', 'remote-not-sandbox'],
    ['other JSON', { status: 200, body: '[1]' }, 'Failed to parse response', 'remote-not-sandbox'],
    [
      'data of another kind',
      { status: 200, body: '{"code":0,"message":"","data":[]}' },
      'Failed to parse response',
      'remote-not-sandbox',
    ],
    [
      'its own failure',
      { status: 200, body: '{"code":-500,"message":"fork/exec: no","data":null}' },
      'Got error code: -500. Got error msg: fork/exec: no',
      'remote-code',
    ],
    ['nothing at all', null, network('Server disconnected without sending a response.'), 'remote-dropped'],
    ['too late', 'never', network('timed out'), 'remote-read-timeout'],
  ])("fails in Dify's words and ours: %s", async (_, reply, error, code) => {
    const result = await runOn((await serve(() => reply)).address)
    expect(result).toMatchObject({ status: 'failed', error, errorType: 'CodeExecutionError', outputs: null })
    expect(result.problems[0]).toMatchObject({ code, difyText: error })
  })

  it('tells a wrong key, a sandbox without network, and that nothing listens', async () => {
    const server = await serve(() => v1(''), { key: 'other' })
    expect(await runOn(server.address)).toMatchObject({ error: status(401), problems: [{ code: 'remote-key' }] })
    const closed = await serve(() => v1(''), { network: false })
    const said = 'Got error code: -400. Got error msg: network is disabled, please enable it in the configuration'
    expect(await runOn(closed.address)).toMatchObject({ error: said, problems: [{ code: 'remote-no-network' }] })
    await server.close()
    const gone = await runOn(server.address)
    expect(gone).toMatchObject({
      error: network('[Errno 111] Connection refused'),
      problems: [{ code: 'remote-refused' }],
    })
    const nameless = await runOn('http://nodelab-test.invalid:1')
    expect(nameless.problems[0]?.code).toBe('remote-dns')
  })

  it('sends the key to no address that a redirect names', async () => {
    const other = await serve(() => v1(resultText({ result: 'stolen' })))
    const location = `${other.address}/v1/sandbox/run`
    const server = await serve(() => ({ status: 307, body: '', headers: { location } }))
    const result = await runOn(server.address)
    expect(result).toMatchObject({ error: status(307), problems: [{ code: 'remote-redirect', params: { location } }] })
    expect(other.heard).toEqual([])
  })

  it('ends at once where it is cancelled, and reads no more than the cap', async () => {
    const abort = new AbortController()
    const server = await serve(() => {
      abort.abort()
      return 'never'
    })
    expect(await runOn(server.address, { signal: abort.signal })).toMatchObject({ status: 'cancelled' })
    const large = await runOn((await serve(() => v1('one line\n'.repeat(limits.outputCap / 8)))).address)
    expect(large.problems[0]).toMatchObject({ code: 'output-capped', params: { bytes: limits.outputCap } })
    const huge = await runOn((await serve(() => v1('x'.repeat(1_000_000)))).address)
    expect(huge.problems[0]?.code).toBe('output-capped')
  })

  it("says that a node's own packages stay here", async () => {
    const server = await serve(() => v1(resultText({ result: 'ok' })))
    const result = await runOn(server.address, { node: { dependencies: [{ name: 'six', version: '' }] } })
    expect(result.problems).toMatchObject([{ code: 'remote-packages-left', severity: 'warning' }])
  })
})
