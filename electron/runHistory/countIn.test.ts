import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { createRunHistory } from './runHistory'
import { directPort, endedRun } from './testing/endedRun'

const settings = () => ({ keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 500 })

it('counts the runs of another data folder while they lie in the journal, and makes nothing where there is none', async () => {
  const { path: root, remove } = await tempFolder()
  const history = createRunHistory({ dataRoot: root, port: directPort(), settings, now: () => 2000 })
  for (const workspace of ['/ws', '/ws', '/elsewhere']) await history.keep(workspace, endedRun())
  const copy = join(root, 'copy')
  // As a Nodelab leaves it that was killed.
  await cp(join(root, 'run-history'), join(copy, 'run-history'), { recursive: true })
  expect((await readdir(join(copy, 'run-history'))).some((name) => name.endsWith('-wal'))).toBe(true)
  const other = createRunHistory({ dataRoot: join(root, 'another'), port: directPort(), settings })
  expect([await other.countIn(copy), await other.countIn(join(root, 'none'))]).toEqual([3, 0])
  expect(await readdir(root)).not.toContain('none')
  const noThread = createRunHistory({ dataRoot: root, port: null, settings })
  expect(await noThread.countIn(copy)).toBeNull()
  await history.close()
  await remove()
})
