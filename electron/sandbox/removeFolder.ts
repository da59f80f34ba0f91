import { chmod, readdir, rename, rm } from 'node:fs/promises'

/** A path that has room for the names below it: systems take 4096 bytes at most, some 1024. */
const longest = 700

const slash = Buffer.from('/')

/**
 * Gives a folder and all below it back the rights that removing it takes, and puts those that lie deeper than a path may be long up into it.
 * Names are bytes: a node can make ones that are no text. Links are not followed.
 */
async function loosen(folder: string): Promise<void> {
  const top = Buffer.from(folder)
  const waiting = [top]
  let moved = 0
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    await chmod(at, 0o700)
    const entries = await readdir(at, { withFileTypes: true, encoding: 'buffer' })
    for (const entry of entries.filter((found) => found.isDirectory())) {
      const path = Buffer.concat([at, slash, entry.name])
      if (path.length <= top.length + longest) {
        waiting.push(path)
        continue
      }
      const up = Buffer.from(`${folder}/deep-${moved}`)
      moved += 1
      await chmod(path, 0o700)
      await rename(path, up)
      waiting.push(up)
    }
  }
}

/** Removes a folder whatever a node has made of it. Never rejects: what can't be removed now (a file that is held) is swept at a later start. */
export async function removeFolder(folder: string): Promise<void> {
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 2 })
  try {
    await remove()
  } catch {
    // Locked, or deeper than a path may be.
    await loosen(folder)
      .then(remove)
      .catch(() => undefined)
  }
}
