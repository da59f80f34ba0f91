import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What a folder takes of the disk, in bytes: `all` of its files, and `own` of those that no other folder links to. */
export interface DiskUse {
  readonly all: number
  readonly own: number
}

/** So many files are looked at side by side: a cache has hundreds of thousands, and a run must not wait for them. */
const atOnce = 64

/** What all files below a folder take; what vanishes meanwhile counts nothing. A link counts nothing but itself. */
export async function diskUse(folder: string): Promise<DiskUse> {
  let [all, own] = [0, 0]
  const folders = [folder]
  async function count(path: string): Promise<void> {
    const found = await lstat(path).catch(() => null)
    if (found === null) return
    all += found.size
    if (found.nlink === 1) own += found.size
  }
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => [])
    const files: string[] = []
    for (const entry of entries) (entry.isDirectory() ? folders : files).push(join(next, entry.name))
    for (let at = 0; at < files.length; at += atOnce) await Promise.all(files.slice(at, at + atOnce).map(count))
  }
  return { all, own }
}
