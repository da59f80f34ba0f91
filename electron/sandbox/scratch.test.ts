import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { createScratch } from './scratch'

let root: string
let remove: () => Promise<void>

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

describe('the scratch folder', () => {
  it('is swept of the folders of Nodelabs that are gone, and of nothing else', async () => {
    const own = join(root, 'sweep')
    // The pid of a process that has ended for certain.
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const names = [`run-${gone}-abc`, `run-${process.pid}-abc`, 'notes']
    const scratch = createScratch(own)
    await scratch.make()
    for (const name of names) writeFileSync(join(own, name), '')
    const next = createScratch(own)
    await next.make()
    await next.settled()
    expect(names.map((name) => existsSync(join(own, name)))).toEqual([false, true, true])
  })

  it('is made anew where someone removed it', async () => {
    const own = createScratch(join(root, 'again'))
    await rm(join(await own.make(), '..'), { recursive: true })
    await expect(own.make()).rejects.toThrow('ENOENT')
    expect(existsSync(await own.make())).toBe(true)
  })
})
