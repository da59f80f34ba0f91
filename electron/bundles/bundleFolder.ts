import { readdir, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { EnvironmentWish } from '../engineTypes'
import { type Lock, shortHash } from '../environments/lock'
import { isFolder } from '../files/look'
import { isAlive } from '../processes/signals'

/** Where the bundles that were opened on this machine lie. */
export function bundlesRoot(dataRoot: string): string {
  return join(dataRoot, 'bundles')
}

/** Removes what processes that ended in the middle of opening a bundle left behind. */
export async function sweepOpening(root: string): Promise<void> {
  const names = await readdir(root).catch(() => [])
  for (const name of names) {
    const pid = /^\.opening-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(root, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The name of a bundle's folder: its lock tells what is in it. Line ends say nothing. */
export function bundleKey(lockText: string): string {
  return shortHash('bundle 1', lockText.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
}

/** The folder of the wheels that an opened bundle brought for a wish's lock; null where none did, or the lock is not what is installed. */
export async function bundledWheels(dataRoot: string, wish: EnvironmentWish, lock: Lock): Promise<string | null> {
  if (lock.file?.isHashed !== true || wish.lock === undefined) return null
  const bundle = join(bundlesRoot(dataRoot), bundleKey(wish.lock))
  const folder = join(bundle, 'wheels')
  if (!(await isFolder(folder))) return null
  const now = new Date()
  // When it was used last is told by its folder; where that can't be written it only seems older.
  await utimes(bundle, now, now).catch(() => undefined)
  return folder
}
