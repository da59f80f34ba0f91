import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { basename, dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../../shared/problems'
import { runTool } from '../processes/runTool'
import { tempFolder } from '../testing/tempFolder'
import { installedUvPath, installUv } from './installUv'
import { uvRelease, uvWheel } from './uvRelease'

const program = '#!/bin/sh\necho "uv 0.13.9 (fake)"\n'
const file = 'uv-0.13.9-py3-none-any.whl'
const wheelBytes = zipSync({
  'uv-0.13.9.data/scripts/uv': strToU8(program),
  'uv-0.13.9.data/scripts/uvx': strToU8('x'),
})
const wheel = { file, sha256: createHash('sha256').update(wheelBytes).digest('hex'), pipPlatform: 'any' }

let root: string
let remove: () => Promise<void>
let server: Server
let index: string
let served: Uint8Array

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  served = wheelBytes
  server = createServer((request, response) => {
    if (request.url === '/simple/uv/') {
      response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json')
      const files = [{ filename: file, url: `../../files/${file}`, hashes: {} }]
      response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, name: 'uv', files }))
    } else if (request.url === `/files/${file}`) response.end(served)
    else {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  index = `http://127.0.0.1:${address.port}/simple`
})

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await remove()
})

const options = () => ({ folder: root, env: { PATH: process.env['PATH'] }, index, wheel, platform: 'linux' as const })

async function problemOf(done: Promise<unknown>) {
  const error = await done.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw new Error(`no problem was told: ${String(error)}`)
  return error.problem
}

describe.skipIf(process.platform === 'win32')('installUv', () => {
  it('takes the wheel of an index, checks it, and leaves a uv that runs', async () => {
    const path = await installUv(options())
    expect(path).toBe(installedUvPath(root, 'linux'))
    expect((await runTool(path, ['--version'], { env: {} })).stdout).toContain('uv 0.13.9')
    expect(await readdir(root)).toEqual([uvRelease.version])
  })

  it('throws away a wheel of another hash', async () => {
    served = zipSync({ 'uv-0.13.9.data/scripts/uv': strToU8('#!/bin/sh\necho evil\n') })
    const told = await problemOf(installUv(options()))
    expect(told).toMatchObject({ code: 'uv-wrong-hash', params: { file } })
    expect(await readdir(root)).toEqual([])
  })

  it('says what the index and pip answered where neither gives one, and no password', async () => {
    const secret = index.replace('http://', 'http://me:secret@').replace('/simple', '/none')
    const told = await problemOf(installUv({ ...options(), index: secret }))
    expect(told.code).toBe('uv-not-fetched')
    expect(told.raw).not.toBe('')
    expect(told.raw).not.toContain('secret')
    expect(await readdir(root)).toEqual([])
  })

  it('tells a full disk from an index that gives none', async () => {
    const bin = join(root, '..', `${basename(root)}-bin`)
    await mkdir(bin)
    const python = join(bin, 'python3')
    await writeFile(python, '#!/bin/sh\necho "ERROR: OSError: [Errno 28] No space left on device" >&2\nexit 1\n')
    await chmod(python, 0o755)
    const told = await problemOf(installUv({ ...options(), env: { PATH: bin }, index: null }))
    expect(told.code).toBe('disk-full')
    await rm(bin, { recursive: true })
  })

  it('replaces a folder that holds no uv, and keeps one that another Nodelab put there', async () => {
    const target = installedUvPath(root, 'linux')
    await mkdir(dirname(target), { recursive: true })
    await writeFile(`${dirname(target)}/leftover`, '')
    await installUv(options())
    expect(await readdir(dirname(target))).toEqual(['uv'])
    const before = await stat(target)
    await Promise.all([installUv(options()), installUv(options())])
    expect((await stat(target)).ino).toBe(before.ino)
    expect(await readdir(root)).toEqual([uvRelease.version])
  })

  it('can be cancelled', async () => {
    const told = await problemOf(installUv({ ...options(), signal: AbortSignal.abort() }))
    expect(told.code).toBe('build-cancelled')
  })
})

describe('uvWheel', () => {
  it('knows the machines that Nodelab runs on', () => {
    const machines = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64']
    for (const machine of machines) {
      const [platform, arch] = machine.split('-') as [NodeJS.Platform, string]
      expect(uvWheel(platform, arch)?.file).toContain(uvRelease.version)
    }
    expect(uvWheel('linux', 'x64', true)?.file).toContain('musllinux')
    expect(uvWheel('linux', 'arm64', true)?.file).toContain('musllinux')
    expect(uvWheel('sunos', 'x64')).toBeNull()
  })
})
