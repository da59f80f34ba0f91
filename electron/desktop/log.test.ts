import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
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

it('puts a log that has grown aside, keeps four of those, and lets nobody but its owner read them', async () => {
  const path = join(folder.path, 'nodelab.log')
  await writeFile(path, 'open to all\n', { mode: 0o644 })
  const log = createLog(path, 100)
  for (let count = 1; count <= 7; count += 1) log(`${count} ${'x'.repeat(200)}`)
  await log.settled()
  expect((await readdir(folder.path)).sort()).toEqual(['', '.1', '.2', '.3', '.4'].map((end) => `nodelab.log${end}`))
  expect(await readFile(path, 'utf8')).toMatch(/Z 7 x+\n$/)
  expect(await readFile(`${path}.4`, 'utf8')).toMatch(/Z 3 x+\n$/)
  if (process.platform !== 'win32') {
    for (const end of ['', '.1', '.4']) expect((await stat(`${path}${end}`)).mode & 0o077).toBe(0)
  }
})

it('has no login of an address in it', async () => {
  const path = join(folder.path, 'nodelab.log')
  const log = createLog(path)
  log('asked http://me:pw@index.example/simple?token=t1')
  await log.settled()
  expect(await readFile(path, 'utf8')).toMatch(/Z asked http:\/\/\*\*\*@index.example\/simple\?token=\*\*\*\n$/)
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
