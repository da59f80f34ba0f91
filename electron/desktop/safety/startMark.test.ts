import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { markStart } from './startMark'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

const log = (): void => undefined

it('tells starts that failed in a row from one that ended while it ran, and from a good end', async () => {
  const path = join(folder.path, 'desktop', 'start.json')
  const start = () => markStart(path, log)
  expect(start().last).toEqual({ failedStarts: 0, endedWhileRunning: false })
  expect(start().last.failedStarts).toBe(1)
  const third = start()
  expect(third.last.failedStarts).toBe(2)
  third.started()
  const fourth = start()
  expect(fourth.last).toEqual({ failedStarts: 0, endedWhileRunning: true })
  fourth.ended()
  expect(start().last).toEqual({ failedStarts: 0, endedWhileRunning: false })
  for (const damaged of ['', '{"phase":"x"}', '[]', '{"phase":"starting","failed":-1}']) {
    await writeFile(path, damaged)
    expect(start().last).toEqual({ failedStarts: 0, endedWhileRunning: false })
  }
})

it('stops nothing where it can not be written', async () => {
  const file = join(folder.path, 'file')
  await writeFile(file, '')
  const told: string[] = []
  const mark = markStart(join(file, 'start.json'), (text) => told.push(text))
  mark.started()
  mark.ended()
  expect(mark.last.failedStarts).toBe(0)
  expect(told.length).toBeGreaterThan(0)
})
