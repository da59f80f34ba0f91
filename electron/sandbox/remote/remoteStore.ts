import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { originOf, readAddress } from '../../../shared/dify/remoteAddress'
import type { RemoteSandbox, RemoteSandboxChange } from '../../../shared/model/remoteSandbox'
import type { Problem } from '../../../shared/model/problem'
import { problem, ProblemError } from '../../../shared/problems'
import { ownerOnly, writeAtomic } from '../../files/atomicFile'
import { isMissing, reasonOf } from '../../files/fileErrors'
import { withLock } from '../../workspace/fileLock'
import type { RemotePlace } from './apiClient'

/** The system's own keeping of secrets (Electron's safeStorage); a process without it reads and writes keys as they are, in a file of the owner alone. */
export interface KeyCipher {
  /** A key as text that this system's user alone can open; null where the system has no keeping now. */
  seal(key: string): string | null
  /** Throws where it can't be opened. */
  open(sealed: string): string
}

// Loose: what a newer Nodelab keeps in it stays.
const keptSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  address: z.string().refine((address) => readAddress(address).fault === null),
  key: z.union([z.object({ plain: z.string() }), z.object({ sealed: z.string() })]).nullable(),
})
type Kept = z.infer<typeof keptSchema>
const contentSchema = z.looseObject({ sandboxes: z.array(z.unknown()) })

/** The file as it was read. */
interface Content {
  readonly kept: Kept[]
  /** Entries that can't be read: they stay in the file as they are. */
  readonly unread: readonly unknown[]
  /** What else stands in the file. */
  readonly others: Readonly<Record<string, unknown>>
}

/** Null where the text as a whole is no list of servers. */
function contentOf(text: string): Content | null {
  let read
  try {
    read = contentSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
  const { sandboxes, ...others } = read
  const kept: Kept[] = []
  const unread: unknown[] = []
  for (const entry of sandboxes) {
    const { data } = keptSchema.safeParse(entry)
    if (data === undefined) unread.push(entry)
    else kept.push(data)
  }
  return { kept, unread, others }
}

export interface RemoteStoreOptions {
  /** A file that the owner alone may read. */
  readonly path: string
  readonly cipher: KeyCipher | null
}

/** The servers that the author has named, and their keys, which never leave this process but to their own address. */
export interface RemoteStore {
  list(): Promise<RemoteSandbox[]>
  /**
   * Adds one or changes it. A key that is kept stays with its host and port: under another one it has to be entered again. Throws a ProblemError for a
   * name that is taken or an address that is none.
   */
  save(change: RemoteSandboxChange): Promise<RemoteSandbox[]>
  remove(id: string): Promise<RemoteSandbox[]>
  /** Brings back the one that was removed, with its key; nothing where there is none. */
  restore(id: string): Promise<RemoteSandbox[]>
  /** Where one is, by its id or its name, with its key. Throws a ProblemError where there is none, or its key can't be read here. */
  place(idOrName: string): Promise<RemotePlace>
  /** Calls with what is wrong with the file, when it is met; not again for the same. */
  onDamaged(listener: (told: Problem) => void): void
}

/** Keeps the servers in one file that is read anew each time, since the window and a terminal share it. */
export function createRemoteStore({ path, cipher }: RemoteStoreOptions): RemoteStore {
  const removed = new Map<string, { readonly kept: Kept; readonly at: number }>()
  const listeners: ((told: Problem) => void)[] = []
  let lastTold = ''
  let turn: Promise<unknown> = Promise.resolve()

  function tell(code: 'remote-list-damaged' | 'remote-entries-damaged', params: Record<string, string | number>): void {
    const told = problem(code, 'workspace', { severity: 'warning', params })
    const text = JSON.stringify(told)
    if (text === lastTold) return
    lastTold = text
    for (const listener of listeners) listener(told)
  }

  async function read(isLocked = false): Promise<Content> {
    const nothing: Content = { kept: [], unread: [], others: {} }
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return nothing
      throw new ProblemError(problem('remote-list-damaged', 'workspace', { params: { path, reason: reasonOf(error) } }))
    }
    const content = contentOf(text)
    if (content !== null) {
      if (content.unread.length > 0) tell('remote-entries-damaged', { path, count: content.unread.length })
      else lastTold = ''
      return content
    }
    // Someone else may be about to put it aside too.
    if (!isLocked) return withLock(`${path}.lock`, () => read(true))
    const aside = path.replace(/(\.json)?$/, `.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.json`)
    await rename(path, aside)
    tell('remote-list-damaged', { path: aside, reason: 'JSON' })
    return nothing
  }

  /** One change after another, and none of another process between reading and writing. */
  async function change(act: (kept: Kept[]) => Kept[]): Promise<RemoteSandbox[]> {
    const mine = turn.then(async () => {
      try {
        await mkdir(dirname(path), { recursive: true })
        return await withLock(`${path}.lock`, async () => {
          const { kept, unread, others } = await read(true)
          const next = act(kept)
          const content = { ...others, sandboxes: [...next, ...unread] }
          await writeAtomic(path, `${JSON.stringify(content, null, 2)}\n`, ownerOnly)
          return next.map(shown)
        })
      } catch (error) {
        if (error instanceof ProblemError) throw error
        const params = { path, reason: reasonOf(error) }
        throw new ProblemError(problem('remote-list-not-saved', 'workspace', { params }))
      }
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  function keyOf(key: string): Kept['key'] {
    if (key === '') return null
    const sealed = cipher?.seal(key) ?? null
    return sealed === null ? { plain: key } : { sealed }
  }

  return {
    list: async () => (await read()).kept.map(shown),
    onDamaged: (listener) => void listeners.push(listener),
    save: ({ id, name: givenName, address: given, key }) =>
      change((all) => {
        const { address, fault } = readAddress(given)
        if (fault !== null) {
          throw new ProblemError(
            problem('remote-address-wrong', 'workspace', { params: { address: shownAddress(given) } }),
          )
        }
        const name = givenName.trim()
        const others = all.filter((one) => one.id !== id)
        const isTaken = others.some((one) => one.name.toLowerCase() === name.toLowerCase())
        if (name === '' || isTaken || /[:/]/.test(name)) {
          throw new ProblemError(problem('remote-name-wrong', 'workspace', { params: { name } }))
        }
        const before = all.find((one) => one.id === id)
        const isSameServer = before !== undefined && originOf(before.address) === originOf(address)
        const kept = { name, address, key: key === null ? (isSameServer ? before.key : null) : keyOf(key) }
        if (before === undefined) return [...all, { id: randomUUID(), ...kept }]
        return all.map((one) => (one.id === id ? { ...one, ...kept } : one))
      }),
    remove: (id) =>
      change((all) => {
        const at = all.findIndex((one) => one.id === id)
        const kept = all[at]
        if (kept !== undefined) removed.set(id, { kept, at })
        return all.filter((one) => one.id !== id)
      }),
    restore: (id) =>
      change((all) => {
        const last = removed.get(id)
        if (last === undefined || all.some((one) => one.id === id)) return all
        removed.delete(id)
        return [...all.slice(0, last.at), last.kept, ...all.slice(last.at)]
      }),
    async place(idOrName) {
      const { kept: all } = await read()
      const wanted = idOrName.toLowerCase()
      const found = all.find(({ id, name }) => id === idOrName || name.toLowerCase() === wanted)
      if (found === undefined) {
        const names = all.map(({ name }) => `\`${name}\``).join(', ') || '–'
        throw new ProblemError(problem('remote-unknown', 'workspace', { params: { name: idOrName, names } }))
      }
      const { name, address, key } = found
      if (key === null || 'plain' in key) return { name, address, key: key?.plain ?? '' }
      try {
        if (cipher !== null) return { name, address, key: cipher.open(key.sealed) }
      } catch {
        // Told below: it was sealed by another user or another system.
      }
      throw new ProblemError(problem('remote-key-sealed', 'workspace', { params: { name } }))
    },
  }
}

function shown({ id, name, address, key }: Kept): RemoteSandbox {
  return { id, name, address, hasKey: key !== null }
}

/** An address that was refused, as it may be shown: without what may be a password. */
function shownAddress(given: string): string {
  return given
    .trim()
    .replace(/^(\w+:\/\/)[^/]*@/, '$1…@')
    .slice(0, 200)
}
