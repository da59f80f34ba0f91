import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { keepBefore, putBundle } from './putBundle'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: folder, remove } = await tempFolder())
})
afterEach(() => remove())

const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')

describe('what a bundle takes the place of', () => {
  it('is kept, and so is what the bundle before it took the place of', async () => {
    const name = 'python-requirements.txt'
    for (const [now, next] of [
      ['mine\n', 'first\n'],
      ['first\n', 'second\n'],
      ['second\n', 'second\n'],
      ['mine\n', 'third\n'],
    ] as const) {
      await writeFile(join(folder, name), now)
      await keepBefore(folder, name, next)
    }
    expect(await text(`${name}.before`)).toBe('mine\n')
    expect(await text(`${name}.before.2`)).toBe('first\n')
    // The same text is kept once.
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('is kept where it is a lock, byte for byte, and where a folder has the name', async () => {
    const name = 'python-requirements.lock'
    await mkdir(join(folder, `${name}.before`))
    await writeFile(join(folder, name), '\uFEFFmine\r\n')
    await putBundle(folder, { lock: 'first\n' })
    await putBundle(folder, { lock: 'second\n' })
    expect(await text(name)).toBe('second\n')
    expect(await text(`${name}.before.2`)).toBe('\uFEFFmine\r\n')
    expect(await text(`${name}.before.3`)).toBe('first\n')
  })

  it('comes back, but not over a lock that was written since', async () => {
    const name = 'python-requirements.lock'
    const first = await putBundle(folder, { lock: 'first\n' })
    const second = await putBundle(folder, { lock: 'second\n' })
    await first()
    expect(await text(name)).toBe('second\n')
    await second()
    expect(await text(name)).toBe('first\n')
    await first()
    expect(await readdir(folder)).not.toContain(name)
  })
})
