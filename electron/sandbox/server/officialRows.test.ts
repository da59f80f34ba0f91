import { describe, expect, it } from 'vitest'
import { ask, type Question } from './testing/ask'
import { v1, v2 } from './testing/officialServers'
import { bench } from './testing/ownBench'
import { askRun, dataOf, key, lost, nodejs, python } from './testing/servingBench'

/** Rows of the official server's tables (sandbox API 1.1 to 1.5) beside those of `official.test.ts`. */

const packages = '/v1/sandbox/dependencies'
const unsupported = { code: -400, message: 'unsupported language', data: null }
const json = { 'content-type': 'application/json' }
const listed = ['jinja2', 'httpx', 'requests'].map((name) => ({ name, version: '' }))
const done = (data: unknown): unknown => ({ code: 0, message: 'success', data })

describe('a route', () => {
  it.each<[string, Question, number, unknown]>([
    [
      'packages, asked as JSON',
      { path: packages, headers: json, body: '{"language":"python3"}' },
      200,
      done({ dependencies: listed }),
    ],
    [
      'packages, asked as JSON of another language',
      { path: `${packages}?language=python3`, headers: json, body: '{"language":"nodejs"}' },
      400,
      unsupported,
    ],
    [
      'update, asked as JSON',
      { method: 'POST', path: `${packages}/update`, headers: json, body: '{"language":"python3"}' },
      200,
      done({}),
    ],
    ['update of another language', { method: 'POST', path: `${packages}/update?language=nodejs` }, 400, unsupported],
    ['refresh', { path: `${packages}/refresh?language=python3` }, 200, done({ dependencies: listed })],
    ['refresh of another language', { path: `${packages}/refresh?language=Python3` }, 400, unsupported],
    ['run by its address alone', { method: 'POST', path: '/v1/sandbox/run?language=ruby&code=1' }, 400, unsupported],
  ])('%s', async (_, question, status, told) => {
    const answer = await ask(v1.port, { ...question, headers: { 'x-api-key': key, ...question.headers } })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, told])
  })

  it('that is none, or not in that way, is not found before the key is asked for', async () => {
    for (const [method, path] of [
      ['GET', '/v1/sandbox/nothing'],
      ['POST', packages],
      ['GET', `${packages}/update`],
      ['POST', `${packages}/refresh`],
      ['HEAD', '/health'],
    ] as const) {
      const { status, body } = await ask(v1.port, { method, path })
      expect([path, status, body]).toEqual([path, 404, method === 'HEAD' ? '' : '404 page not found'])
    }
  })
})

describe('a body', () => {
  const missing = (name: string): string =>
    `Key: '${name}' Error:Field validation for '${name}' failed on the 'required' tag`
  const wrong = (kind: string, name: string, type: string): string =>
    `json: cannot unmarshal ${kind} into Go struct field .${name} of type ${type}`
  it.each([
    ['that has neither', {}, json, 400, `${missing('Language')}\n${missing('Code')}`],
    [
      'of no type',
      '{"language":"python3","code":"print(1)"}',
      { 'content-type': null },
      200,
      `${missing('Language')}\n${missing('Code')}`,
    ],
    ['with a preload of another type', { ...python('1'), preload: 5 }, json, 400, wrong('number', 'preload', 'string')],
    [
      'with a network of another type',
      { ...python('1'), enable_network: 'yes' },
      json,
      400,
      wrong('string', 'enable_network', 'bool'),
    ],
    [
      'with a list for a language',
      { code: '1', language: ['python3'] },
      json,
      400,
      wrong('array', 'language', 'string'),
    ],
    ['that ends within', '{"language":"python3","code":"print(', json, 400, 'unexpected EOF'],
  ])('%s is refused', async (_, body, headers, status, message) => {
    const answer = await askRun(v1, body, { headers })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, { code: -400, message, data: null }])
  })
})

describe('a run', () => {
  it('that dies by a signal has no other words for it in v2', async () => {
    const code = 'import os\nprint(1, flush=True)\nos.abort()'
    const error = 'process exited with code -1'
    expect(dataOf(await askRun(v2, python(code)))).toEqual({ stdout: '1\n', stderr: '', error, exit_code: -1 })
    expect(dataOf(await askRun(v1, python(code)))).toEqual({ error: 'error: signal: aborted\n', stdout: '1\n' })
  })

  it('whose interpreter can not be started is told as the code -500, with HTTP 200', async () => {
    bench.requirements = lost
    const served = await bench.serve()
    const answer = await askRun(served, python('print(1)'))
    bench.requirements = ''
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      { code: -500, message: expect.stringMatching(/\S/) as string, data: null },
    ])
  })

  it('passes on what is no text as one character, has no input, and the operator’s proxies in Python alone', async () => {
    const serverEnv = 'HTTP_PROXY=http://one.example:1\nSOCKS5_PROXY=socks5://two.example:2'
    const served = await bench.serve({ dialect: 'v2', serverEnv })
    const code =
      'import os\nos.write(1, b"\\xff\\n")\nfor name in ("HTTP_PROXY", "HTTPS_PROXY"): print(os.environ[name])\ninput()'
    const data = dataOf(await askRun(served, python(code)))
    expect(data['stdout']).toBe(`\ufffd\n${'socks5://two.example:2\n'.repeat(2)}`)
    expect(data['error']).toMatch(/^process exited with code 255\nTraceback[^]*\nEOFError: EOF when reading a line\n$/)
    const script = nodejs('console.log(JSON.stringify(process.env).includes(".example"))')
    expect(dataOf(await askRun(served, script))['stdout']).toBe('false\n')
  })

  it.skipIf(process.platform !== 'linux')('has a network only where its request asks for it', async () => {
    const code = 'import socket\nprint(1, flush=True)\nsocket.socket()\nprint(2)'
    const refused = { error: 'error: operation not permitted\n', stdout: '1\n' }
    expect(dataOf(await askRun(v1, python(code)))['stdout']).toBe('1\n2\n')
    // Left out, it is off.
    expect(dataOf(await askRun(v1, { language: 'python3', code }))).toEqual(refused)
    expect(dataOf(await askRun(v1, { ...python(code), enable_network: false }))).toEqual(refused)
  })
})
