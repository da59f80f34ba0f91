import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Environment, environmentSchema } from '../../shared/model/environment'
import { isMissing } from '../files/fileErrors'
import { exists } from '../files/look'
import { renamePatiently } from '../files/patientRename'
import { isAlive } from '../processes/signals'

/** The file that makes a folder an environment: written last, read first. */
const marker = 'nodelab-environment.json'
const aside = '.building-'

/** Tells this process from an earlier one that had the same number. */
const token = randomBytes(4).toString('hex')

/** After this long in milliseconds no build is still under way, whoever has its process number now: a day. */
const abandonedAfter = 86_400_000

/** Environments on disk: folders named by their key, each with its marker. What is being built has no such name. */
export function createStore(root: string) {
  const leavers = new Set<(folder: string) => Promise<void>>()
  const folderOf = (key: string): string => join(root, key)

  /** What the marker of a folder tells; null for a folder without one, or with one of another version. */
  async function readMarker(key: string): Promise<Environment | null> {
    try {
      return environmentSchema.parse(JSON.parse(await readFile(join(folderOf(key), marker), 'utf8')))
    } catch {
      // No such environment, or nothing that could be used: it is built anew.
      return null
    }
  }

  async function read(key: string): Promise<Environment | null> {
    const environment = await readMarker(key)
    if (environment === null) return null
    // A Python is a link to one that may have been removed since; a Node lies in the folder itself.
    return (await exists(environment.node?.path ?? environment.python.path)) ? environment : null
  }

  /** Takes a folder's name from it: one that is half removed must not look whole. Gives back where it lies now; null where there is none. */
  async function putAside(key: string): Promise<string | null> {
    const doomed = asideName()
    // Whoever stands ready in it is to go first: of a Windows that holds programs fast, and for what it would import from nowhere.
    await Promise.all([...leavers].map((leave) => leave(folderOf(key))))
    try {
      await renamePatiently(folderOf(key), doomed)
    } catch (error) {
      // Another hand has removed it.
      if (isMissing(error)) return null
      throw error
    }
    return doomed
  }

  /**
   * Removes an environment. `isWanted` is asked once more when it no longer has its name, so that nobody can begin to use it: where it is, it gets
   * its name back. Tells whether it is gone.
   */
  async function remove(
    key: string,
    isWanted: () => Promise<boolean> = () => Promise.resolve(false),
  ): Promise<boolean> {
    const doomed = await putAside(key)
    if (doomed === null) return true
    if (await isWanted()) {
      await renamePatiently(doomed, folderOf(key))
      return false
    }
    await rm(doomed, { recursive: true, force: true, maxRetries: 5 })
    return true
  }

  /** A name outside the environments; it tells the process, so that what a dead one left can be swept. */
  function asideName(): string {
    return join(root, `${aside}${process.pid}-${token}-${randomBytes(4).toString('hex')}`)
  }

  /** Gives a folder the name of an environment. Returns what is of no use any more: the folder itself, where another build was first. */
  async function giveName(folder: string, key: string): Promise<(string | null)[]> {
    const doomed: (string | null)[] = []
    for (let attempt = 1; ; attempt += 1) {
      try {
        await renamePatiently(folder, folderOf(key))
        return doomed
      } catch (error) {
        if ((await read(key)) !== null) return [...doomed, folder]
        // More than once: a compiler of byte code that still runs in the damaged folder may make parts of it again.
        if (attempt === 5 || !(await names(root)).includes(key)) throw error
        doomed.push(await putAside(key))
      }
    }
  }

  /** Gives an environment that was put aside its name back; tells whether it has it. */
  function regainName(path: string, key: string): Promise<boolean> {
    return renamePatiently(path, folderOf(key)).then(
      () => true,
      () => false,
    )
  }

  /** Deletes what has no name any more. What can't be deleted now is swept by a later start. */
  async function discard(path: string | null): Promise<void> {
    if (path !== null) await rm(path, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }

  return {
    folderOf,

    /** Has somebody leave the folder of an environment before that is removed or replaced; that waits for him. */
    onRemoving(leave: (folder: string) => Promise<void>): void {
      leavers.add(leave)
    },

    read,
    readMarker,

    /** The path of a new folder to build in. */
    async newFolder(): Promise<string> {
      await mkdir(root, { recursive: true })
      return asideName()
    },

    /**
     * Marks a finished folder and gives it its name. Where another build was first, its folder is used and this one dropped; a damaged
     * folder that holds the name is put away, and with `replaces` any. What was put away is deleted last: a run that is under way in it goes
     * on importing from its name. One that can't be put away, or whose name the new one can't take, stays.
     */
    async finish(folder: string, environment: Environment, replaces = false): Promise<void> {
      const { key } = environment
      await writeFile(join(folder, marker), JSON.stringify(environment, null, 2))
      const replaced = replaces ? await putAside(key) : null
      const doomed = [replaced]
      try {
        doomed.push(...(await giveName(folder, key)))
      } catch (error) {
        if (replaced !== null && (await regainName(replaced, key))) doomed.length = 0
        throw error
      } finally {
        await Promise.all(doomed.map(discard))
      }
    },

    /** Notes that an environment is in use now. */
    async touch(key: string): Promise<void> {
      const now = new Date()
      await utimes(join(folderOf(key), marker), now, now)
    },

    remove,

    /** All environments, newest use first; also one whose Python is gone, which still takes its place on the disk. */
    async list(): Promise<{ environment: Environment; lastUsed: Date }[]> {
      const found: { environment: Environment; lastUsed: Date }[] = []
      for (const key of await names(root)) {
        const environment = key.startsWith('.') ? null : await readMarker(key)
        const used = environment === null ? null : await timeOf(join(folderOf(key), marker))
        if (environment !== null && used !== null) found.push({ environment, lastUsed: used })
      }
      return found.sort((a, b) => b.lastUsed.getTime() - a.lastUsed.getTime())
    },

    /** The names of folders that were environments and no longer tell what they are, untouched since a time. */
    async unreadable(before: Date): Promise<string[]> {
      const found: string[] = []
      for (const key of await names(root)) {
        if (key.startsWith('.') || (await readMarker(key)) !== null) continue
        const changed = await timeOf(folderOf(key))
        if (changed !== null && changed < before) found.push(key)
      }
      return found
    },

    /** Removes what builds of dead processes left behind. */
    async sweepAside(): Promise<void> {
      for (const name of await names(root)) {
        if (await isAbandoned(root, name)) await rm(join(root, name), { recursive: true, force: true, maxRetries: 5 })
      }
    },
  }
}

export type Store = ReturnType<typeof createStore>

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    // No environment was ever built here.
    return []
  }
}

/** Whether a folder was being built by a process that is gone. */
async function isAbandoned(root: string, name: string): Promise<boolean> {
  const [, number, owner] = /^\.building-(\d+)-(?:([0-9a-f]+)-)?/.exec(name) ?? []
  if (number === undefined) return false
  const pid = Number(number)
  if (pid === process.pid ? owner !== token : !isAlive(pid)) return true
  try {
    return Date.now() - (await stat(join(root, name))).mtimeMs > abandonedAfter
  } catch {
    // Finished and renamed meanwhile.
    return false
  }
}

/** When a file or folder was changed; null where it is gone. */
async function timeOf(path: string): Promise<Date | null> {
  return stat(path).then(
    ({ mtime }) => mtime,
    () => null,
  )
}
