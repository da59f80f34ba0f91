import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { createAppIndex } from './appIndex'
import { triage } from './testing/triage'

it('keeps what it tells of files, and not their texts', async () => {
  const { path, remove } = await tempFolder()
  onTestFinished(remove)
  const count = 40
  // Not ASCII, so that each character takes two bytes.
  const more = `# ${'中'.repeat(250_000)}\n`
  for (let file = 0; file < count; file += 1) await writeFile(join(path, `${file}.yml`), triage + more)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  const index = createAppIndex(path)
  expect(await index.list()).toHaveLength(count)
  expect(used() - before).toBeLessThan((count * more.length * 2) / 2)
  expect(index.row('7.yml')?.appName).toBe('Customer triage')
})
