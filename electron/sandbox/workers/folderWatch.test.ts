import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { filesOf } from './folderWatch'

it('counts what the disk has for the files of a folder, each once, however deep', async () => {
  const { path, remove } = await tempFolder()
  try {
    const below = join(path, 'a', 'b')
    await mkdir(below, { recursive: true })
    await writeFile(join(below, 'file'), Buffer.alloc(2 ** 20, 1))
    expect(await filesOf(path)).toMatchObject({ count: 3 })
    expect((await filesOf(path)).bytes).toBeGreaterThanOrEqual(2 ** 20)
    expect(await filesOf(join(path, 'gone'))).toEqual({ bytes: 0, count: 0 })
  } finally {
    await remove()
  }
})
