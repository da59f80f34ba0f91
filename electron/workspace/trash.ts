import { randomBytes } from 'node:crypto'
import { copyFile, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { dirname, join } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { dropDiscarded } from './discarded'
import { nodeEnding, ownFolder } from './nodePaths'
import { makeOwnFolder } from './presence'

/** Days after which a removed node is gone for good. */
const keptDays = 30

/** `milliseconds since 1970`-`random`: a removal's folder, in which the file has its path in the workspace. */
const tokenForm = /^(\d{13})-[0-9a-f]{8}$/

/** Moves a file into the system's trash; rejects where there is none, as on many network disks. */
export type SystemTrash = (path: string) => Promise<void>

/** Milliseconds that the system's trash may take. */
const patience = 10_000

/** Puts a file into the system's trash; false where that does not come to an end. */
async function discarded(path: string, systemTrash: SystemTrash): Promise<boolean> {
  const ending = new AbortController()
  const late = delay(patience, false, { signal: ending.signal }).catch(() => false)
  const done = systemTrash(path).then(
    () => true,
    // There is none for this file: what was kept here is enough.
    () => false,
  )
  return Promise.race([done, late]).finally(() => ending.abort())
}

/**
 * Removed node files. They are kept in the workspace's own folder, under their path, for Undo: no system lets a program take a file out of its trash
 * again. Where the system has one they go there as well, where their author looks for them; Undo removes that copy where it is sure to be it.
 */
export function createTrash(root: string, systemTrash: SystemTrash | null = null) {
  const folder = join(root, ownFolder, 'trash')

  async function sweep(): Promise<void> {
    const oldest = Date.now() - keptDays * 86_400_000
    for (const name of await readdir(folder)) {
      const at = tokenForm.exec(name)?.[1]
      if (at !== undefined && Number(at) < oldest) await rm(join(folder, name), { recursive: true, force: true })
    }
  }

  return {
    /** Moves a file into the trash, under its path in the workspace; the token brings it back. */
    async put(path: string, name: string, toSystem = true): Promise<string> {
      const token = `${Date.now()}-${randomBytes(4).toString('hex')}`
      const place = join(folder, token, name)
      await makeOwnFolder(root)
      await mkdir(dirname(place), { recursive: true })
      // A link goes as a link.
      if (!toSystem || systemTrash === null || (await lstat(path)).isSymbolicLink()) await rename(path, place)
      else {
        await copyFile(path, place)
        if (!(await discarded(path, systemTrash))) await rm(path, { force: true })
      }
      // Old ones that can't be swept now are swept the next time.
      await sweep().catch(() => undefined)
      return token
    },

    /**
     * The removed file of a token, the id that it had, and when it was removed, in milliseconds since 1970; `done` once it is back, with its place.
     * Throws a ProblemError where there is none.
     */
    async find(
      token: string,
    ): Promise<{ path: string; id: string; at: number; done: (place: string) => Promise<void> }> {
      const missing = new ProblemError(problem('trash-missing', 'workspace'))
      if (!tokenForm.test(token)) throw missing
      const parts: string[] = []
      for (;;) {
        const [entry] = await readdir(join(folder, token, ...parts), { withFileTypes: true }).catch(() => [])
        if (entry === undefined) throw missing
        parts.push(entry.name)
        if (!entry.isDirectory()) break
      }
      const id = parts.join('/').slice(0, -nodeEnding.length)
      const at = Number(tokenForm.exec(token)?.[1])
      return {
        path: join(folder, token, ...parts),
        id,
        at,
        async done(place) {
          await rm(join(folder, token), { recursive: true, force: true })
          await dropDiscarded({ path: join(root, ...parts), since: at, like: place })
        },
      }
    },
  }
}
