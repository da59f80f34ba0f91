import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { settingsSchema } from '../../shared/model/settings'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { namedIndex, toolEnvironment } from './childEnvironment'
import { dataFolders } from './dataFolders'
import { createEnvironments } from './environments'
import { fromPipFiles, pipConfigFiles, readPipConfig } from './pipConfig'

let root: string
let remove: () => Promise<void>
const settings = settingsSchema.parse({})

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

async function put(name: string, text: string): Promise<string> {
  const path = join(root, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return path
}

describe("pip's own file", () => {
  it('is read as pip reads it', () => {
    const text =
      '\uFEFF# mine\r\n[global]\r\nindex_url = https://a.example/simple?x=1\r\n; more\r\nextra-index-url =\r\n    https://b.example/simple\r\n    https://c.example/simple\r\n[install]\r\n--find-links: /wheels\r\n'
    expect(Object.fromEntries(readPipConfig(text))).toEqual({
      'global.index-url': 'https://a.example/simple?x=1',
      'global.extra-index-url': 'https://b.example/simple https://c.example/simple',
      'install.find-links': '/wheels',
    })
  })

  it('counts more the later it is looked at, and more for install than for all', async () => {
    const files = [
      await put('one.conf', '[install]\nindex-url = https://one.example\n[global]\nfind-links = /one\n'),
      join(root, 'none.conf'),
      await put('two.conf', '[global]\nindex-url = https://two.example\nfind-links = /two\n'),
    ]
    expect(fromPipFiles({}, files)).toEqual({ PIP_INDEX_URL: 'https://one.example', PIP_FIND_LINKS: '/two' })
  })

  it('lies where pip looks on each system', () => {
    expect(pipConfigFiles({ PIP_CONFIG_FILE: '/mine.conf' }, 'linux', '/home/a')).toEqual([
      '/etc/xdg/pip/pip.conf',
      '/etc/pip.conf',
      '/home/a/.pip/pip.conf',
      '/home/a/.config/pip/pip.conf',
      '/mine.conf',
    ])
    expect(pipConfigFiles({}, 'darwin', '/Users/a')).toContain('/Users/a/Library/Application Support/pip/pip.conf')
    const windows = pipConfigFiles({ APPDATA: 'C:\\Roaming', PROGRAMDATA: 'D:\\All' }, 'win32', 'C:\\a')
    expect(windows).toEqual(['D:\\All\\pip\\pip.ini', 'C:\\a\\pip\\pip.ini', 'C:\\Roaming\\pip\\pip.ini'])
    expect(pipConfigFiles({ PIP_CONFIG_FILE: '/dev/null' }, 'linux', '/home/a')).toEqual([])
  })

  it("names uv's index where nothing nearer does", async () => {
    const file = await put('pip.conf', '[global]\nindex-url = https://me:secret@file.example/simple\n')
    const made = (more: NodeJS.ProcessEnv, own = settings) =>
      toolEnvironment({ PIP_CONFIG_FILE: file, ...more }, dataFolders({ NODELAB_HOME: root }, 'linux'), own)
    expect(made({})['UV_DEFAULT_INDEX']).toBe('https://me:secret@file.example/simple')
    expect(made({ PIP_INDEX_URL: 'https://pip.example' })['UV_DEFAULT_INDEX']).toBe('https://pip.example')
    const uv = made({ UV_INDEX_URL: 'https://uv.example' })
    expect([uv['UV_DEFAULT_INDEX'], uv['UV_INDEX_URL']]).toEqual([undefined, 'https://uv.example'])
    const chosen = { ...settings, indexUrl: 'https://mine.example' }
    expect(made({}, chosen)['UV_DEFAULT_INDEX']).toBe('https://mine.example')
    expect(namedIndex({ PIP_CONFIG_FILE: file }, settings)).toBe('https://me:secret@file.example/simple')
  })

  it('is followed by uv, and no password of it is shown', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization)
      response.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = `http://me:secret@127.0.0.1:${(server.address() as AddressInfo).port}/simple`
    const file = await put('pip.conf', `[global]\nindex-url = ${address}\n`)
    const apart = { UV_DEFAULT_INDEX: '', UV_INDEX_URL: '', PIP_INDEX_URL: '', UV_FIND_LINKS: '', PIP_FIND_LINKS: '' }
    const env = testEnv(root, { ...apart, PIP_CONFIG_FILE: file, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' })
    const folders = testFolders(env)
    const environments = createEnvironments({ folders, settings: () => settings, env, resourcesPath: null })
    const build = await environments.wait({ target: dify0_11, requirements: 'nodelab-probe\n', dependencies: [] })
    await environments.close()
    await new Promise((done) => server.close(done))
    expect(asked).toContain(`Basic ${btoa('me:secret')}`)
    expect(build.status).toBe('failed')
    expect(JSON.stringify(build)).not.toContain('secret')
  })
})
