import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../../shared/dify/targets/records'
import { createGate } from './gate'
import { isLoopback } from './guardRequest'
import { createOfficial } from './official'
import { createKeyCheck, type SandboxServer, startSandboxServer } from './sandboxServer'
import { answerOn, ask, open, requestText } from './testing/ask'
import { v1 as served } from './testing/officialServers'
import { bench } from './testing/ownBench'
import { askRun, beginEndless, dataOf, key, python } from './testing/servingBench'

// Whatever came before, the server answers.
afterEach(async () => {
  expect(dataOf(await askRun(served, python('print(1)')))['stdout']).toBe('1\n')
})

const head = { method: 'POST', path: '/v1/sandbox/run' } as const
const withKey = { 'x-api-key': key, 'content-type': 'application/json' }

/** Sends a part of a size again and again, as fast as it is taken, until so many bytes are sent or the connection ends. */
async function pour(socket: Socket, part: Buffer, bytes: number): Promise<void> {
  socket.setMaxListeners(0)
  for (let sent = 0; sent < bytes && !socket.destroyed; sent += part.length) {
    if (!socket.write(part)) await new Promise<void>((go) => socket.once('drain', go).once('close', go))
  }
}

describe('a body', () => {
  it('of 100 MB is refused by what its head says, before it comes', async () => {
    const socket = await open(served.port)
    const answer = answerOn(socket)
    socket.write(requestText({ ...head, headers: { ...withKey, 'content-length': '100000000' } }, served.port))
    await expect.poll(() => bench.seen.at(-1)).toMatchObject({ status: 413, code: -413, bytesIn: 0 })
    await pour(socket, Buffer.alloc(65_536, 0x20), 100_000_000)
    expect(await answer).toMatchObject({ status: 413, body: expect.stringContaining('"code":-413') as string })
  })

  it('in chunks that end nowhere is refused as it comes, and never kept', async () => {
    const before = process.memoryUsage()
    const socket = await open(served.port)
    const answer = answerOn(socket)
    const headers = { ...withKey, 'content-length': null, 'transfer-encoding': 'chunked' }
    socket.write(requestText({ ...head, headers }, served.port))
    const part = Buffer.concat([Buffer.from('8000\r\n'), Buffer.alloc(32_768, 0x20), Buffer.from('\r\n')])
    await pour(socket, part, 300_000_000)
    await expect.poll(() => bench.seen.at(-1)).toMatchObject({ status: 413, code: -413, bytesIn: 0 })
    // Pieces that were read wait for the collector; all of it would be twice as much.
    const now = process.memoryUsage()
    expect(now.external - before.external + now.heapUsed - before.heapUsed).toBeLessThan(150_000_000)
    socket.write('0\r\n\r\n')
    expect((await answer).status).toBe(413)
  })

  it('in parts of one byte takes the memory of its bytes', async () => {
    const socket = await open(served.port)
    const answer = answerOn(socket)
    const headers = { ...withKey, 'content-length': null, 'transfer-encoding': 'chunked' }
    socket.write(requestText({ ...head, headers }, served.port))
    const text = JSON.stringify(python('print(1)'))
    socket.write(
      [...Buffer.from(text + ' '.repeat(100_000))].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join(''),
    )
    socket.write('0\r\n\r\n')
    expect(dataOf(await answer)['stdout']).toBe('1\n')
  })

  it('is not read without the key', async () => {
    const answer = await ask(served.port, { ...head, body: ' '.repeat(5_000_000) })
    expect([answer.status, answer.body]).toEqual([401, ''])
    expect(bench.seen.at(-1)).toMatchObject({ status: 401, bytesIn: 0 })
  })

  it('that waits for a word is asked for only where it is read', async () => {
    const wait = async (headers: Record<string, string>): Promise<string> => {
      const socket = await open(served.port)
      const first = new Promise<string>((resolve) => socket.once('data', (part: Buffer) => resolve(part.toString())))
      socket.write(
        requestText({ ...head, headers: { ...headers, expect: '100-continue', 'content-length': '9' } }, served.port),
      )
      const text = await first
      socket.destroy()
      return text.slice(0, 12)
    }
    expect(await wait({})).toBe('HTTP/1.1 401')
    expect(await wait(withKey)).toBe('HTTP/1.1 100')
  })

  it.each([
    ['nothing but brackets', '['.repeat(1_000_000)],
    ['deep JSON beside the rest', `{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['zeros', '\0'.repeat(1000)],
    ['a number', '1e999'],
    ['a member of the prototype', '{"__proto__":{"language":"python3"},"constructor":1}'],
  ])('of %s is refused in the words of Go', async (_, body) => {
    const answer = await askRun(served, body)
    expect([answer.status, answer.body.slice(0, 12)]).toEqual([400, '{"code":-400'])
  })
})

describe('a client', () => {
  /** A server that has little patience, and whose scripts are never asked for. */
  const impatient = (): Promise<SandboxServer> =>
    startSandboxServer({
      host: '127.0.0.1',
      port: 0,
      headMs: 300,
      requestMs: 600,
      headers: {},
      language: 'en',
      onRequest: () => undefined,
      dialect: createOfficial('v1', {
        target: dify1_16,
        places: {} as never,
        gate: createGate({ maxRequests: 1, maxWorkers: 1 }),
        knows: createKeyCheck(key),
        mode: undefined,
        takesPackages: true,
        allowsNetwork: true,
        language: 'en',
        cappedWords: '',
      }),
    })

  it.each([
    ['says nothing', ''],
    ['never ends its head', 'POST /v1/sandbox/run HTTP/1.1\r\nhost: 127.0.0.1\r\n'],
    ['never ends its body', requestText({ ...head, headers: { ...withKey, 'content-length': '1000' } }, 0).toString()],
  ])('that %s is ended, and keeps its place from nobody for long', async (_, sent) => {
    const server = await impatient()
    const socket = await open(server.port)
    const answer = answerOn(socket)
    socket.write(sent)
    expect([0, 408]).toContain((await answer).status)
    const next = await ask(server.port, { ...head, headers: withKey })
    expect(next.status).toBe(400)
    await server.close()
  })

  it.each([
    ['head', 'POST /v1/sandbox/run HTTP/1.1\r\nhost: 127.0.0.1\r\nx: '],
    ['body', requestText({ ...head, headers: { ...withKey, 'content-length': '1000000' } }, 0).toString()],
  ])('that sends its %s without end, a byte at a time, is ended all the same', async (_, sent) => {
    const server = await impatient()
    const socket = await open(server.port)
    const answer = answerOn(socket)
    socket.write(sent)
    const sending = setInterval(() => socket.write('y'), 20)
    expect([0, 408]).toContain((await answer).status)
    clearInterval(sending)
    await server.close()
  })

  it('that was refused before its body came gets that one answer, and is ended where no body comes', async () => {
    const server = await impatient()
    const socket = await open(server.port)
    const answer = answerOn(socket)
    socket.write(requestText({ ...head, headers: { ...withKey, 'content-length': '30000000' } }, server.port))
    const { status, body } = await answer
    expect([status, JSON.parse(body)]).toMatchObject([413, { code: -413, data: null }])
    await server.close()
  })

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a head without end', `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'y'.repeat(50_000)}`, 431],
    [
      'two lengths',
      'POST /v1/sandbox/run HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      400,
    ],
    [
      'a body that is no chunk',
      'POST /v1/sandbox/run HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
  ])('that sends %s is answered and ended', async (_, sent, status) => {
    const socket = await open(served.port)
    const answer = answerOn(socket)
    socket.write(sent)
    expect((await answer).status).toBe(status)
  })

  it('is one of a thousand, and all are answered while every worker hangs', async () => {
    const busy = await bench.serve({ maxWorkers: 2, maxRequests: 5 })
    await Promise.all([beginEndless(busy), beginEndless(busy)])
    const before = process.memoryUsage.rss()
    const sockets = await Promise.all(Array.from({ length: 1000 }, () => open(busy.port)))
    const answers = sockets.map((socket, index) => {
      const answer = answerOn(socket)
      // Those that get a place would wait for a worker until their end.
      if (index % 2 === 0) socket.write(requestText({ path: '/health' }, busy.port))
      else socket.write(requestText({ ...head, headers: { ...withKey, 'x-api-key': 'wrong' }, body: '{}' }, busy.port))
      return answer
    })
    const statuses = new Set((await Promise.all(answers)).map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 401])
    const flood = await Promise.all(Array.from({ length: 100 }, () => open(busy.port)))
    let full = 0
    for (const socket of flood) {
      void answerOn(socket).then(({ status }) => (full += status === 503 ? 1 : 0))
      socket.write(requestText({ ...head, headers: withKey, body: JSON.stringify(python('print(1)')) }, busy.port))
    }
    await expect.poll(() => full).toBeGreaterThanOrEqual(95)
    expect(process.memoryUsage.rss() - before).toBeLessThan(300_000_000)
    await busy.close()
  })
})

describe('a page in a browser', () => {
  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of a file', { origin: 'null' }],
    ['of this machine', { origin: 'http://localhost:3000' }],
    ['that names its site alone', { 'sec-fetch-site': 'cross-site' }],
    ['under a name that was turned to this machine', { host: 'evil.example' }],
    ['under a name that only looks like it', { host: '127.0.0.1.evil.example:8194' }],
  ])('%s runs no code, whatever key it has', async (_, headers) => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await askRun(served, python('print(1)'), { headers: { ...headers, 'content-type': type } })
      expect([answer.status, answer.body.slice(0, 12)]).toEqual([403, '{"code":-403'])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it.each(['localhost', 'LOCALHOST:8194', '[::1]:80', '127.5.0.1', 'host.docker.internal:8194', 'dify.localhost'])(
    'is not what asks as %s',
    async (host) => {
      expect((await askRun(served, python('print(1)'), { headers: { host } })).status).toBe(200)
    },
  )

  it.each(['::1', '127.0.0.1', 'localhost'])('%s is this machine alone', (host) => expect(isLoopback(host)).toBe(true))
  it.each(['::', '0.0.0.0', '192.168.1.2', '1270.0.0.1', '127.0.0.1.x', 'x.localhost.y'])('%s is not', (host) =>
    expect(isLoopback(host)).toBe(false),
  )
})
