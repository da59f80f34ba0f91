import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataPlace } from '../environments/dataFolders'
import { hostName } from '../workspace/processMark'
import { afterMove } from './afterMove'
import { createMover } from './mover'
import { moveGround } from './testing/ground'

const platform = 'linux'
let folder: Awaited<ReturnType<typeof moveGround>>
let root: string
let to: string
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = await moveGround()
  ;({ env, root } = folder)
  to = join(folder.path, 'new')
  for (const name of ['in-use', 'history', 'logs', 'uv-cache', 'desktop']) {
    await mkdir(join(root, name), { recursive: true })
  }
  await writeFile(join(root, 'history', 'list.json'), 'versions')
})
afterEach(() => folder.remove())

const codes = async (at: string) => (await afterMove(at)).map(({ code }) => code)

async function ready() {
  const moving = createMover({ root, env, platform, onChange: () => undefined })
  await moving.choose(to)
  await moving.begin()
  return moving
}

describe('a command that works with the data folder as its move ends', () => {
  it('and began after the end had begun keeps it where it is', async () => {
    const moving = await ready()
    const names = Array.from({ length: 300 }, (_, at) => `history/${1000 + at}.json`)
    for (const name of names) await writeFile(join(root, name), name)
    const ended = moving.finish()
    while (!existsSync(join(to, names[0] ?? ''))) await nextTurn()
    expect(existsSync(join(to, names.at(-1) ?? ''))).toBe(false)
    writeFileSync(join(root, 'in-use', `${hostName}.${process.ppid}-abcd1234`), 'key')
    await ended
    expect(dataPlace(env, platform).root).toBe(root)
    expect(existsSync(join(to, 'history'))).toBe(false)
    expect(await codes(root)).toEqual(['data-move-used-at-end'])
    expect(await codes(root)).toEqual([])
  })

  it.each(['history/list.json', 'history/new.json'])(
    'and wrote there afterwards (%s) keeps the old folder from being removed',
    async (name) => {
      const moving = await ready()
      await moving.finish()
      await writeFile(join(root, name), 'later on')
      const told = await afterMove(to)
      expect(told).toMatchObject([{ code: 'data-old-newer', params: { path: to, old: root, names: name } }])
      expect(await readFile(join(root, name), 'utf8')).toBe('later on')
      expect(await codes(to)).toEqual([])
      expect(existsSync(root)).toBe(true)
    },
  )

  it('is told of by times as well, also where the clock was set back', async () => {
    const moving = await ready()
    await moving.finish()
    await writeFile(join(root, 'history', 'list.json'), 'VERSIONS')
    await utimes(join(root, 'history', 'list.json'), 1_000_000, 1_000_000)
    expect(await codes(to)).toEqual(['data-old-newer'])
  })

  it('does not count by what the end of the window itself writes: its log, its browser, the cache', async () => {
    const moving = await ready()
    await moving.finish()
    for (const name of ['logs/nodelab.log', 'desktop/Local State', 'uv-cache/x']) await writeFile(join(root, name), '')
    expect(await codes(to)).toEqual(['data-moved'])
    expect(existsSync(root)).toBe(false)
  })
})
