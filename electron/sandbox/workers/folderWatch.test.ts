import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newMark } from '../../processes/runMark'
import { tempFolder } from '../../testing/tempFolder'
import { anyPython } from '../testing/processes'
import { filesOf, watchFolder } from './folderWatch'

it('counts what the disk has for the files of a folder, each once, however deep', async () => {
  const { path, remove } = await tempFolder()
  try {
    const below = join(path, 'a', 'b')
    await mkdir(below, { recursive: true })
    await writeFile(join(below, 'file'), Buffer.alloc(2 ** 20, 1))
    expect(await filesOf(path)).toMatchObject({ count: 3 })
    expect((await filesOf(path)).bytes).toBeGreaterThanOrEqual(2 ** 20)
    expect(await filesOf(join(path, 'gone'))).toEqual({ bytes: 0, count: 0 })
  } finally {
    await remove()
  }
})

it.skipIf(process.platform !== 'linux')(
  'takes no folder for empty that may not be looked into, and touches none outside',
  async () => {
    const { path, remove } = await tempFolder()
    try {
      const [own, outside] = [join(path, 'own'), join(path, 'outside')]
      const locked = join(own, 'locked')
      await mkdir(join(locked, 'below'), { recursive: true })
      await mkdir(outside)
      await symlink(outside, join(own, 'link'))
      for (const folder of [join(locked, 'below'), locked, own]) await chmod(folder, 0o300)
      await chmod(outside, 0)
      expect(await filesOf(own)).toMatchObject({ count: 3 })
      // The system's administrator may look into any: what others need is seen by the rights.
      const modes = [own, locked, join(locked, 'below'), outside].map(async (one) => (await stat(one)).mode & 0o777)
      expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o700, 0])
      await chmod(outside, 0o700)
    } finally {
      await remove()
    }
  },
)

/** Holds a gigabyte and more that has no name, in a process that bears a number. */
const holdsNameless = `
import os, resource, sys
number = int(sys.argv[1])
resource.setrlimit(10, (number, number))
with open("file", "wb") as file:
    os.remove("file")
    os.posix_fallocate(file.fileno(), 0, 2 ** 30 + 2 ** 20)
    print("on", flush=True)
    sys.stdin.read()
`

it.skipIf(process.platform !== 'linux')(
  'counts nameless files of what has left its parents, by its number',
  async () => {
    const { path, remove } = await tempFolder()
    const mark = newMark(path)
    // The worker itself, below which the orphan is not.
    const worker = spawn('cat', { stdio: ['pipe', 'ignore', 'inherit'] })
    const args = ['-S', '-c', holdsNameless, mark.value.slice(-19)]
    const orphan = spawn(anyPython(), args, { cwd: path, stdio: ['pipe', 'pipe', 'inherit'] })
    try {
      await once(orphan.stdout, 'data')
      let isOver = false
      const leave = watchFolder({ pid: worker.pid ?? -1, folder: path, mark }, () => {
        isOver = true
      })
      await expect.poll(() => isOver).toBe(true)
      leave()
    } finally {
      const ended = [orphan, worker].map((one) => once(one, 'exit'))
      orphan.stdin.end()
      worker.stdin.end()
      await Promise.all(ended)
      await remove()
    }
  },
)
