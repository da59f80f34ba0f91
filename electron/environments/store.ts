import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Environment, environmentSchema } from '../../shared/model/environment'

/** The file that makes a folder an environment: written last, read first. */
const marker = 'nodelab-environment.json'
const aside = '.building-'

/** Environments on disk: folders named by their key, each with its marker. What is being built has no such name. */
export function createStore(root: string) {
  const folderOf = (key: string): string => join(root, key)

  async function read(key: string): Promise<Environment | null> {
    try {
      return environmentSchema.parse(JSON.parse(await readFile(join(folderOf(key), marker), 'utf8')))
    } catch {
      // No such environment, or a marker of another version: it is built anew.
      return null
    }
  }

  return {
    folderOf,
    read,

    /** A new folder to build in; its name tells the process, so that a dead one's can be swept. */
    async newFolder(): Promise<string> {
      const folder = join(root, `${aside}${process.pid}-${randomBytes(4).toString('hex')}`)
      await mkdir(root, { recursive: true })
      return folder
    },

    /** Marks a finished folder and gives it its name. Where another build was first, its folder is used and this one dropped. */
    async finish(folder: string, environment: Environment): Promise<void> {
      await writeFile(join(folder, marker), JSON.stringify(environment, null, 2))
      try {
        await renameWithPatience(folder, folderOf(environment.key))
      } catch (error) {
        if ((await read(environment.key)) === null) throw error
        await rm(folder, { recursive: true, force: true })
      }
    },

    /** Notes that an environment is in use now. */
    async touch(key: string): Promise<void> {
      const now = new Date()
      await utimes(join(folderOf(key), marker), now, now)
    },

    async remove(key: string): Promise<void> {
      // Renamed first: a folder that is half removed must not look whole.
      const doomed = join(root, `${aside}${process.pid}-${randomBytes(4).toString('hex')}`)
      await rename(folderOf(key), doomed)
      await rm(doomed, { recursive: true, force: true })
    },

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
        const pid = Number(/^\.building-(\d+)-/.exec(name)?.[1] ?? Number.NaN)
        if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(root, name), { recursive: true, force: true })
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A virus scanner may hold a new folder for a moment on Windows: tried again with growing pauses. */
async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let pause = 50; ; pause *= 2) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (process.platform !== 'win32' || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES') || pause > 2000)
        throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Bytes of all files below a folder; a file that vanishes meanwhile counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  let bytes = 0
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const size = await stat(join(entry.path, entry.name)).then(
      (found) => found.size,
      () => 0,
    )
    bytes += size
  }
  return bytes
}
