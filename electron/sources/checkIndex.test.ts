import { readFileSync } from 'node:fs'
import { createServer as createSecureServer } from 'node:https'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { checkIndex } from './checkIndex'

let index: LoopbackIndex
const servers: Server[] = []
beforeAll(async () => {
  index = await startLoopbackIndex()
  index.add({ name: 'six', version: '1.0' })
})
beforeEach(() => index.behave(/./, { kind: 'well' }))
afterAll(async () => {
  await index.close()
  for (const server of servers) server.close()
})

async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return (server.address() as AddressInfo).port
}

/** A certificate that nobody signed, for 127.0.0.1, made for this test; good until 2126. */
const fixtures = fileURLToPath(new URL('testing', import.meta.url))
const secret = { key: readFileSync(join(fixtures, 'key.pem')), cert: readFileSync(join(fixtures, 'certificate.pem')) }

async function codeOf(url: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { problem, ms } = await checkIndex(url, { env })
  expect(ms === null).toBe(problem !== null)
  return problem?.code ?? 'well'
}

describe('the test of an index', () => {
  it('tells its host and how fast it answers, in either form and with a slash or without', async () => {
    const answer = await checkIndex(index.url, { env: {} })
    expect(answer).toMatchObject({ host: new URL(index.url).host, problem: null })
    expect(answer.ms).toBeGreaterThan(0)
    expect(await codeOf(`${index.url}/`)).toBe('well')
    index.onlyHtml(true)
    expect(await codeOf(index.url)).toBe('well')
    index.onlyHtml(false)
    index.behave(/simple\/six/, { kind: 'redirect' })
    expect(await codeOf(index.url)).toBe('well')
  })

  it.each([
    [{ kind: 'status', status: 401 }, 'source-login'],
    [{ kind: 'status', status: 403 }, 'source-forbidden'],
    [{ kind: 'status', status: 407 }, 'source-proxy-login'],
    [{ kind: 'status', status: 404 }, 'source-not-index'],
    [{ kind: 'status', status: 503 }, 'source-faulty'],
    [{ kind: 'status', status: 200, body: 'welcome' }, 'source-not-index'],
    [{ kind: 'broken-json' }, 'source-not-index'],
    [{ kind: 'dropped' }, 'source-not-reached'],
  ] as const)('says in words what is wrong: %j is %s', async (manner, code) => {
    index.behave(/./, manner)
    expect(await codeOf(index.url)).toBe(code)
  })

  it('gives the name and the password of the address, and never shows them', async () => {
    index.askFor({ user: 'me', password: 'p@ss word' })
    expect(await codeOf(index.urlWith('me', 'p@ss word'))).toBe('well')
    const refused = await checkIndex(index.urlWith('me', 'wrong'), { env: {} })
    expect(refused.problem?.code).toBe('source-login')
    expect(JSON.stringify(refused)).not.toContain('wrong')
    index.askFor(null)
  })

  it('knows a host that is not there, a closed port, and what is no address', async () => {
    expect(await codeOf('http://nodelab.invalid/simple')).toBe('source-no-host')
    expect(await codeOf('http://127.0.0.1:9/simple')).toBe('source-not-reached')
    expect(await codeOf('pypi.org/simple')).toBe('source-address-wrong')
    expect(await codeOf('ftp://127.0.0.1/simple')).toBe('source-address-wrong')
    expect((await checkIndex(index.url, { env: { UV_OFFLINE: '1' } })).problem).toMatchObject({
      code: 'source-offline',
    })
  })

  it('is given up after a while of silence', async () => {
    index.behave(/./, { kind: 'silent' })
    const { problem } = await checkIndex(index.url, { env: {}, timeout: 300 })
    expect(problem).toMatchObject({ code: 'source-silent', params: { seconds: 0.3 } })
  })

  it('trusts no certificate that it was not told to trust', async () => {
    const port = await listen(
      createSecureServer(secret, (_, response) => response.end('<a href="six-1.0.tar.gz">six</a>')),
    )
    const url = `https://127.0.0.1:${port}/simple`
    expect(await codeOf(url)).toBe('source-certificate')
    expect(await codeOf(url, { SSL_CERT_FILE: join(fixtures, 'certificate.pem') })).toBe('well')
    expect(await codeOf(url, { UV_INSECURE_HOST: '127.0.0.1' })).toBe('well')
  })

  it('goes through the proxy that is named, also in a tunnel, with its name and password', async () => {
    const wanted = `Basic ${Buffer.from('pro:xy').toString('base64')}`
    const seen: string[] = []
    const proxy = createServer((request, response) => {
      seen.push(request.url ?? '')
      const isKnown = request.headers['proxy-authorization'] === wanted
      if (!isKnown) return response.writeHead(407).end()
      return response.end('<a href="six-1.0.tar.gz">six</a>')
    })
    proxy.on('connect', (request, socket) => {
      seen.push(`tunnel ${request.url ?? ''}`)
      if (request.headers['proxy-authorization'] !== wanted) {
        socket.end('HTTP/1.1 407 Who are you\r\n\r\n')
        return
      }
      const [host = '', port = ''] = (request.url ?? '').split(':')
      const other = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n')
        other.pipe(socket).pipe(other)
      })
    })
    const at = `127.0.0.1:${await listen(proxy)}`
    const port = await listen(
      createSecureServer(secret, (_, response) => response.end('<a href="six-1.0.tar.gz">six</a>')),
    )
    const hidden = `https://127.0.0.1:${port}/simple`
    const env = (login: string): NodeJS.ProcessEnv => ({
      HTTP_PROXY: `http://${login}${at}`,
      HTTPS_PROXY: `http://${login}${at}`,
      UV_INSECURE_HOST: '127.0.0.1',
    })
    expect(await codeOf('http://nodelab.invalid/simple', env('pro:xy@'))).toBe('well')
    expect(await codeOf(hidden, env('pro:xy@'))).toBe('well')
    expect(seen).toEqual(['http://nodelab.invalid/simple/six/', `tunnel 127.0.0.1:${port}`])
    expect(await codeOf('http://nodelab.invalid/simple', env(''))).toBe('source-proxy-login')
    expect(await codeOf(hidden, env(''))).toBe('source-proxy-login')
    expect(await codeOf(index.url, { ...env(''), NO_PROXY: 'localhost,127.0.0.1' })).toBe('well')
    expect(await codeOf(hidden, { HTTPS_PROXY: 'http://127.0.0.1:9' })).toBe('source-proxy')
    expect(await codeOf('http://a.invalid/simple', { HTTP_PROXY: 'http://127.0.0.1:9' })).toBe('source-proxy')
    expect(await codeOf(index.url, { ALL_PROXY: 'socks5://127.0.0.1:1' })).toBe('source-proxy-kind')
  })
})
