import { lstat, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import type { NodeHistory } from '../history/nodeHistory'
import type { Drafts } from './drafts'
import { fileNameFor, freeName, isTaken } from './fileNames'
import { folderOf, nameOf, nodeEnding, pathOf } from './nodePaths'
import { gone, type NodeStore } from './nodeStore'
import { editedNodeText } from './nodeText'
import { readFields } from './nodeFields'
import { reasonOf } from '../files/fileErrors'
import { readFileText } from './readBytes'
import type { Secrets } from './secrets'
import { createTrash, type SystemTrash } from './trash'

export interface MovesOptions {
  readonly root: string
  readonly store: NodeStore
  readonly drafts: Drafts
  readonly secrets: Secrets
  readonly history: Pick<NodeHistory, 'move' | 'settled'>
  /** The ids of all nodes as they are on disk now. */
  readonly ids: () => Promise<string[]>
  readonly systemTrash?: SystemTrash | null
}

/** Whether two paths are one file: on Windows and macOS a name may differ by the case of its letters. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([lstat(a).catch(() => null), lstat(b).catch(() => null)])
  return first !== null && second !== null && first.ino === second.ino && first.dev === second.dev
}

/** Does what moves a file; a failure of the disk is told in words. */
async function told<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    const params = { path, reason: reasonOf(error) }
    throw new ProblemError(problem('move-failed', 'workspace', { params }))
  }
}

/** A text with another title, where it is a node's. */
function withTitle(text: string, title: string): string {
  const { node } = readFields(text)
  return node === null || node.title === title ? text : editedNodeText(text, { ...node, title })
}

/** Makes, renames and removes node files. Every one of these ends with the node's id; each may throw a ProblemError. */
export function createMoves({ root, store, drafts, secrets, history, ids, systemTrash = null }: MovesOptions) {
  const trash = createTrash(root, systemTrash)
  /** Secrets of removed nodes by their token: only in memory, since whoever removes a node wants them gone. */
  const removed = new Map<string, Record<string, string>>()

  /** The name under which the draft of a removed node waits; no node can have it. */
  const removedDraft = (token: string): string => `/removed/${token}`

  async function freeId(folder: string, name: string): Promise<string> {
    const taken = await ids()
    for (let id = freeName(`${folder}${name}`, taken); ; id = freeName(`${folder}${name}`, taken)) {
      // A file that the library does not list, such as a folder of this name.
      if (!(await store.isThere(await pathOf(root, id)))) return id
      taken.push(id)
    }
  }

  async function add(folder: string, title: string, text: (name: string) => string): Promise<string> {
    const id = await freeId(folder, fileNameFor(title))
    const result = await store.write(id, await pathOf(root, id), text(nameOf(id)), null)
    if (result.kind === 'failed') throw new ProblemError(result.problem)
    return id
  }

  async function rowText(id: string): Promise<string> {
    const path = await pathOf(root, id)
    const file = await readFileText(path)
    if (file === null) throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
    if (file.problem !== null) throw new ProblemError(file.problem)
    return file.text
  }

  async function moveFile(from: string, to: string, id: string, target: string): Promise<void> {
    const revision = store.known.get(id)
    store.known.set(id, gone)
    if (revision !== undefined) store.known.set(target, revision)
    try {
      await mkdir(dirname(to), { recursive: true })
      await rename(from, to)
    } catch (error) {
      if (revision !== undefined) store.known.set(id, revision)
      store.known.delete(target)
      throw error
    }
  }

  /** Gives a node another id, and another title where one is given. */
  async function relocate(id: string, wanted: string, title: string | null): Promise<string> {
    const [from, to] = await Promise.all([pathOf(root, id), pathOf(root, wanted)])
    const others = (await ids()).filter((other) => other !== id)
    const isFree = wanted === id || (await isSameFile(from, to)) || !(await store.isThere(to))
    if (isTaken(wanted, others) || !isFree) {
      throw new ProblemError(problem('name-taken', 'workspace', { params: { name: nameOf(wanted) } }))
    }
    const file = await readFileText(from)
    if (file === null) throw new ProblemError(problem('file-missing', 'workspace', { params: { path: from } }))
    const text = file.problem === null && title !== null ? withTitle(file.text, title) : file.text
    if (text !== file.text) {
      const saved = await store.write(id, from, text, file)
      if (saved.kind === 'failed') throw new ProblemError(saved.problem)
    }
    if (wanted === id) return id
    const kept = await secrets.at(from)
    await moveFile(from, to, id, wanted)
    await history.move(id, wanted)
    await drafts.move(id, wanted)
    await kept.moveTo(to)
    store.forgetSecrets(id)
    return wanted
  }

  return {
    /** A new file; its title is the file's name where it has a title at all. */
    create: (title: string, text: string): Promise<string> =>
      store.alone(() => add('', title, (name) => (name === fileNameFor(title) ? text : withTitle(text, name)))),

    /** A file from elsewhere, in a folder (`""` or `a/b/`) of the workspace; its title is the file's name where its own is taken. */
    addFile: (folder: string, title: string, text: string): Promise<string> =>
      store.alone(() => add(folder, title, (name) => (name === fileNameFor(title) ? text : withTitle(text, name)))),

    /** Moves a file that is no node's into the workspace's own trash, by its path in the workspace. */
    removeOther: (name: string): Promise<void> =>
      store.alone(async () => {
        const path = join(root, name)
        if (!(await store.isThere(path)))
          throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
        await trash.put(path, name, false)
      }),

    /** A copy beside the node, to the byte but for its title. */
    duplicate: (id: string): Promise<string> =>
      store.alone(async () => {
        const text = await rowText(id)
        const copy = await add(folderOf(id), nameOf(id), (name) => withTitle(text, name))
        const kept = await (await secrets.at(await pathOf(root, id))).read()
        await (await secrets.at(await pathOf(root, copy))).write(kept)
        return copy
      }),

    /** Another title, and a file name to match. */
    rename: async (id: string, title: string): Promise<string> =>
      told(await pathOf(root, id), () =>
        store.alone(() => relocate(id, `${folderOf(id)}${fileNameFor(title)}`, title)),
      ),

    /** Into another folder (`a/b`; empty: the top of the workspace), which is made where it is missing. */
    move: async (id: string, folder: string): Promise<string> => {
      const isElsewhere = /^\s*([\\/~]|[A-Za-z]:)|(^|[\\/])\s*\.\.\s*([\\/]|$)/.test(folder)
      if (isElsewhere) throw new ProblemError(problem('folder-outside', 'workspace', { params: { folder } }))
      const parts = folder
        .split(/[\\/]/)
        .map((part) => part.trim())
        .filter((part) => part !== '' && part !== '.')
      const place = parts.map((part) => `${fileNameFor(part)}/`).join('')
      return told(await pathOf(root, id), () => store.alone(() => relocate(id, `${place}${nameOf(id)}`, null)))
    },

    /** Moves the file into the trash; the token brings it back. `toSystem`: into the system's as well. */
    remove: async (id: string, toSystem = true): Promise<string> => {
      const path = await pathOf(root, id)
      return told(path, () =>
        store.alone(async () => {
          if (!(await store.isThere(path)) && (await lstat(path).catch(() => null)) === null) {
            throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
          }
          const kept = await secrets.at(path)
          // All its versions are older than its removal.
          await history.settled()
          const before = store.known.get(id)
          store.known.set(id, gone)
          try {
            const token = await trash.put(path, `${id}${nodeEnding}`, toSystem)
            removed.set(token, await kept.read())
            await kept.drop()
            await drafts.move(id, removedDraft(token))
            return token
          } catch (error) {
            if (before === undefined) store.known.delete(id)
            else store.known.set(id, before)
            throw error
          }
        }),
      )
    },

    /** Brings a removed file back, under another name where its own was taken meanwhile. */
    restore: (token: string): Promise<string> =>
      store.alone(async () => {
        const { path, id, at, done } = await trash.find(token)
        return told(path, async () => {
          const target = await freeId(folderOf(id), nameOf(id))
          const place = await pathOf(root, target)
          await mkdir(dirname(place), { recursive: true })
          await rename(path, place)
          await done(place)
          await (await secrets.at(place)).write(removed.get(token) ?? {})
          removed.delete(token)
          if (target !== id) await history.move(id, target, at)
          await drafts.move(removedDraft(token), target)
          return target
        })
      }),
  }
}

export type Moves = ReturnType<typeof createMoves>
