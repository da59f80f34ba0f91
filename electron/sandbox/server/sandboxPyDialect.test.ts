import { beforeAll, describe, expect, it } from 'vitest'
import type { Served } from './serving'
import { ask } from './testing/ask'
import { bench } from './testing/ownBench'
import { askRun, beginEndless, dataOf, key, nodejs, python } from './testing/servingBench'

let served: Served
beforeAll(async () => {
  served = await bench.serve({ dialect: 'py', maxRequests: 3, timeoutSeconds: 3 })
})

const run = '/v1/sandbox/run'
const json = 'application/json'
const unauthorized = '{"code":-401,"message":"Unauthorized","data":null}'

// What FastAPI 0.115.9, pydantic 2.10.6 and uvicorn 0.34.0 answer was asked of those.
describe('dify-sandbox-py', () => {
  it.each([
    ['GET', '/health', key, 200, '"ok"', {}],
    ['POST', '/health', '', 405, '{"detail":"Method Not Allowed"}', { allow: 'GET' }],
    ['GET', run, key, 405, '{"detail":"Method Not Allowed"}', { allow: 'POST' }],
    ['GET', '/nothing', '', 404, '{"detail":"Not Found"}', {}],
    ['POST', run, '', 401, unauthorized, {}],
    ['GET', '/v1/sandbox/dependencies', 'wrong', 401, unauthorized, {}],
    ['GET', '/v1/sandbox/dependencies?language=python3', key, 404, '{"detail":"Not Found"}', {}],
    ['POST', '/v1/sandbox/dependencies/update', key, 404, '{"detail":"Not Found"}', {}],
    ['GET', '/v1/sandbox/dependencies/refresh', key, 404, '{"detail":"Not Found"}', {}],
    ['GET', '/openapi.json', '', 200, undefined, {}],
  ])('%s %s with the key %j: %i', async (method, path, given, status, body, headers) => {
    const answer = await ask(served.port, { method, path, headers: { 'x-api-key': given } })
    expect(answer).toMatchObject({ status, headers: { 'content-type': json, server: 'uvicorn', ...headers } })
    if (body !== undefined) expect(answer.body).toBe(body)
  })

  it('leads to a path without its last slash, and shows its docs', async () => {
    const away = await ask(served.port, { method: 'POST', path: `${run}/?a=b`, headers: { 'x-api-key': key } })
    expect([away.status, away.headers['location'], away.body]).toEqual([
      307,
      `http://127.0.0.1:${served.port}${run}?a=b`,
      '',
    ])
    expect((await ask(served.port, { path: '/docs' })).headers['content-type']).toBe('text/html; charset=utf-8')
  })

  it('runs, and tells a failure by the text of its exception alone', async () => {
    const good = await askRun(served, python('print("<é>")'))
    expect(good.headers['content-type']).toBe(json)
    expect(good.body).toBe('{"code":0,"message":"success","data":{"error":"","stdout":"<é>\\n"}}')
    expect(dataOf(await askRun(served, python('print(__name__)\nraise KeyError("k")')))).toEqual({
      error: "'k'",
      stdout: 'builtins\n',
    })
    expect(dataOf(await askRun(served, python('')))).toEqual({ error: '', stdout: '' })
    expect(dataOf(await askRun(served, nodejs('console.error("lost"); console.log(1)')))).toEqual({
      error: '',
      stdout: '1\n',
    })
    // An exception without words looks like a success there.
    expect(dataOf(await askRun(served, python('print("before")\nraise ValueError()')))).toEqual({
      error: '',
      stdout: 'before\n',
    })
    const thrown = dataOf(await askRun(served, nodejs('console.log(1); throw new Error("x")')))
    expect(thrown).toEqual({ error: expect.stringContaining('Error: x') as string, stdout: '1\n' })
    const offline = { ...python('import socket; socket.socket(); print("on")'), preload: 'print(0)' }
    const online = dataOf(await askRun(served, { ...offline, enable_network: false }))
    expect(online).toEqual({ error: '', stdout: 'on\n' })
    const warned = dataOf(await askRun(served, python('import sys; print("w", file=sys.stderr)')))
    expect(warned).toEqual({ error: 'w\n', stdout: '' })
  })

  it('refuses another language with HTTP 200, and what it can not read with 422', async () => {
    const other = await askRun(served, { language: 'ruby', code: 'x' })
    expect([other.status, other.body]).toEqual([200, '{"code":-400,"message":"unsupported language","data":null}'])
    const unread = await askRun(served, '{bad')
    expect([unread.status, unread.body]).toEqual([
      422,
      '{"detail":[{"type":"json_invalid","loc":["body",1],"msg":"JSON decode error","input":{},"ctx":{"error":"Expecting property name enclosed in double quotes"}}]}',
    ])
    const lacking = await askRun(served, { language: 'python3', enable_network: 'maybe' })
    expect([lacking.status, JSON.parse(lacking.body)]).toMatchObject([
      422,
      {
        detail: [
          { type: 'missing', loc: ['body', 'code'] },
          { type: 'bool_parsing', input: 'maybe' },
        ],
      },
    ])
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    const sent = await askRun(served, 'language=python3&code=1', form)
    expect([sent.status, JSON.parse(sent.body)]).toMatchObject([422, { detail: [{ type: 'model_attributes_type' }] }])
  })

  it('loses what was printed at a time limit, which it tells in Chinese', async () => {
    const data = dataOf(await askRun(served, python('print(1, flush=True)\nwhile True: pass')))
    expect(data).toEqual({ error: '代码执行超时 (>3秒)', stdout: '' })
  })

  it('is gone for a script that leaves by sys.exit, and there for the next', async () => {
    expect(await askRun(served, python('import sys; sys.exit(3)'))).toEqual({ status: 0, headers: {}, body: '' })
    expect(dataOf(await askRun(served, python('print(1)')))['stdout']).toBe('1\n')
    expect(dataOf(await askRun(served, python('import os; os._exit(1)')))['error']).toContain('terminated abruptly')
    expect(dataOf(await askRun(served, python('print(2)')))['stdout']).toBe('2\n')
  })

  it('counts every request before its key, and fails with the words of its middleware', async () => {
    const busy = await bench.serve({ dialect: 'py', maxRequests: 3 })
    const slow = await Promise.all(Array.from({ length: 3 }, () => beginEndless(busy)))
    await expect
      .poll(async () => {
        const { status, headers, body } = await ask(busy.port, { path: '/health' })
        return [status, headers['content-type'], body]
      })
      .toEqual([500, 'text/plain; charset=utf-8', 'Internal Server Error'])
    slow.forEach((socket) => socket.destroy())
    await expect.poll(async () => (await ask(busy.port, { path: '/health' })).status).toBe(200)
  })
})
