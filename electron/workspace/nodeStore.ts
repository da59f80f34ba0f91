import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { NodeFile, SaveResult } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { VersionCause } from '../../shared/model/history'
import { writeAtomic } from '../files/atomicFile'
import type { NodeHistory } from '../history/nodeHistory'
import type { Draft, Drafts } from './drafts'
import { withLock } from './fileLock'
import { nodeFileOf } from './nodeFile'
import { lastNodeText } from './lastNode'
import { readFields } from './nodeFields'
import { ownFolder, pathOf } from './nodePaths'
import { editedNodeText, newNodeText } from './nodeText'
import { reasonOf } from '../files/fileErrors'
import { isFolder } from '../files/look'
import { type FileText, nodeFileBytes, nodeFileLimit, readFileText, revisionOf } from './readBytes'
import { inFormOf } from './textForm'
import { fileWithSecrets, type Secrets, secretsOf, withoutSecrets } from './secrets'

const byteLength = (text: string): number => Buffer.byteLength(text)

/** The revision under which a file that is not there is known. */
export const gone = 'missing'

/** The problem of a node that no file holds, naming its largest part; null where it may fit. `bytes` are those of its file, if known. */
function sizeProblem(node: CodeNode, bytes = 0): Problem | null {
  const parts = Object.entries(node.samples).map(([name, text]) => ({
    field: `samples.${name}`,
    size: byteLength(text),
  }))
  parts.push({ field: 'code', size: byteLength(node.code) })
  const size = Math.max(
    bytes,
    parts.reduce((sum, part) => sum + part.size, 0),
  )
  if (size <= nodeFileBytes) return null
  const { field } = parts.reduce((a, b) => (b.size > a.size ? b : a))
  const params = { field, megabytes: Math.round(size / 1_000_000), limit: nodeFileLimit }
  return problem('value-too-large', 'workspace', { params })
}

/** Reads and writes the node files of a workspace, safe beside other hands: another Nodelab, an editor, git. Each version goes into the history. */
export function createNodeStore(
  root: string,
  drafts: Drafts,
  secrets: Secrets,
  history: Pick<NodeHistory, 'keep' | 'list' | 'text'>,
) {
  /** By id the revision that the window knows: a change on disk to any other is another hand's. */
  const known = new Map<string, string>()

  /** By id the secrets that this window knows of: only what it changed is written, since another may have changed the rest. */
  const knownSecrets = new Map<string, string>()

  /** Tasks of this Nodelab go in the order in which they came. */
  let queue: Promise<unknown> = Promise.resolve()

  /** Does a task while no other of this Nodelab reads or writes: what one knows of a file is then true of it. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = queue.then(task, task)
    // Whoever asked is told of a failure; the next in the queue goes on.
    queue = next.catch(() => undefined)
    return next
  }

  /** Does a task while no other Nodelab writes in this workspace either. */
  function alone<T>(task: () => Promise<T>): Promise<T> {
    return inTurn(() => withLock(join(root, ownFolder, 'lock'), task))
  }

  /** Why nothing can be written at all: the folder is gone, and must not come back empty. */
  async function rootProblem(): Promise<Problem | null> {
    return (await isFolder(root)) ? null : problem('workspace-missing', 'workspace', { params: { path: root } })
  }

  /** What a file says goes into the history before anything goes over it; one that was not read whole can't. */
  async function keepFound(id: string, file: FileText | null): Promise<void> {
    if (file?.problem === null) await history.keep(id, file.text, 'disk')
  }

  /** Writes a file's bytes over `before`; `revision` is known from then on. */
  async function write(
    id: string,
    path: string,
    text: string,
    before: FileText | null,
    cause: VersionCause = 'edit',
  ): Promise<SaveResult> {
    const lost = await rootProblem()
    if (lost !== null) return { kind: 'failed', problem: lost }
    await keepFound(id, before)
    const bytes = Buffer.from(text)
    const revision = revisionOf(bytes)
    const knownBefore = known.get(id)
    // Known before it is there: the watcher may see it first.
    known.set(id, revision)
    try {
      await writeAtomic(path, bytes)
      // Behind the save, which need not wait for it: the file holds it.
      void history.keep(id, text, cause)
      return { kind: 'saved', revision }
    } catch (error) {
      if (knownBefore === undefined) known.delete(id)
      else known.set(id, knownBefore)
      const params = { path, reason: reasonOf(error) }
      return { kind: 'failed', problem: problem('save-failed', 'workspace', { params }) }
    }
  }

  /** What a file says, with what is kept for it elsewhere. */
  async function fileOf(file: FileText | null, path: string, id: string, draft: Draft | null): Promise<NodeFile> {
    const read = nodeFileOf(file, path, id, draft)
    if (read.kind === 'node') knownSecrets.set(id, JSON.stringify(await (await secrets.at(path)).read()))
    return fileWithSecrets(secrets, path, read)
  }

  /** Keeps a node's secrets outside its file; a problem where that fails. */
  async function keepSecrets(id: string, path: string, node: CodeNode): Promise<Problem | null> {
    const wanted = JSON.stringify(secretsOf(node))
    if (knownSecrets.get(id) === wanted) return null
    try {
      await (await secrets.at(path)).write(secretsOf(node))
      knownSecrets.set(id, wanted)
      return null
    } catch (error) {
      return problem('save-failed', 'workspace', { params: { path, reason: reasonOf(error) } })
    }
  }

  /** What an edit goes into: the file's text, or the last one that was a node, where the file is gone or is none. Null: there was none. */
  async function editedOf(id: string, file: FileText | null): Promise<string | null> {
    if (file?.problem === null && readFields(file.text).node !== null) return file.text
    return lastNodeText(history, id).catch(() => null)
  }

  /** The text that a save writes; a problem where there is none. */
  function textOf(edited: string | null, whole: CodeNode): string | Problem {
    const node = withoutSecrets(whole)
    // First by the values alone: to make the text of so many takes seconds.
    const tooLarge = sizeProblem(node)
    if (tooLarge !== null) return tooLarge
    try {
      const text = edited === null ? newNodeText(node) : editedNodeText(edited, node)
      return sizeProblem(node, byteLength(text)) ?? text
    } catch (error) {
      if (error instanceof ProblemError) return error.problem
      throw error
    }
  }

  async function saveNow(id: string, node: CodeNode, revision: string, force: boolean): Promise<SaveResult> {
    const path = await pathOf(root, id)
    const lost = await rootProblem()
    if (lost !== null) return { kind: 'failed', problem: lost }
    const file = await readFileText(path)
    const edited = await editedOf(id, file)
    const within = textOf(edited, node)
    // What the file can't keep of itself must keep nobody's work from being saved where the file is gone anyway.
    const text = typeof within === 'string' || edited === file?.text ? within : textOf(null, node)
    // Whoever wrote it, the file says this already.
    const isThere = file !== null && text === file.text
    if (!isThere && (file === null || file.revision !== revision) && !force) {
      return { kind: 'conflict', disk: await fileOf(file, path, id, null) }
    }
    if (typeof text !== 'string') return { kind: 'failed', problem: text }
    // Before the file, which may be where an older Nodelab had put them.
    const notKept = await keepSecrets(id, path, node)
    if (notKept !== null) return { kind: 'failed', problem: notKept }
    if (!isThere) return write(id, path, text, file)
    known.set(id, file.revision)
    return { kind: 'saved', revision: file.revision }
  }

  async function saveTextNow(id: string, text: string, revision: string): Promise<SaveResult> {
    const path = await pathOf(root, id)
    const file = await readFileText(path)
    if (file?.problem != null) return { kind: 'failed', problem: file.problem }
    if ((file?.revision ?? revision) !== revision) return { kind: 'conflict', disk: await fileOf(file, path, id, null) }
    return write(id, path, inFormOf(file?.text ?? '', text), file)
  }

  /** Whether a file, and what is kept for it, says all that a draft does. */
  function saysAll(file: FileText, read: NodeFile, draft: Draft): boolean {
    if (typeof draft === 'string') return draft === file.text
    if (read.kind !== 'node' || textOf(file.text, draft) !== file.text) return false
    return JSON.stringify(secretsOf(draft)) === JSON.stringify(secretsOf(read.node))
  }

  async function readNow(id: string): Promise<NodeFile> {
    const path = await pathOf(root, id)
    const file = await readFileText(path)
    known.set(id, file?.revision ?? gone)
    void keepFound(id, file)
    const draft = await drafts.read(id)
    const read = await fileOf(file, path, id, draft)
    if (file === null || draft === null || !saysAll(file, read, draft)) return read
    await drafts.drop(id)
    return { ...read, draft: null }
  }

  return {
    known,
    inTurn,
    alone,
    write,
    read: (id: string): Promise<NodeFile> => inTurn(() => readNow(id)),

    /** Saves a node, unless its file is another one than it was based on; then, or where it can't be written, the edit is kept aside. */
    async save(id: string, node: CodeNode, revision: string, force: boolean): Promise<SaveResult> {
      return alone(async () => {
        const result = await saveNow(id, node, revision, force)
        await (result.kind === 'saved' ? drafts.drop(id) : drafts.keep(id, node))
        return result
      })
    },

    /**
     * Writes the text of a broken file after its author mended it by hand. One that was not read whole is never written over. Where it
     * is not written, the text is kept aside.
     */
    async saveText(id: string, text: string, revision: string): Promise<SaveResult> {
      return alone(async () => {
        const result = await saveTextNow(id, text, revision)
        if (result.kind !== 'saved') await drafts.keep(id, text)
        else if (typeof (await drafts.read(id)) === 'string') await drafts.drop(id)
        return result
      })
    },

    /** Keeps the unsaved text of a broken file, in its turn: a text that was written meanwhile is newer. */
    async keepText(id: string, text: string): Promise<void> {
      await pathOf(root, id)
      return inTurn(() => drafts.keep(id, text))
    },

    /** Another file has these secrets now. */
    forgetSecrets: (id: string): boolean => knownSecrets.delete(id),

    /** What stands on disk now, where that is another's doing; null where the window knows it. */
    changedByOthers(id: string): Promise<NodeFile | null> {
      return inTurn(async () => {
        const before = known.get(id)
        if (before === undefined) return null
        const path = await pathOf(root, id)
        const file = await readFileText(path)
        const revision = file?.revision ?? gone
        if (revision === before) return null
        known.set(id, revision)
        void keepFound(id, file)
        return fileOf(file, path, id, await drafts.read(id))
      })
    },

    /** Whether a file of this name is there, listed or not. */
    isThere: async (path: string): Promise<boolean> =>
      stat(path).then(
        () => true,
        () => false,
      ),
  }
}

export type NodeStore = ReturnType<typeof createNodeStore>
