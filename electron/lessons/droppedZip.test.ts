import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveBackup } from '../backup/backup'
import { tempFolder } from '../testing/tempFolder'
import { zipKind } from './droppedZip'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

describe('a zip that is dropped', () => {
  it.each([
    ['a bundle', ['manifest.json', 'python-requirements.txt', 'wheels/a-1.0-py3-none-any.whl'], 'bundle'],
    ['a pack', ['pack.yml', 'one/lesson.yml'], 'pack'],
    ['a pack beside a file of that name', ['manifest.json', 'one/lesson.yml'], 'pack'],
  ])('is %s by what is in it, whatever it is called', async (_what, names, kind) => {
    const path = join(folder.path, 'any.zip')
    await writeFile(path, zipSync(Object.fromEntries(names.map((name) => [name, text('x')]))))
    expect(await zipKind(path)).toBe(kind)
  })

  it('is a backup that Nodelab has written', async () => {
    const data = join(folder.path, 'data')
    await mkdir(data)
    await writeFile(join(data, 'settings.json'), '{}')
    const path = join(folder.path, 'b.zip')
    await saveBackup(data, path, '1.0.0')
    expect(await zipKind(path)).toBe('backup')
  })

  it('is left to the reading of a pack where it can not be read', async () => {
    await writeFile(join(folder.path, 'cut.zip'), 'PK')
    expect(await zipKind(join(folder.path, 'cut.zip'))).toBe('pack')
    expect(await zipKind(join(folder.path, 'gone.zip'))).toBe('pack')
  })
})
