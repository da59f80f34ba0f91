import { readdir, realpath, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files/fileErrors'
import { namesIn } from '../files/look'
import { hashName, placeKey } from '../files/placeKey'
import { secretName } from './secrets'

/** Where the nodes of lessons lie in a data folder: a workspace each, by pack and lesson. */
const lessonsAt = ['lessons', 'work'] as const

/** Folders that are named after a workspace. */
const stores = ['history', 'drafts', 'app-edits', 'app-nodes'] as const

/** What SQLite keeps beside a database. Without its journal it is older than it is, and the journal of another would be taken for its own. */
const besideDatabase = ['.db-wal', '.db-shm'] as const

interface Rename {
  readonly from: string
  readonly to: string
}

interface Renames {
  readonly database: Rename
  readonly others: readonly Rename[]
}

/** The files of nodes in a lesson's folder, by their names in it. */
async function nodeFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.filter((name) => /\.ya?ml$/.test(name))
}

const realOf = (path: string): Promise<string> => realpath(path).catch(() => path)

/** What of one lesson was named after its path in a root: its database by what stands before the endings, all else one by one. */
async function renamesOf(root: string, lesson: readonly string[], former: string): Promise<Renames> {
  const folder = join(root, ...lesson)
  const before = hashName(join(former, ...lesson))
  const now = hashName(placeKey(root, folder))
  const [real, formerReal] = await Promise.all([realOf(root), realOf(former)])
  const secrets = (await nodeFiles(folder)).map((name) => ({
    from: join(root, 'secrets', `${hashName(join(formerReal, ...lesson, name), 32)}.json`),
    to: join(root, 'secrets', secretName(real, join(real, ...lesson, name))),
  }))
  return {
    database: { from: join(root, 'run-history', before), to: join(root, 'run-history', now) },
    others: [...stores.map((store) => ({ from: join(root, store, before), to: join(root, store, now) })), ...secrets],
  }
}

/**
 * Renames a database and what lies beside it, all or none: whether there is one of that name already is asked once for all. The database goes last, so that the
 * next call goes on where one was cut off; where it fails, what had gone before it goes back, or an opened database would be without it.
 */
export async function renameDatabase({ from, to }: Rename, kept: Set<string>, move = rename): Promise<void> {
  if (!kept.has(`${from}.db`) || kept.has(`${to}.db`)) return
  // A call that was cut off may have taken some there.
  const gone = besideDatabase.filter((ending) => !kept.has(from + ending) && kept.has(to + ending))
  try {
    for (const ending of besideDatabase) {
      if (!kept.has(from + ending)) continue
      await move(from + ending, to + ending)
      gone.push(ending)
    }
    await move(`${from}.db`, `${to}.db`)
    kept.add(`${to}.db`)
  } catch (error) {
    for (const ending of gone) await move(to + ending, from + ending)
    throw error
  }
}

/**
 * Earlier Nodelabs named what they kept for the nodes of lessons after the whole path of the data folder, and lost it when that moved. It is named anew, once.
 * `former`: other folders in which the data may have lain then. What has its new name already stays beside the old one. To be called before anything of it is
 * opened; the next call goes on where one was cut off.
 */
export async function renameOldKeys(root: string, former: readonly string[] = []): Promise<void> {
  const kept = new Set<string>()
  for (const store of [...stores, 'run-history', 'secrets']) {
    const folder = join(root, store)
    for (const name of await namesIn(folder)) kept.add(join(folder, name))
  }
  if (kept.size === 0) return
  for (const pack of await namesIn(join(root, ...lessonsAt))) {
    for (const id of await namesIn(join(root, ...lessonsAt, pack))) {
      for (const at of new Set([root, ...former])) {
        const { database, others } = await renamesOf(root, [...lessonsAt, pack, id], at)
        await renameDatabase(database, kept)
        for (const { from, to } of others) {
          if (!kept.has(from) || kept.has(to)) continue
          await rename(from, to)
          kept.add(to)
        }
      }
    }
  }
}
