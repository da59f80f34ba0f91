import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files/fileErrors'
import { ownFolder } from './nodePaths'
import { isAlive } from '../processes/signals'
import { hostName } from './processMark'

/** A mark whose process did not renew it for so long, in milliseconds, is of one that ended. */
const staleAfter = 120_000

/** How often a mark is renewed, in milliseconds. */
const renewAfter = 30_000

/** Makes Nodelab's own folder in a workspace, which must exist; whoever keeps the workspace in git is not asked about it. */
export async function makeOwnFolder(root: string): Promise<string> {
  const folder = join(root, ownFolder)
  // Without `recursive`: a workspace that is gone must not come back as an empty folder.
  await mkdir(folder).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  return folder
}

/**
 * Who else has a workspace open: each Nodelab leaves a mark, a file in the workspace's own folder, and renews it. A mark counts while it
 * is fresh and, on this machine, while its process lives.
 */
export function createPresence(root: string) {
  const folder = join(root, ownFolder, 'open')
  const own = `${hostName}.${process.pid}.${randomBytes(4).toString('hex')}`
  let renewed = 0

  return {
    /** Leaves or renews this one's mark. Throws where the workspace can't be written. */
    async announce(): Promise<void> {
      const now = Date.now()
      const mark = join(folder, own)
      const isThere = await stat(mark).then(
        () => true,
        () => false,
      )
      if (isThere && now - renewed < renewAfter) return
      renewed = now
      if (isThere) return utimes(mark, new Date(), new Date())
      await makeOwnFolder(root)
      await mkdir(folder, { recursive: true })
      await writeFile(mark, '')
    },

    /** The process of another Nodelab that has the workspace open; null where there is none. Marks of ended ones are taken away. */
    async other(): Promise<number | null> {
      const names = await readdir(folder).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        return []
      })
      for (const name of names) {
        if (name === own) continue
        const [markHost, pid] = name.split('.')
        const isFresh = await stat(join(folder, name)).then(
          ({ mtimeMs }) => Date.now() - mtimeMs < staleAfter,
          () => false,
        )
        if (isFresh && (markHost !== hostName || isAlive(Number(pid)))) return Number(pid)
        // One that can't be removed is looked at again next time, and does not count then either.
        await rm(join(folder, name), { force: true }).catch(() => undefined)
      }
      return null
    },

    /** Takes this one's mark away. */
    async leave(): Promise<void> {
      // It may be on a disk that is gone; others see that its process ended.
      await rm(join(folder, own), { force: true }).catch(() => undefined)
    },
  }
}

export type Presence = ReturnType<typeof createPresence>
