import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../shared/model/settings'
import { isOffline, namedIndex, toolEnvironment } from './childEnvironment'
import { dataFolders } from './dataFolders'

const folders = dataFolders({ NODELAB_HOME: '/data' }, 'linux')
const settings = settingsSchema.parse({})

describe('toolEnvironment', () => {
  it('passes what uv needs and nothing else', () => {
    const made = toolEnvironment(
      {
        PATH: '/bin',
        https_proxy: 'http://proxy:1',
        SSL_CERT_FILE: '/ca',
        MY_SECRET: 'x',
        PYTHONPATH: '/x',
        UV_SYSTEM_PYTHON: '1',
      },
      folders,
      settings,
    )
    expect(made).toMatchObject({ PATH: '/bin', https_proxy: 'http://proxy:1', SSL_CERT_FILE: '/ca', UV_NO_CONFIG: '1' })
    expect(Object.keys(made)).not.toEqual(expect.arrayContaining(['MY_SECRET']))
    expect(made['PYTHONPATH']).toBeUndefined()
    expect(made['UV_SYSTEM_PYTHON']).toBeUndefined()
  })

  it("says pip's settings in uv's words where uv was told nothing", () => {
    const pip = {
      PIP_INDEX_URL: 'https://a.example/simple',
      PIP_EXTRA_INDEX_URL: 'https://b.example/simple https://c.example/simple',
      PIP_FIND_LINKS: `${tmpdir()} /no/such/folder`,
      PIP_TRUSTED_HOST: 'a.example',
    }
    expect(toolEnvironment(pip, folders, settings)).toMatchObject({
      UV_DEFAULT_INDEX: 'https://a.example/simple',
      UV_INDEX: 'https://b.example/simple https://c.example/simple',
      UV_FIND_LINKS: tmpdir(),
      UV_INSECURE_HOST: 'a.example',
    })
    const told = toolEnvironment({ ...pip, UV_DEFAULT_INDEX: 'https://uv.example/simple' }, folders, settings)
    expect(told['UV_DEFAULT_INDEX']).toBe('https://uv.example/simple')
  })

  it("lets the author's settings win", () => {
    const chosen = { ...settings, indexUrl: 'https://mine.example/simple', systemCertificates: true }
    const made = toolEnvironment({ UV_DEFAULT_INDEX: 'https://uv.example/simple' }, folders, chosen)
    expect(made).toMatchObject({ UV_DEFAULT_INDEX: 'https://mine.example/simple', UV_SYSTEM_CERTS: '1' })
    expect(namedIndex({ PIP_INDEX_URL: 'https://a.example/simple' }, chosen)).toBe('https://mine.example/simple')
  })
})

describe('toolEnvironment of settings', () => {
  it('says each of them in the words of uv and of pip', () => {
    const chosen = {
      ...settings,
      extraIndexUrls: ['https://one.example/simple', ' ', 'https://two.example/simple'],
      pythonMirror: 'https://pythons.example',
      proxyUrl: 'http://me:x@proxy.example:3128',
      caFile: '/own.pem',
      offline: true,
    }
    const machine = { https_proxy: 'http://old:1', all_proxy: 'http://old:2', NO_PROXY: 'near', SSL_CERT_FILE: '/ca' }
    const made = toolEnvironment(machine, folders, chosen)
    expect(made).toMatchObject({
      UV_INDEX: 'https://one.example/simple https://two.example/simple',
      UV_PYTHON_INSTALL_MIRROR: 'https://pythons.example',
      HTTPS_PROXY: 'http://me:x@proxy.example:3128',
      HTTP_PROXY: 'http://me:x@proxy.example:3128',
      NO_PROXY: 'near',
      SSL_CERT_FILE: '/own.pem',
      PIP_CERT: '/own.pem',
      UV_OFFLINE: '1',
    })
    expect(Object.keys(made).filter((name) => name.endsWith('_proxy'))).toEqual([])
    expect(isOffline(made)).toBe(true)
    expect(isOffline(toolEnvironment({}, folders, settings))).toBe(false)
  })
})

describe('dataFolders', () => {
  it("is the system's usual place unless NODELAB_HOME says another", () => {
    expect(dataFolders({ XDG_DATA_HOME: '/xdg' }, 'linux').root).toBe('/xdg/nodelab')
    expect(dataFolders({}, 'darwin').root).toMatch(/Library.Application Support.Nodelab$/)
    expect(dataFolders({ LOCALAPPDATA: 'C:\\local' }, 'win32').root).toBe('C:\\local\\Nodelab')
    expect(dataFolders({ NODELAB_HOME: '/data', UV_CACHE_DIR: '/cache' }, 'linux')).toMatchObject({
      root: '/data',
      environments: '/data/environments',
      uvCache: '/cache',
    })
  })
})
