import { describe, expect, it } from 'vitest'
import { dify0_11 } from '../../../shared/dify/targets/records'
import { ask } from './testing/ask'
import { v1, v2 } from './testing/officialServers'
import { bench } from './testing/ownBench'
import { askRun, beginEndless, dataOf, key, nodejs, python } from './testing/servingBench'

const gin = 'application/json; charset=utf-8'
const packages = '/v1/sandbox/dependencies'

describe('the routes', () => {
  it.each([
    ['GET', '/health', 200, gin, '"ok"'],
    ['POST', '/health', 404, 'text/plain', '404 page not found'],
    ['GET', '/v1/sandbox/run', 404, 'text/plain', '404 page not found'],
    ['GET', '/nothing', 404, 'text/plain', '404 page not found'],
    ['OPTIONS', '/v1/sandbox/run', 404, 'text/plain', '404 page not found'],
    ['POST', '/v1/sandbox/run', 401, undefined, ''],
    ['GET', packages, 401, undefined, ''],
    ['POST', `${packages}/update`, 401, undefined, ''],
    ['GET', `${packages}/refresh`, 401, undefined, ''],
  ])('%s %s without a key: %i', async (method, path, status, type, body) => {
    const answer = await ask(v1.port, { method, path })
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([status, type, body])
    expect(answer.headers['content-length']).toBe(String(body.length))
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('lead to themselves with or without a last slash, before the key is asked for', async () => {
    const post = await ask(v1.port, { method: 'POST', path: '/v1/sandbox/run/?a=b' })
    expect([post.status, post.headers['location'], post.body]).toEqual([307, '/v1/sandbox/run?a=b', ''])
    const get = await ask(v1.port, { path: '/health/' })
    expect([get.status, get.headers['location']]).toEqual([301, '/health'])
    expect(get.body).toBe('<a href="/health">Moved Permanently</a>.\n\n')
  })

  it.each(['', 'wrong', 'a keyy'])('take the key %j for none', async (wrong) => {
    const answer = await askRun(v1, python('print(1)'), { headers: { 'x-api-key': wrong } })
    expect([answer.status, answer.body]).toEqual([401, ''])
  })
})

describe('a run', () => {
  it('tells its output, as Dify asks for it', async () => {
    const one = await askRun(v1, python('print("<<RESULT>>é&<<RESULT>>")'))
    expect([one.status, one.headers['content-type']]).toEqual([200, gin])
    expect(one.body).toBe(
      '{"code":0,"message":"success","data":{"error":"","stdout":"\\u003c\\u003cRESULT\\u003e\\u003eé\\u0026\\u003c\\u003cRESULT\\u003e\\u003e\\n"}}',
    )
    const two = await askRun(v2, nodejs('console.log(1)'))
    expect(two.body).toBe(
      '{"code":0,"message":"success","data":{"stdout":"1\\n","stderr":"","error":"","exit_code":0}}',
    )
  })

  it('is in chunks where it is long, with nothing lost', async () => {
    const answer = await askRun(v1, python('print("é" * 100000)'))
    expect(answer.headers['content-length']).toBeUndefined()
    expect(dataOf(answer)['stdout']).toBe(`${'é'.repeat(100_000)}\n`)
  })

  it('fails with HTTP 200 and code 0, in the words of each dialect', async () => {
    const code = 'print("before")\nraise ValueError("bad <input>")'
    const one = dataOf(await askRun(v1, python(code)))
    expect(Object.keys(one)).toEqual(['error', 'stdout'])
    expect(one['stdout']).toBe('before\n')
    expect(one['error']).toMatch(/^Traceback[^]*ValueError: bad <input>\nerror: exit status 255\n$/)
    const two = dataOf(await askRun(v2, python(code)))
    expect(Object.keys(two)).toEqual(['stdout', 'stderr', 'error', 'exit_code'])
    expect(two['error']).toBe(`process exited with code 255\n${String(two['stderr'])}`)
    expect([two['stdout'], two['exit_code']]).toEqual(['before\n', 255])
    expect(two['stderr']).toContain('.py", line 36, in <module>\n  File "<fd3>", line 2,')
    // Of places on this machine nothing is told.
    for (const asked of [nodejs('throw new Error("x")'), python('import json; json.loads("{")')]) {
      const data = dataOf(await askRun(v2, asked))
      const exit = asked.language === 'nodejs' ? 1 : 255
      expect([data['error'], data['exit_code']]).toEqual([
        `process exited with code ${exit}\n${String(data['stderr'])}`,
        exit,
      ])
    }
    expect(dataOf(await askRun(v2, python('import sys; sys.exit(7)')))['error']).toBe('process exited with code 7')
  })

  it('that only writes to stderr is a failure in v1 alone', async () => {
    const code = 'import sys; print("warned", file=sys.stderr)'
    expect(dataOf(await askRun(v1, python(code)))).toEqual({ error: 'warned\n', stdout: '' })
    expect(dataOf(await askRun(v2, python(code)))).toEqual({ stdout: '', stderr: 'warned\n', error: '', exit_code: 0 })
  })

  it('ends at the time limit and keeps what it had printed', async () => {
    const one = await bench.serve({ timeoutSeconds: 2 })
    const two = await bench.serve({ dialect: 'v2', timeoutSeconds: 2 })
    const code = 'print("x", flush=True)\nwhile True: pass'
    const [first, second] = await Promise.all([askRun(one, python(code)), askRun(two, python(code))])
    expect(dataOf(first)).toEqual({ error: 'error: timeout\nerror: signal: killed\n', stdout: 'x\n' })
    expect(dataOf(second)).toEqual({
      stdout: 'x\n',
      stderr: '',
      error: 'process exited with code -1\nerror: timeout\n',
      exit_code: -1,
    })
  })

  it('that writes too much says so in words', async () => {
    const data = dataOf(await askRun(v2, python('print("x" * 500000)')))
    expect(data['error']).toMatch(/^Nodelab: The run wrote more than 400000 bytes/)
  })

  it('keeps nothing of the one before, and ends with its own process', async () => {
    const first = await askRun(v1, python('import builtins; builtins.x = 1; print(__name__)'))
    expect(dataOf(first)['stdout']).toBe('__main__\n')
    expect(dataOf(await askRun(v1, python('print(x)')))['error']).toContain("NameError: name 'x' is not defined")
    expect(dataOf(await askRun(v1, python('import os; os._exit(3)')))['error']).toBe('error: exit status 3\n')
    expect(dataOf(await askRun(v1, python('print(2)')))['stdout']).toBe('2\n')
  })

  it.skipIf(process.platform !== 'linux')(
    'ends at a call that the sandbox refuses, in the words of each dialect',
    async () => {
      const code = 'print(1, flush=True)\nimport os\nos.getcwd()\nprint(2)'
      expect(dataOf(await askRun(v1, python(code)))).toEqual({
        error: 'error: operation not permitted\n',
        stdout: '1\n',
      })
      const error = 'process exited with code -1\nerror: operation not permitted\n'
      expect(dataOf(await askRun(v2, python(code)))).toEqual({ stdout: '1\n', stderr: '', error, exit_code: -1 })
    },
  )

  it.skipIf(process.platform !== 'linux')('is held as who serves says', async () => {
    const free = await bench.serve({ mode: 'free' })
    expect(dataOf(await askRun(free, python('import os; print(os.getcwd()[0])')))).toEqual({ error: '', stdout: '/\n' })
  })

  it('has a preload run before it only where the operator turned that on', async () => {
    const request = { ...python('print(word)\nraise ValueError(word)'), preload: 'word = "é\\n\\"<"\nprint("before")' }
    expect(dataOf(await askRun(v1, request))['error']).toContain("NameError: name 'word' is not defined")
    const script = { ...nodejs('console.log(globalThis.word)'), preload: 'globalThis.word = 5' }
    expect(dataOf(await askRun(v1, script))['stdout']).toBe('undefined\n')
    const served = await bench.serve({ serverEnv: 'ENABLE_PRELOAD=true' })
    const data = dataOf(await askRun(served, request))
    expect(data['stdout']).toBe('before\né\n"<\n')
    // The bootstrap is a line longer than without it.
    expect(data['error']).toMatch(
      /^Traceback.*\n  File "\/var[^"]*\.py", line 36, in <module>\n  File "<fd3>", line 2, in <module>\nValueError: é\n"<\n/,
    )
    expect(dataOf(await askRun(served, script))['stdout']).toBe('5\n')
    const broken = dataOf(await askRun(served, { ...python('print(1)'), preload: 'x = (' }))
    expect(broken['stdout']).toBe('')
    expect(broken['error']).toMatch(/^  File "\/var[^"]*\.py", line 27\n[^]*SyntaxError[^]*exit status 1\n$/)
    expect(dataOf(await askRun(served, { ...nodejs('console.log(1)'), preload: '?' }))['error']).toMatch(/SyntaxError/)
  })

  it.skipIf(process.platform !== 'linux')(
    'has its preload run before the list of calls holds, and behind all else',
    async () => {
      const served = await bench.serve({ serverEnv: 'ENABLE_PRELOAD=true' })
      const wd = { ...python('print(here[0] == "/")'), preload: 'import os\nhere = os.getcwd()' }
      expect(dataOf(await askRun(served, wd))).toEqual({ error: '', stdout: 'True\n' })
      const later = { ...python('print(1, flush=True)\nos.getcwd()'), preload: 'import os' }
      expect(dataOf(await askRun(served, later))).toEqual({ error: 'error: operation not permitted\n', stdout: '1\n' })
      const refused = {
        ...python('print(refused)'),
        preload: 'try: open("/etc/passwd")\nexcept OSError as error: refused = error.errno',
      }
      expect(dataOf(await askRun(served, refused))['stdout']).toBe('13\n')
      const endless = await bench.serve({ serverEnv: 'ENABLE_PRELOAD=true', timeoutSeconds: 2 })
      const ended = dataOf(await askRun(endless, { ...python('print(1)'), preload: 'while True: pass' }))
      expect(ended['error']).toBe('error: timeout\nerror: signal: killed\n')
      const node = {
        ...nodejs('console.log(here); fs.readdirSync(".")'),
        preload: 'const here = require("fs").readdirSync(".").length > 0',
      }
      const stopped = dataOf(await askRun(served, node))
      expect(stopped).toEqual({ error: 'error: operation not permitted\n', stdout: 'true\n' })
    },
  )

  it.skipIf(process.platform !== 'linux')('is held whatever its last line is, also where it is appended', async () => {
    const served = await bench.serve({ target: dify0_11 })
    const code = 'console.log(1); require("fs").readdirSync(".")\n// nodelab arms'
    expect(dataOf(await askRun(served, nodejs(code)))['error']).toContain('operation not permitted')
  })

  it('takes a form, and whatever else stands in the body', async () => {
    const type = 'application/x-www-form-urlencoded'
    const form = await askRun(v1, 'language=python3&code=print(5)', { headers: { 'content-type': type } })
    expect(dataOf(form)['stdout']).toBe('5\n')
    const more = { ...python('print(6)'), preload: 'print(0)', dependencies: null, other: {} }
    expect(dataOf(await askRun(v1, more))['stdout']).toBe('6\n')
    const traced = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x-user-id': 'u' }
    expect(dataOf(await askRun(v1, python('print(7)'), { headers: traced }))['stdout']).toBe('7\n')
  })
})

describe('a request that is not taken', () => {
  const missing = `Key: 'Code' Error:Field validation for 'Code' failed on the 'required' tag`
  const broken = "invalid character 'b' looking for beginning of object key string"
  const number = 'json: cannot unmarshal number into Go struct field .code of type string'
  const list =
    'Nodelab: `dependencies` is not a list of packages. Write it like [{"name": "pandas", "version": "2.2.3"}], with at most 200 packages.'
  const json = 'application/json'
  const form = 'application/x-www-form-urlencoded'
  const plain = 'text/plain; charset=utf-8'
  it.each([
    ['another language', { language: 'ruby', code: 'x' }, json, 400, gin, 'unsupported language'],
    ['another language as a form', 'language=Python3&code=1', form, 400, gin, 'unsupported language'],
    ['no code', { language: 'python3' }, json, 400, plain, missing],
    ['empty code', python(''), json, 400, plain, missing],
    ['empty code, another type', python(''), `${json}; charset=utf-8`, 200, gin, missing],
    ['broken JSON', '{bad', json, 400, plain, broken],
    ['broken JSON, another type', '{bad', `${json};charset=UTF-8`, 200, gin, broken],
    ['an empty body', '', json, 400, plain, 'EOF'],
    ['a wrong type', { language: 'python3', code: 5 }, json, 400, plain, number],
    ['dependencies that are none', { ...python('1'), dependencies: 'pandas' }, json, 200, gin, list],
  ])('%s', async (_, body, type, status, contentType, message) => {
    const answer = await askRun(v1, body, { headers: { 'content-type': type } })
    expect([answer.status, answer.headers['content-type'], JSON.parse(answer.body)]).toEqual([
      status,
      contentType,
      { code: -400, message, data: null },
    ])
  })

  it('is told why in the language of who serves, where Nodelab says it', async () => {
    const served = await bench.serve({ language: 'zh-CN' })
    const messages = [
      await askRun(served, { ...python('1'), dependencies: 5 }),
      await askRun(served, python('1'), { headers: { origin: 'null' } }),
      await askRun(served, python('1'), { headers: { host: 'else.example' } }),
      await askRun(served, '<a/>', { headers: { 'content-type': 'text/xml' } }),
      await askRun(served, ' '.repeat(20_000_001)),
    ].map(({ body }) => (JSON.parse(body) as { message: string }).message)
    for (const message of messages) expect(message).toMatch(/^Nodelab: [^]*[\u4e00-\u9fff][^]*。$/)
    expect(new Set(messages).size).toBe(messages.length)
  })

  it('asks for a network that the server has not', async () => {
    const served = await bench.serve({ serverEnv: 'SANDBOX_ENABLE_NETWORK=false' })
    const answer = await askRun(served, python('print(1)'))
    const message = 'network is disabled, please enable it in the configuration'
    expect([answer.status, answer.body]).toEqual([200, JSON.stringify({ code: -400, message, data: null })])
    expect(dataOf(await askRun(served, { language: 'python3', code: 'print(1)' }))['stdout']).toBe('1\n')
  })

  it('is one too many: 55 bytes; those that wait for a worker are counted, and run in their turn', async () => {
    const served = await bench.serve({ serverEnv: 'MAX_WORKERS=1\nMAX_REQUESTS=2' })
    const slow = await beginEndless(served)
    const waits = askRun(served, python('print("later")'))
    await expect
      .poll(async () => (await askRun(served, python('print(3)'))).body)
      .toBe('{"code":-503,"message":"Too many requests","data":null}')
    const third = await askRun(served, '')
    expect([third.status, third.headers['content-length'], third.headers['content-type']]).toEqual([503, '55', gin])
    expect((await askRun(served, '', { headers: { 'x-api-key': '' } })).status).toBe(401)
    expect((await ask(served.port, { path: packages, headers: { 'x-api-key': key } })).status).toBe(200)
    slow.destroy()
    expect(dataOf(await waits)['stdout']).toBe('later\n')
    expect(dataOf(await askRun(served, python('print(4)')))['stdout']).toBe('4\n')
  })
})

it('each request is told as what it was, with nothing that was sent', async () => {
  const served = await bench.serve()
  bench.seen.length = 0
  await askRun(served, python('print("secret")'))
  await askRun(served, python('raise ValueError("secret")'))
  await askRun(served, { language: 'ru\u001b[2Jby', code: 'secret' })
  await ask(served.port, { path: '/health' })
  await expect.poll(() => bench.seen).toHaveLength(4)
  const told = bench.seen.map(({ id, path, language, outcome, status, code }) => {
    return [id, path, language, outcome, status, code]
  })
  expect(told).toEqual([
    [1, '/v1/sandbox/run', 'python3', 'ran', 200, 0],
    [2, '/v1/sandbox/run', 'python3', 'failed', 200, 0],
    [3, '/v1/sandbox/run', 'ru?[2Jby', 'refused', 400, -400],
    [4, '/health', null, 'answered', 200, null],
  ])
  expect(JSON.stringify(bench.seen)).not.toContain('secret')
})
