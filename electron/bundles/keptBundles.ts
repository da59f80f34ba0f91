import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diskUse } from '../environments/diskUse'
import { readLockFile } from '../workspace/lockFile'
import { placeRequirements } from '../workspace/requirementsPlace'
import { bundleKey, bundlesRoot, sweepOpening } from './bundleFolder'

/** A workspace that is known on this machine, and the file of requirements that its author pointed it at. */
export interface KnownFolder {
  readonly path: string
  readonly pointed: string | null
}

/** A bundle that was opened on this machine. */
export interface KeptBundle {
  /** The name of its folder. */
  readonly key: string
  readonly bytes: number
  /** When it was opened, or an environment was last made from it. */
  readonly lastUsed: Date
  /** Whether the lock of a known workspace is its own. */
  readonly isReferred: boolean
}

/** What was removed, and the bytes that it took. */
export interface Swept {
  readonly removed: number
  readonly freed: number
}

/** The folders of bundles in Nodelab's data folder: what they take, and how those go that no workspace refers to. */
export function createKeptBundles(dataRoot: string, known: () => readonly KnownFolder[]) {
  const root = bundlesRoot(dataRoot)
  // What a process left that ended in the middle of opening one; the next start tries again where that fails.
  const begun = sweepOpening(root).catch(() => undefined)

  /** The keys that locks of known workspaces have; null where one of them can't be read now: it may be any. */
  async function referred(): Promise<ReadonlySet<string> | null> {
    const keys = new Set<string>()
    for (const { path, pointed } of known()) {
      try {
        const place = await placeRequirements(path, pointed)
        const lock = await readLockFile(dirname(place.path))
        if (lock !== '') keys.add(bundleKey(lock))
      } catch {
        return null
      }
    }
    return keys
  }

  async function list(): Promise<KeptBundle[]> {
    await begun
    const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
    if (names.length === 0) return []
    const keys = await referred()
    const found: KeptBundle[] = []
    for (const key of names) {
      const folder = join(root, key)
      const [{ all }, look] = await Promise.all([diskUse(folder), stat(folder).catch(() => null)])
      // Gone meanwhile.
      if (look === null) continue
      found.push({ key, bytes: all, lastUsed: look.mtime, isReferred: keys === null || keys.has(key) })
    }
    return found.sort((one, other) => other.lastUsed.getTime() - one.lastUsed.getTime())
  }

  return {
    list,
    /** Removes those that no known workspace refers to and that were not used since `before`. */
    async sweep(before: Date): Promise<Swept> {
      const unused = (await list()).filter(({ isReferred, lastUsed }) => !isReferred && lastUsed <= before)
      for (const { key } of unused) await rm(join(root, key), { recursive: true, force: true, maxRetries: 5 })
      return { removed: unused.length, freed: unused.reduce((sum, { bytes }) => sum + bytes, 0) }
    },
    /** Waits for what goes on by itself. */
    close: (): Promise<void> => begun,
  }
}

export type KeptBundles = ReturnType<typeof createKeptBundles>
