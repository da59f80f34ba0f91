import { randomBytes } from 'node:crypto'
import { access, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Environment, environmentSchema } from '../../shared/model/environment'
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
  const folderOf = (key: string): string => join(root, key)

  async function read(key: string): Promise<Environment | null> {
    try {
      const environment = environmentSchema.parse(JSON.parse(await readFile(join(folderOf(key), marker), 'utf8')))
      // A Python is a link to one that may have been removed since; a Node lies in the folder itself.
      await access(environment.node?.path ?? environment.python.path)
      return environment
    } catch {
      // No such environment, a marker of another version, or an interpreter that is gone: it is built anew.
      return null
    }
  }

  async function remove(key: string): Promise<void> {
    // Renamed first: a folder that is half removed must not look whole.
    const doomed = asideName()
    await renamePatiently(folderOf(key), doomed)
    await rm(doomed, { recursive: true, force: true, maxRetries: 5 })
  }

  /** A name outside the environments; it tells the process, so that what a dead one left can be swept. */
  function asideName(): string {
    return join(root, `${aside}${process.pid}-${token}-${randomBytes(4).toString('hex')}`)
  }

  return {
    folderOf,
    read,

    /** The path of a new folder to build in. */
    async newFolder(): Promise<string> {
      await mkdir(root, { recursive: true })
      return asideName()
    },

    /**
     * Marks a finished folder and gives it its name. Where another build was first, its folder is used and this one dropped; a damaged
     * folder that holds the name is put away.
     */
    async finish(folder: string, environment: Environment): Promise<void> {
      await writeFile(join(folder, marker), JSON.stringify(environment, null, 2))
      for (let attempt = 1; ; attempt += 1) {
        try {
          await renamePatiently(folder, folderOf(environment.key))
          return
        } catch (error) {
          if ((await read(environment.key)) !== null) {
            await rm(folder, { recursive: true, force: true, maxRetries: 5 })
            return
          }
          // More than once: a compiler of byte code that still runs in the damaged folder may make parts of it again.
          if (attempt === 5 || !(await names(root)).includes(environment.key)) throw error
          await remove(environment.key)
        }
      }
    },

    /** Notes that an environment is in use now. */
    async touch(key: string): Promise<void> {
      const now = new Date()
      await utimes(join(folderOf(key), marker), now, now)
    },

    remove,

    async list(): Promise<{ environment: Environment; lastUsed: Date }[]> {
      const found: { environment: Environment; lastUsed: Date }[] = []
      for (const key of await names(root)) {
        const environment = key.startsWith('.') ? null : await read(key)
        if (environment === null) continue
        found.push({ environment, lastUsed: (await stat(join(folderOf(key), marker))).mtime })
      }
      return found.sort((a, b) => b.lastUsed.getTime() - a.lastUsed.getTime())
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

/** Bytes of all files below a folder; what vanishes meanwhile counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return folderBytes(path)
      return entry.isFile()
        ? stat(path).then(
            ({ size }) => size,
            () => 0,
          )
        : 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
