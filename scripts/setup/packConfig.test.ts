import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './folders.mjs'
import { emptySigning, moreFuses, packConfig } from './packConfig.mjs'

// electron-builder's own parts, as it finds them itself.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const builder = require('app-builder-lib/out/util/config/config') as {
  getConfig(project: string, path: null, more: object): Promise<Record<string, Record<string, unknown>>>
  validateConfiguration(config: object, debug: object): Promise<void>
}
const { DebugLogger } = require('builder-util') as { DebugLogger: new (isEnabled: boolean) => object }

const given = {
  output: join(root, 'dist'),
  forTest: false,
  ownFpm: false,
  uv: '/uv',
  licences: '/licences',
  runtime: { folder: '/electron', version: '45.4.1' },
  env: {},
}

/** The whole configuration, held to electron-builder's own schema as a pack holds it. */
async function checked(more: Partial<typeof given> & { env?: NodeJS.ProcessEnv } = {}) {
  const config = await builder.getConfig(root, null, packConfig({ ...given, ...more }))
  await builder.validateConfiguration(config, new DebugLogger(false))
  return config
}

describe('what a pack says to electron-builder', () => {
  it.each([
    ['a release', {}],
    ['one that looks for updates', { env: { NODELAB_UPDATE_URL: 'https://updates.example/nodelab' } }],
    ['one that is made without a download', { ownFpm: true }],
    ['one for the tests', { forTest: true, runtime: { folder: '/electron', version: '25.1.1' } }],
  ])('keeps to its schema, for every system: %s', async (_what, more) => {
    expect(Object.keys(await checked(more))).toEqual(
      expect.arrayContaining(['linux', 'deb', 'rpm', 'mac', 'win', 'nsis', 'electronFuses']),
    )
  })

  it('the schema would find a fault', async () => {
    const config = await builder.getConfig(root, null, { ...packConfig(given), rpm: { compression: 'gz' } })
    await expect(builder.validateConfiguration(config, new DebugLogger(false))).rejects.toThrow(
      'configuration.rpm.compression',
    )
  })

  it('closes every side door that Electron has, and opens the inspector for the tests alone', async () => {
    const shut = {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    }
    expect((await checked())['electronFuses']).toMatchObject(shut)
    expect((await checked({ forTest: true }))['electronFuses']).toMatchObject({
      ...shut,
      enableNodeCliInspectArguments: true,
    })
    // A fuse that an Electron lacks can't be set in it.
    expect(moreFuses('25.1.1', false)).toEqual({})
  })

  it('makes an installer for one user on Windows, and updates where nothing says so nowhere', async () => {
    const config = await checked()
    expect(config['nsis']).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false })
    expect(config['publish']).toBeNull()
  })
})

describe('what signs a release', () => {
  it('is not there where it is empty', () => {
    const env = { CSC_LINK: '', WIN_CSC_LINK: '', CSC_KEY_PASSWORD: 'x', APPLE_API_ISSUER: '', NODELAB_HOMEPAGE: '' }
    expect(emptySigning(env)).toEqual(['CSC_LINK', 'WIN_CSC_LINK', 'APPLE_API_ISSUER'])
  })
})
