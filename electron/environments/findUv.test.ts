import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model/settings'
import { ProblemError } from '../../shared/problems'
import { tempFolder } from '../testing/tempFolder'
import { dataFolders } from './dataFolders'
import { lookForUv, type UvSearch } from './findUv'
import { installedUvPath } from './installUv'

let root: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

/** A program that answers as uv of that version does. */
async function putUv(path: string, version: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `#!/bin/sh\necho "uv ${version} (x86_64-unknown-linux-gnu)"\n`)
  await chmod(path, 0o755)
  return path
}

function search(change: Partial<UvSearch> = {}): UvSearch {
  return {
    folders: dataFolders({ NODELAB_HOME: join(root, 'data') }),
    settings: defaultSettings,
    env: { PATH: `${join(root, 'bin')}:/bin` },
    resourcesPath: join(root, 'resources'),
    home: join(root, 'home'),
    ...change,
  }
}

/** The fakes are shell scripts; the order is the same code on Windows. */
describe.skipIf(process.platform === 'win32')('lookForUv', () => {
  it('takes the bundled one, then PATH, then the usual folders, then an installed one', async () => {
    const bundled = await putUv(join(root, 'resources', 'uv', 'uv'), '0.13.1')
    const onPath = await putUv(join(root, 'bin', 'uv'), '0.13.2')
    const usual = await putUv(join(root, 'home', '.local', 'bin', 'uv'), '0.13.3')
    const installed = await putUv(installedUvPath(search().folders.uv), '0.13.9')
    const order: unknown[] = []
    for (const path of [bundled, onPath, usual, installed]) {
      order.push(await lookForUv(search()))
      await rm(path)
    }
    expect(order).toEqual([
      { path: bundled, version: '0.13.1', origin: 'bundled' },
      { path: onPath, version: '0.13.2', origin: 'PATH' },
      { path: usual, version: '0.13.3', origin: 'usual folder' },
      { path: installed, version: '0.13.9', origin: 'installed' },
    ])
    expect(await lookForUv(search())).toBeNull()
  })

  it('prefers the one that the author names, and says so when it is none or too old', async () => {
    await putUv(join(root, 'resources', 'uv', 'uv'), '0.13.1')
    const mine = await putUv(join(root, 'mine', 'uv'), '0.12.0')
    expect(await lookForUv(search({ settings: { ...defaultSettings, uvPath: mine } }))).toMatchObject({
      path: mine,
      origin: 'setting',
    })
    expect(await lookForUv(search({ env: { NODELAB_UV: mine, PATH: '/bin' } }))).toMatchObject({ origin: 'NODELAB_UV' })
    const told = async (uvPath: string) =>
      lookForUv(search({ settings: { ...defaultSettings, uvPath } })).catch((error: unknown) => error)
    const wrong = await told(join(root, 'nothing'))
    expect(wrong).toBeInstanceOf(ProblemError)
    expect((wrong as ProblemError).problem.code).toBe('uv-setting-wrong')
    const old = await told(await putUv(join(root, 'old', 'uv'), '0.4.30'))
    expect((old as ProblemError).problem).toMatchObject({ code: 'uv-too-old', params: { version: '0.4.30' } })
  })

  it('passes over what does not answer as uv and what is too old', async () => {
    await putUv(join(root, 'bin', 'uv'), '0.4.30')
    const shim = join(root, 'resources', 'uv', 'uv')
    await putUv(shim, '1')
    await writeFile(shim, '#!/bin/sh\nexit 127\n')
    const usual = await putUv(join(root, 'home', '.cargo', 'bin', 'uv'), '0.10.0')
    expect(await lookForUv(search())).toEqual({ path: usual, version: '0.10.0', origin: 'usual folder' })
  })
})
