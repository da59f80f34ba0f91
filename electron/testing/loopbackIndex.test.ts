import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model/settings'
import { findUv } from '../environments/findUv'
import { toolEnvironment } from '../environments/childEnvironment'
import { runTool, type ToolEnd } from '../processes/runTool'
import { type LoopbackIndex, startLoopbackIndex } from './loopbackIndex'
import { tempFolder } from './tempFolder'
import { testEnv, testFolders } from './testData'

let index: LoopbackIndex
let folder: Awaited<ReturnType<typeof tempFolder>>
let uv: string
beforeAll(async () => {
  folder = await tempFolder()
  index = await startLoopbackIndex()
  const env = testEnv(folder.path)
  uv = (await findUv({ folders: testFolders(env), settings: defaultSettings, env, resourcesPath: null })).path
})
afterAll(async () => {
  await index.close()
  await folder.remove()
})

/** Installs from the index into a folder, with a cache of its own: what is cached would hide what the index does. */
function install(target: string, ...requirements: string[]): Promise<ToolEnd> {
  const env = testEnv(folder.path, { UV_CACHE_DIR: join(folder.path, `cache-${target}`), UV_HTTP_RETRIES: '0' })
  const settings = { ...defaultSettings, indexUrl: index.url }
  const args = ['pip', 'install', '--target', join(folder.path, target), ...requirements]
  return runTool(uv, args, { env: toolEnvironment(env, testFolders(env), settings), timeout: 60_000 })
}

describe('the index of the tests', () => {
  it('serves what uv installs, with what it needs', async () => {
    index.add({ name: 'Tiny.One', version: '1.0', requires: ['tiny-two>=2'] })
    index.add({ name: 'tiny-two', version: '2.1' })
    index.add({ name: 'tiny-two', version: '1.0' })
    expect(await install('well', 'tiny-one')).toMatchObject({ exitCode: 0 })
    await access(join(folder.path, 'well', 'tiny_two-2.1.dist-info'))
    index.onlyHtml(true)
    expect(await install('html', 'tiny-one')).toMatchObject({ exitCode: 0 })
    index.onlyHtml(false)
    index.behave(/simple\/tiny-two/, { kind: 'redirect' })
    expect(await install('redirect', 'tiny-two')).toMatchObject({ exitCode: 0 })
    index.behave(/simple\/tiny-two/, { kind: 'well' })
  })

  it.each([
    ['absent', { kind: 'status', status: 404 }, /not found in the package registry/],
    ['forbidden', { kind: 'status', status: 403 }, /403 Forbidden/],
    ['wrong-hash', { kind: 'wrong-hash' }, /Hash mismatch/i],
    ['broken-json', { kind: 'broken-json' }, /EOF|JSON|pars/i],
    ['dropped', { kind: 'dropped' }, /error|failed/i],
  ] as const)('goes wrong in the way that is asked: %s', async (target, manner, words) => {
    index.behave(/simple\/tiny-two/, manner)
    const end = await install(target, 'tiny-two')
    expect(end.exitCode).not.toBe(0)
    expect(end.stderr).toMatch(words)
    index.behave(/simple\/tiny-two/, { kind: 'well' })
  })

  it('answers only who gives its password', async () => {
    index.askFor({ user: 'me', password: 'p@ss' })
    expect((await install('stranger', 'tiny-two')).stderr).toContain('401')
    const known = await fetch(`${index.url}/tiny-two/`, {
      headers: { authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
    })
    expect(known.status).toBe(200)
    index.askFor(null)
  })
})
