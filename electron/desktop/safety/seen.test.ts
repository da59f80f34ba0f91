import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { firstShown } from './seen'

it('shows the tour at the very first start, news at the first one of another version, and nothing twice', async () => {
  const folder = await tempFolder()
  try {
    const path = join(folder.path, 'seen.json')
    const start = (version: string, isUsed = true) => {
      const { note, ...shown } = firstShown(path, version, isUsed, () => undefined)
      // One that ended before it showed anything is as none.
      expect(firstShown(path, version, isUsed, () => undefined)).toMatchObject(shown)
      note()
      return shown
    }
    const noted = (version: string) =>
      expect.poll(() => readFile(path, 'utf8').catch(() => '')).toBe(`{"version":"${version}","tour":true}\n`)
    expect(start('0.1.0', false)).toEqual({ tour: true, newsSince: undefined })
    await noted('0.1.0')
    expect(start('0.1.0')).toEqual({ tour: false, newsSince: undefined })
    expect(start('0.2.0')).toEqual({ tour: false, newsSince: '0.1.0' })
    await noted('0.2.0')
    expect(start('0.2.0')).toEqual({ tour: false, newsSince: undefined })
    // Damaged, or of a Nodelab that had no such file: its author knows the window, and not what is new.
    for (const damaged of ['', '[]', '{half']) {
      await writeFile(path, damaged)
      expect(start('0.2.0')).toEqual({ tour: false, newsSince: null })
      await noted('0.2.0')
    }
  } finally {
    await folder.remove()
  }
})
