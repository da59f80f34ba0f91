import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages, type Problem } from '../../shared/model/problem'
import type { Settings } from '../../shared/model/settings'
import { describeProblem } from '../../shared/problems'
import type { Manner } from '../testing/loopbackIndex'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'

let own: OwnIndex
beforeAll(async () => {
  own = await createOwnIndex()
  const { index } = own
  index.add({ name: 'wants-old', version: '1.0', requires: ['shared<2'] })
  index.add({ name: 'wants-new', version: '1.0', requires: ['shared>=2'] })
  index.add({ name: 'wants-new', version: '1.1', requires: ['shared>=2.1'] })
  index.add({ name: 'brings-old', version: '1.0', requires: ['wants-old'] })
  for (const version of ['1.0', '2.0', '2.1']) index.add({ name: 'shared', version })
  index.add({ name: 'young', version: '2.0', requiresPython: '>=3.12' })
  index.add({ name: 'young', version: '1.4', requiresPython: '>=3.8' })
  index.add({ name: 'for-windows', version: '1.0', tag: 'cp310-cp310-win_amd64' })
  index.add({ name: 'for-older', version: '1.1', tag: 'cp37-cp37m-manylinux1_x86_64' })
  index.add({ name: 'needs-missing', version: '1.0', requires: ['nodelab-nowhere'] })
  index.add({ name: 'long-name', version: '1.0', files: { [`${'x'.repeat(300)}/z.py`]: '' } })
  const data = Array.from({ length: 300_000 }, (_, at) => Math.sin(at)).join('')
  index.add({ name: 'large', version: '1.0', files: { 'large_data.txt': data } })
})
afterAll(() => own.remove())

/** The problem of a build that fails, told whole in every language, with uv's own text. */
async function failure(
  requirements: string,
  { env = {}, settings = {} }: { env?: NodeJS.ProcessEnv; settings?: Partial<Settings> } = {},
): Promise<Problem> {
  const environments = own.start(env, settings)
  const build = await environments.wait(wishFor(requirements))
  await environments.close()
  const [told] = build.problems
  if (told === undefined) throw new Error(`${build.status}: ${build.log}`)
  for (const language of languages) {
    const { title, why, next } = describeProblem(told, language)
    for (const sentence of [title, why, next]) expect(sentence).toMatch(/^(?!.*\{\w+\})(?!.*``)(?!\s|$)/)
  }
  expect(told.raw).not.toBe('')
  expect(build.log).not.toBe('')
  return told
}

describe('what a real uv says of requirements', () => {
  it.each([
    [
      'wants-old\nwants-new\n',
      { code: 'requirements-conflict-pair', line: 2 },
      { name: 'shared', first: 'wants-new', firstWants: 'shared>=2', second: 'wants-old', secondWants: 'shared<2' },
    ],
    [
      'wants-old\n\nshared==2.0\n',
      { code: 'requirements-conflict-pair', line: 3 },
      { first: 'python-requirements.txt', firstWants: 'shared==2.0', second: 'wants-old', secondWants: 'shared<2' },
    ],
    [
      'brings-old\nwants-new\n',
      { code: 'requirements-conflict-pair', line: 1 },
      { name: 'shared', first: 'wants-old', firstWants: 'shared<2', second: 'wants-new', secondWants: 'shared>=2' },
    ],
    [
      'shared<2\nshared>=2\n',
      { code: 'requirements-conflict-own', line: 1 },
      { name: 'shared', firstWants: 'shared<2', secondWants: 'shared>=2' },
    ],
    ['\nnodelab-nowhere\n', { code: 'package-unknown', line: 2 }, { name: 'nodelab-nowhere' }],
    ['needs-missing\n', { code: 'package-unknown-needed' }, { name: 'nodelab-nowhere', by: 'needs-missing' }],
    ['shared==7\n', { code: 'version-unknown', line: 1 }, { name: 'shared', version: '==7' }],
    ['shared~=3.0\n', { code: 'version-unknown', line: 1 }, { name: 'shared', version: '>=3.0,<4.dev0' }],
    ['young==2.0\n', { code: 'package-needs-python', line: 1 }, { name: 'young', needs: '>=3.12' }],
    ['for-older\n', { code: 'package-not-for-python', line: 1 }, { name: 'for-older', has: 'cp37m' }],
    ['for-windows\n', { code: 'package-not-for-system', line: 1 }, { name: 'for-windows', has: 'win_amd64' }],
    ['shared\nwants-old ===> 2\n', { code: 'requirement-broken', line: 2 }, {}],
  ])('%j', async (requirements, told, params) => {
    expect(await failure(requirements)).toMatchObject({ ...told, params })
  })
})

describe('what a real uv says of an index', () => {
  it.each<[string, RegExp, Manner, object]>([
    ['asks-me', /simple\/asks-me/, { kind: 'status', status: 401 }, { code: 'index-login' }],
    ['blocks-me', /simple\/blocks-me/, { kind: 'status', status: 403 }, { code: 'index-refused' }],
    [
      'breaks',
      /simple\/breaks/,
      { kind: 'status', status: 500 },
      { code: 'index-faulty', params: { reason: '500 Internal Server Error' } },
    ],
    ['too-often', /simple\/too-often/, { kind: 'status', status: 429 }, { code: 'index-faulty' }],
    ['garbles', /simple\/garbles/, { kind: 'broken-json' }, { code: 'index-faulty' }],
    ['drops', /simple\/drops/, { kind: 'dropped' }, { code: 'index-faulty' }],
    ['drops-file', /files\/drops_file/, { kind: 'dropped' }, { code: 'index-faulty' }],
    ['outdated', /files\/outdated/, { kind: 'status', status: 404 }, { code: 'index-outdated' }],
    ['changed', /simple\/changed/, { kind: 'wrong-hash' }, { code: 'package-wrong-hash', params: { name: 'changed' } }],
    ['silent', /simple\/silent/, { kind: 'silent' }, { code: 'network-unreachable' }],
  ])('%s', async (name, path, manner, told) => {
    own.index.add({ name, version: '1.0' })
    own.index.behave(path, manner)
    expect(await failure(`${name}\n`, { env: { UV_HTTP_TIMEOUT: '1' } })).toMatchObject(told)
  })

  it('that is not there, or to be asked when there is no network', async () => {
    const off = await failure('shared\n', { env: { UV_OFFLINE: '1', UV_CACHE_DIR: join(own.root, 'empty') } })
    expect(off.code).toBe('network-off-missing')
    const settings = { indexUrl: 'http://127.0.0.1:9/simple' }
    expect((await failure('shared\n', { settings })).code).toBe('network-unreachable')
  })
})

describe('what a real uv says of the way to an index', () => {
  const servers: Server[] = []
  afterAll(() => servers.forEach((server) => server.close()))

  async function listening(server: Server): Promise<number> {
    servers.push(server)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return (server.address() as AddressInfo).port
  }
  const settings = { indexUrl: 'https://index.example/simple' }

  it('where a proxy wants a password, or is not there', async () => {
    const proxy = createServer()
    proxy.on('connect', (_, socket) => {
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
      )
    })
    const address = `http://127.0.0.1:${await listening(proxy)}`
    const login = await failure('shared\n', { settings, env: { HTTPS_PROXY: address, ALL_PROXY: address } })
    expect(login).toMatchObject({ code: 'proxy-login', params: { host: 'index.example' } })
    const gone = await failure('shared\n', { settings, env: { HTTPS_PROXY: 'http://127.0.0.1:9' } })
    expect(gone).toMatchObject({ code: 'proxy-unreachable', params: { host: 'index.example' } })
  })

  it('where somebody signs with a certificate of his own', async ({ skip }) => {
    const [key, certificate] = [join(own.root, 'key.pem'), join(own.root, 'certificate.pem')]
    const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    try {
      execFileSync('openssl', [...kind, '-subj', '/CN=localhost', '-keyout', key, '-out', certificate], {
        stdio: 'ignore',
      })
    } catch {
      // The text of uv is among those of uvProblem.test.ts.
      return skip('openssl is not here to make a certificate')
    }
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) })
    const told = await failure('shared\n', {
      settings: { indexUrl: `https://localhost:${await listening(server)}/simple` },
    })
    expect(told.code).toBe('certificate-unknown')
  })
})

/** Mounts a small disk on a folder, where this machine lets that be done. */
function mounted(name: string, options: string): string | null {
  const folder = join(own.root, name)
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}

describe('what a real uv says of the disk', () => {
  it.skipIf(process.platform !== 'linux')('that a path is too long', async () => {
    expect((await failure('long-name\n')).code).toBe('path-too-long')
  })

  it.for([
    ['full', 'size=1m', 'disk-full'],
    ['read-only', 'size=10m,ro', 'folder-not-writable'],
  ] as const)('that it is %s', async ([name, options, code], { skip }) => {
    const folder = mounted(name, options)
    if (folder === null) return skip('no disk can be mounted here: that takes root on Linux')
    try {
      expect((await failure('large\n', { env: { UV_CACHE_DIR: folder } })).code).toBe(code)
    } finally {
      execFileSync('umount', [folder])
    }
  })
})
