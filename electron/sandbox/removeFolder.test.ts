import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { removeFolder } from './removeFolder'
import { anyPython } from './testing/processes'

let root: string
let remove: () => Promise<void>

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

it.skipIf(process.platform === 'win32')('removes folders that are locked', async () => {
  const folder = join(root, 'locked')
  mkdirSync(join(folder, 'a', 'b'), { recursive: true })
  writeFileSync(join(folder, 'a', 'b', 'file'), '')
  for (const path of ['a/b', 'a', '.']) chmodSync(join(folder, path), 0)
  await removeFolder(folder)
  expect(existsSync(folder)).toBe(false)
})

it.skipIf(process.platform === 'win32')(
  'removes folders deeper than a path may be, in more than one place',
  async () => {
    const folder = join(root, 'deep')
    mkdirSync(folder)
    const code =
      'import os\nfor top in ("a", "b"):\n    os.mkdir(top)\n    here = os.open(".", os.O_RDONLY)\n    os.chdir(top)\n    for n in range(700):\n        os.mkdir("some folder")\n        os.chdir("some folder")\n    os.fchdir(here)\n'
    execFileSync(anyPython(), ['-I', '-c', code], { cwd: folder })
    await removeFolder(folder)
    expect(existsSync(folder)).toBe(false)
  },
)

it.skipIf(process.platform === 'win32')('follows no link out of the folder', async () => {
  const kept = join(root, 'kept')
  mkdirSync(kept)
  writeFileSync(join(kept, 'file'), '')
  const folder = join(root, 'links')
  mkdirSync(join(folder, 'a'), { recursive: true })
  symlinkSync(kept, join(folder, 'a', 'link'))
  chmodSync(join(folder, 'a'), 0o500)
  await removeFolder(folder)
  expect(existsSync(folder)).toBe(false)
  expect(readdirSync(kept)).toEqual(['file'])
})

it('takes a folder that is not there for removed', async () => {
  await removeFolder(join(root, 'never'))
  expect(existsSync(join(root, 'never'))).toBe(false)
})
