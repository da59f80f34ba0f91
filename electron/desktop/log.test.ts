import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { createLog } from './log'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

it('keeps lines in order, each with its time, in a folder that it makes', async () => {
  const path = join(folder.path, 'logs', 'nodelab.log')
  const log = createLog(path)
  for (const text of ['one', 'two', 'three']) log(text)
  await log.settled()
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => line.replace(/^\S+Z /, ''))).toEqual(['one', 'two', 'three'])
  expect(Number.isNaN(Date.parse(lines[0]?.split(' ')[0] ?? ''))).toBe(false)
})

it('puts a log that has grown aside and begins a new one', async () => {
  const path = join(folder.path, 'nodelab.log')
  const log = createLog(path, 100)
  log('x'.repeat(200))
  log('new')
  await log.settled()
  expect(await readFile(path, 'utf8')).toMatch(/Z new\n$/)
  expect(await readFile(path, 'utf8')).not.toContain('xxx')
  expect(await readFile(`${path}.1`, 'utf8')).toContain('xxx')
})

it('says once that it can’t be written, and lets the app go on', async () => {
  const file = join(folder.path, 'file')
  await writeFile(file, '')
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const log = createLog(join(file, 'nodelab.log'))
    log('one')
    log('two')
    await log.settled()
    expect(told).toHaveBeenCalledTimes(1)
  } finally {
    told.mockRestore()
  }
})
