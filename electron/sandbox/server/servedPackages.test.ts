import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { dify0_11 } from '../../../shared/dify/targets/records'
import { listedDependencies } from './official'
import type { Served } from './serving'
import { type Answer, ask } from './testing/ask'
import { bench } from './testing/ownBench'
import { absent, askRun, dataOf, fromSource, key, python } from './testing/servingBench'

const path = '/v1/sandbox/dependencies'
const list = (served: Served, query = '?language=python3'): Promise<Answer> =>
  ask(served.port, { path: path + query, headers: { 'x-api-key': key } })
const refresh = (served: Served): Promise<Answer> =>
  ask(served.port, { path: `${path}/refresh?language=python3`, headers: { 'x-api-key': key } })
const update = (served: Served, body = 'language=python3'): Promise<Answer> => {
  const headers = { 'x-api-key': key, 'content-type': 'application/x-www-form-urlencoded' }
  return ask(served.port, { method: 'POST', path: `${path}/update`, body, headers })
}

const base = ['jinja2', 'httpx', 'requests'].map((name) => ({ name, version: '' }))

describe('the packages of the server', () => {
  it('are asked for Python alone', async () => {
    const served = await bench.serve()
    const unsupported = { code: -400, message: 'unsupported language', data: null }
    for (const answer of [await list(served, '?language=nodejs'), await update(served, 'language=ruby')]) {
      expect([answer.status, JSON.parse(answer.body)]).toEqual([400, unsupported])
    }
    const message = `Key: 'Language' Error:Field validation for 'Language' failed on the 'required' tag`
    const none = await list(served, '')
    expect([none.status, JSON.parse(none.body)]).toEqual([200, { code: -400, message, data: null }])
  })

  it('are listed as the server reads its file: a line each, whatever stands in it', () => {
    const text =
      '# pandas\nsix==1.16.0\r\n\n  attrs>=1\n--index-url https://x/simple\nhttpx~=0.27\nnumpy<2\r# —\n#\npandas>=1,==2.1,==2.2\nrich===13\n==4\n'
    expect(listedDependencies(text)).toEqual([
      { name: 'jinja2', version: '' },
      { name: 'httpx', version: '0.27' },
      { name: 'requests', version: '' },
      { name: '# pandas', version: '' },
      { name: 'six', version: '1.16.0' },
      { name: '  attrs', version: '1' },
      { name: '--index-url https://x/simple', version: '' },
      { name: 'numpy<2', version: '' },
      { name: 'pandas>=1,', version: '2.1,' },
      { name: 'rich', version: '=13' },
    ])
  })

  it('go over to what the file says without a restart; what can not be built leaves what is there', async () => {
    bench.requirements = 'six==1.16.0'
    const served = await bench.serve({ target: dify0_11 })
    // As there: what pip has not installed yet is not listed.
    expect(dataOf(await list(served))).toEqual({ dependencies: base })
    await served.prepare()
    bench.requirements = 'tabulate==0.9.0'
    const before = { dependencies: [...base, { name: 'six', version: '1.16.0' }] }
    expect(dataOf(await list(served))).toEqual(before)
    expect(dataOf(await refresh(served))).toEqual(before)
    expect((await update(served)).body).toBe('{"code":0,"message":"success","data":{}}')
    const after = { dependencies: [...base, { name: 'tabulate', version: '0.9.0' }] }
    expect(dataOf(await list(served))).toEqual(after)
    expect(bench.wishes.at(-1)).toMatchObject({ target: { id: 'dify-0.11' }, requirements: 'tabulate==0.9.0' })

    bench.requirements = absent
    const failed = JSON.parse((await update(served)).body) as { code: number; message: string; data: unknown }
    expect([failed.code, failed.data]).toEqual([-500, null])
    expect(failed.message).toContain(absent)
    expect(dataOf(await list(served))).toEqual(after)
    expect(dataOf(await askRun(served, python('print(1)')))['stdout']).toBe('1\n')
  })

  it('that can not be built are told to every run, and are null to a refresh', async () => {
    bench.requirements = absent
    const served = await bench.serve()
    expect(dataOf(await refresh(served))).toEqual({ dependencies: null })
    const run = await askRun(served, python('print(1)'))
    expect(run.status).toBe(200)
    const message = expect.stringContaining(absent) as string
    expect(JSON.parse(run.body)).toEqual({ code: -500, message, data: null })
    bench.requirements = ''
    expect((await update(served)).body).toContain('success')
    expect(dataOf(await askRun(served, python('print(1)')))['stdout']).toBe('1\n')
  })
})

it('hold no server back that ends while they are built', async () => {
  bench.requirements = ''
  for (const asking of [refresh, update]) {
    const served = await bench.serve()
    const before = bench.wishes.length
    bench.stall = true
    const answer = asking(served)
    await expect.poll(() => bench.wishes.length).toBe(before + 1)
    const closing = served.close().then(() => 'closed')
    try {
      expect(await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, 5000, 'open'))])).toBe('closed')
    } finally {
      bench.stall = false
      bench.goOn()
    }
    expect([(await answer).status, await closing]).toEqual([0, 'closed'])
  }
})

describe('the packages of a request', () => {
  it('come beside those of the file, and are looked for once however they are written', async () => {
    bench.requirements = 'tabulate'
    const served = await bench.serve()
    const dependencies = [{ name: 'Six', version: 'latest' }, { name: 'attrs' }]
    const before = bench.wishes.length
    for (const sent of [dependencies, [...dependencies].reverse()]) {
      const answer = await askRun(served, { ...python('print(1)'), dependencies: sent })
      expect(dataOf(answer)['stdout']).toBe('1\n')
    }
    const normal = ['attrs', 'six'].map((name) => ({ name, version: '' }))
    expect(bench.wishes.slice(before)).toMatchObject([{ requirements: 'tabulate', dependencies: normal }])
  })

  it('are kept at hand for the newest sixteen sets, and none is held once the server has ended', async () => {
    const before = bench.held.length
    bench.requirements = ''
    const served = await bench.serve()
    const run = async (name: string): Promise<unknown> => {
      const answer = await askRun(served, { ...python(`print("${name}")`), dependencies: [{ name }] })
      return dataOf(answer)['stdout']
    }
    // The first is used while it is put aside by the others: it ends with its connection to this test.
    const door = createServer().listen(0, '127.0.0.1')
    const inside = once(door, 'connection') as Promise<[Socket]>
    await once(door, 'listening')
    const { port } = door.address() as AddressInfo
    const code = `import socket\nsocket.create_connection(("127.0.0.1", ${port})).recv(1)\nprint(0)`
    const slow = askRun(served, { ...python(code), dependencies: [{ name: 'p0' }] })
    const [held] = await inside
    expect(bench.held.length - before).toBe(1)
    for (let at = 1; at <= 17; at += 1) expect(await run(`p${at}`)).toBe(`p${at}\n`)
    expect(bench.held.length - before).toBe(17)
    held.end()
    expect(dataOf(await slow)['stdout']).toBe('0\n')
    door.close()
    await expect.poll(() => bench.held.length - before).toBe(16)
    const asked = bench.wishes.length
    await run('p17')
    expect(bench.wishes).toHaveLength(asked)
    await run('p0')
    expect(bench.wishes).toHaveLength(asked + 1)
    await served.close()
    expect(bench.held).toHaveLength(before)
  })

  it('are not the word of the author: what he asks for may be built from source, what a request asks for may not', async () => {
    bench.requirements = fromSource
    const served = await bench.serve()
    expect(dataOf(await askRun(served, python('print(1)')))['stdout']).toBe('1\n')
    bench.requirements = ''
    await update(served)
    const answer = await askRun(served, { ...python('print(1)'), dependencies: [{ name: fromSource }] })
    const message = expect.stringMatching(`^Nodelab: .*${fromSource}.* build`) as string
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { code: -500, message, data: null }])
    expect(answer.body).not.toContain('Choose Build')
  })

  it('that can not be had are told in words, and keep no worker from others', async () => {
    const served = await bench.serve({ maxWorkers: 1 })
    const asked = { ...python('print(1)'), dependencies: [{ name: absent, version: '1' }] }
    const failed = await askRun(served, asked)
    const message = expect.stringMatching(new RegExp(`^Nodelab: .*${absent}`)) as string
    expect([failed.status, JSON.parse(failed.body)]).toEqual([200, { code: -500, message, data: null }])

    bench.stall = true
    const waiting = askRun(served, { ...python('print(2)'), dependencies: [{ name: 'slow', version: '' }] })
    await expect.poll(() => bench.wishes.at(-1)?.dependencies[0]?.name).toBe('slow')
    bench.stall = false
    expect(dataOf(await askRun(served, python('print(3)')))['stdout']).toBe('3\n')
    bench.goOn()
    expect(dataOf(await waiting)['stdout']).toBe('2\n')
  })

  it.each([[['pandas']], ['pandas'], [[{ version: '1' }]], [[null]], [[{ name: 5 }]], [{ name: 'a' }]])(
    '%j are no list of packages',
    async (dependencies) => {
      const served = await bench.serve()
      const answer = await askRun(served, { ...python('print(1)'), dependencies })
      expect(JSON.parse(answer.body)).toMatchObject({ code: -400, data: null })
      await served.close()
    },
  )
})

it('are not taken from who has the key that everybody knows', async () => {
  const served = await bench.serve({ key: 'dify-sandbox' })
  const headers = { 'x-api-key': 'dify-sandbox' }
  const answer = await askRun(served, { ...python('print(1)'), dependencies: [{ name: 'six' }] }, { headers })
  expect(JSON.parse(answer.body)).toMatchObject({
    code: -400,
    message: expect.stringContaining('may not name') as string,
  })
  expect(dataOf(await askRun(served, python('print(2)'), { headers }))['stdout']).toBe('2\n')
})
