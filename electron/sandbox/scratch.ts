import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../processes/signals'
import { removeFolder } from './removeFolder'

/** Where runs get a folder of their own, each removed after its run. */
export interface Scratch {
  /** A new, empty folder. */
  make(): Promise<string>
  /** Begins to remove a folder. No run waits for it: a busy disk takes longer for this than the end of a worker may. */
  remove(folder: string): void
  /** Resolves when all removals that were begun have ended, those of what earlier Nodelabs left behind too. */
  settled(): Promise<void>
}

/** A folder's name tells whose it is: several Nodelabs may share one scratch. */
const owner = /^run-(\d+)-/

async function sweep(root: string): Promise<void> {
  const names = await readdir(root)
  const left = names.filter((name) => {
    const pid = owner.exec(name)?.[1]
    return pid !== undefined && !isAlive(Number(pid))
  })
  await Promise.all(left.map((name) => removeFolder(join(root, name))))
}

/** Keeps run folders under `root`, which is made when the first one is asked for; that is also when leftovers are swept. */
export function createScratch(root: string): Scratch {
  let ready: Promise<void> | null = null
  const removals = new Set<Promise<void>>()

  function track(removal: Promise<void>): void {
    const tracked = removal.finally(() => removals.delete(tracked))
    removals.add(tracked)
  }

  async function prepare(): Promise<void> {
    await mkdir(root, { recursive: true })
    // Leftovers only take space: that they can't be listed must not keep a run from starting.
    track(sweep(root).catch(() => undefined))
  }

  /** Gives what `named` makes of the root, which is there by then. */
  async function within<T>(named: () => Promise<T>): Promise<T> {
    ready ??= prepare()
    try {
      await ready
      return await named()
    } catch (error) {
      // The folder may have been removed, or its disk mended, since: the next run tries anew.
      ready = null
      throw error
    }
  }

  return {
    make: () => within(() => mkdtemp(join(root, `run-${process.pid}-`))),
    remove: (folder) => track(removeFolder(folder)),
    async settled() {
      await Promise.all(removals)
    },
  }
}
