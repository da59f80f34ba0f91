import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { findNode } from './findNode'

let home: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ path: home, remove } = await tempFolder())
})
afterEach(() => remove())

/** A program in the home folder that answers as a Node of a version does; one without a version is broken. */
async function put(path: string, version: string | null): Promise<string> {
  const file = join(home, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, version === null ? '#!/bin/sh\nexit 1\n' : `#!/bin/sh\necho v${version}\n`)
  await chmod(file, 0o755)
  return file
}

const find = (folders: readonly string[] = [], more: NodeJS.ProcessEnv = {}) =>
  findNode({ PATH: folders.map((folder) => join(home, folder)).join(delimiter), ...more }, '20.20.0', home)

// The stand-ins for Node are shell scripts. They come before those that this machine's installers have put anywhere.
describe.skipIf(process.platform === 'win32')('the Node of a machine', () => {
  it.each([
    ['nvm', '.nvm/versions/node/v20.11.1/bin/node'],
    ['fnm', '.local/share/fnm/node-versions/v20.11.1/installation/bin/node'],
    ['fnm on macOS', 'Library/Application Support/fnm/node-versions/v20.11.1/installation/bin/node'],
    ['Volta', '.volta/tools/image/node/20.11.1/bin/node'],
    ['asdf', '.asdf/installs/nodejs/20.11.1/bin/node'],
    ['mise', '.local/share/mise/installs/node/20.11.1/bin/node'],
    ['nodenv', '.nodenv/versions/20.11.1/bin/node'],
  ])('is found where %s keeps it, though PATH does not lead there', async (_, place) => {
    const path = await put(place, '20.11.1')
    expect(await find()).toEqual({ path, version: '20.11.1' })
  })

  it('is found where a manager was told to keep it', async () => {
    const path = await put('elsewhere/versions/node/v20.3.0/bin/node', '20.3.0')
    expect(await find([], { NVM_DIR: join(home, 'elsewhere') })).toEqual({ path, version: '20.3.0' })
  })

  it('is PATH’s where that is of the major, else the newest of the major, and one that answers', async () => {
    await put('bin/node', '18.1.0')
    await put('.nvm/versions/node/v22.0.0/bin/node', '22.0.0')
    await put('.nvm/versions/node/v20.9.0/bin/node', '20.9.0')
    const newest = await put('.asdf/installs/nodejs/20.10.0/bin/node', '20.10.0')
    await put('.volta/tools/image/node/20.11.0/bin/node', null)
    expect(await find(['bin'])).toEqual({ path: newest, version: '20.10.0' })
    const own = await put('other/node', '20.1.0')
    expect(await find(['bin', 'other'])).toEqual({ path: own, version: '20.1.0' })
  })

  it('is the real one behind a stand-in of a version manager', async () => {
    await put('.asdf/shims/node', '20.2.0')
    const path = await put('.asdf/installs/nodejs/20.2.0/bin/node', '20.2.0')
    expect(await find(['.asdf/shims'])).toEqual({ path, version: '20.2.0' })
  })

  it('is another where there is none of the major', async () => {
    const path = await put('bin/node', '99.1.0')
    await put('.nvm/versions/node/v98.0.0/bin/node', '98.0.0')
    expect(await findNode({ PATH: join(home, 'bin') }, '77.0.0', home)).toEqual({ path, version: '99.1.0' })
  })
})
