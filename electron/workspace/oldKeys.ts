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

/** A database's own files: first those without which it would be older than it is. */
const ofDatabase = ['.db-wal', '.db-shm', '.db'] as const

interface Rename {
  readonly from: string
  readonly to: string
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

/** What of one lesson was named after its path in a root. */
async function renamesOf(root: string, lesson: readonly string[], former: string): Promise<Rename[]> {
  const folder = join(root, ...lesson)
  const before = hashName(join(former, ...lesson))
  const now = hashName(placeKey(root, folder))
  const [real, formerReal] = await Promise.all([realOf(root), realOf(former)])
  const secrets = (await nodeFiles(folder)).map((name) => ({
    from: join(root, 'secrets', `${hashName(join(formerReal, ...lesson, name), 32)}.json`),
    to: join(root, 'secrets', secretName(real, join(real, ...lesson, name))),
  }))
  return [
    ...stores.map((store) => ({ from: join(root, store, before), to: join(root, store, now) })),
    ...ofDatabase.map((ending) => ({
      from: join(root, 'run-history', before + ending),
      to: join(root, 'run-history', now + ending),
    })),
    ...secrets,
  ]
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
        for (const { from, to } of await renamesOf(root, [...lessonsAt, pack, id], at)) {
          if (!kept.has(from) || kept.has(to)) continue
          await rename(from, to)
          kept.add(to)
        }
      }
    }
  }
}
