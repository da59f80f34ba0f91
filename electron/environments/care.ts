import type { DataFolders, Environments, ListedEnvironment } from '../engineTypes'
import type { Bytecode } from './bytecode'
import { cleanCache } from './cleanCache'
import { diskUse } from './diskUse'
import type { Store } from './store'
import type { Tools } from './tools'
import type { UseMarks } from './useMarks'
import type { Works } from './works'

export interface CareOptions {
  readonly folders: DataFolders
  readonly store: Store
  readonly works: Works
  readonly marks: UseMarks
  readonly bytecode: Bytecode
  readonly tools: Tools
}

/** Care of the disk: what environments and uv's cache take, and how what nobody uses goes. */
export function createCare({ folders, store, works, marks, bytecode, tools }: CareOptions) {
  /** Sizes by key: an environment does not change but for its byte code. */
  const sizes = new Map<string, number>()
  let counting: Promise<number> | null = null

  const usedByOthers = async (key: string): Promise<boolean> => (await marks.others()).used.has(key)

  /** Whether it is gone: one in use stays. */
  async function removeUnused(key: string): Promise<boolean> {
    if (works.keysInUse().has(key) || (await usedByOthers(key))) return false
    await bytecode.stop(key)
    sizes.delete(key)
    return store.remove(key, async () => works.keysInUse().has(key) || (await usedByOthers(key)))
  }

  async function removeAll(keys: readonly string[]): Promise<string[]> {
    const gone: string[] = []
    for (const key of keys) if (await removeUnused(key)) gone.push(key)
    return gone
  }

  async function bytesOf(key: string): Promise<number> {
    const known = sizes.get(key)
    if (known !== undefined) return known
    const { all } = await diskUse(store.folderOf(key))
    if (!bytecode.isCompiling(key)) sizes.set(key, all)
    return all
  }

  async function list(): Promise<ListedEnvironment[]> {
    const [found, { used }] = await Promise.all([store.list(), marks.others()])
    const own = works.keysInUse()
    const listed: ListedEnvironment[] = []
    for (const entry of found) {
      const { key } = entry.environment
      listed.push({ ...entry, bytes: await bytesOf(key), isInUse: own.has(key) || used.has(key) })
    }
    return listed
  }

  return {
    list,

    async remove(keys) {
      const known = new Set((await store.list()).map(({ environment }) => environment.key))
      return removeAll(keys.filter((key) => known.has(key)))
    },

    async sweep(before) {
      const old = (await store.list()).filter(({ lastUsed }) => lastUsed < before)
      const keys = [...old.map(({ environment }) => environment.key), ...(await store.unreadable(before))]
      return (await removeAll(keys)).length
    },

    async cacheBytes(patience) {
      counting ??= diskUse(folders.uvCache).then(({ all }) => all)
      const asked = counting
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<null>((resolve) => {
        if (patience !== undefined) timer = setTimeout(() => resolve(null), patience)
      })
      const bytes = await Promise.race([asked, late]).finally(() => clearTimeout(timer))
      // Kept for who asks again, until it was told: of a large cache nobody would ever learn it.
      if (bytes !== null && counting === asked) counting = null
      return bytes
    },

    async cleanCache(signal = new AbortController().signal) {
      counting = null
      const needed = new Set(
        (await store.list()).flatMap(({ environment }) => environment.packages.map(({ name }) => name)),
      )
      return cleanCache({ folders, uv: await tools.uvFor(signal), env: tools.env(), needed, signal })
    },
  } satisfies Partial<Environments>
}
