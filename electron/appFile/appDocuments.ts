import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { NodeFile, SaveResult } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import type { Drafts } from '../workspace/drafts'
import { readFileText } from '../workspace/readBytes'
import { isSameValue } from '../workspace/sameValue'
import type { FileExtras } from '../exchange/fileExtras'
import { isSameInApp, readAppNode } from './appEdit'
import type { AppEdits, AppEditsStore } from './appEdits'
import { appExtras } from './appExtras'
import { mergeNode } from './appMerge'
import { appPathOf } from './appPaths'
import { openedNodes, readApp, type ReadApp } from './appRead'
import { aliasProblem, itemAt } from './appText'
import { withoutEdit } from './withoutEdit'

/** A node of an app file as it stands on disk: read, or why not. */
interface OnDisk {
  readonly read: ReadApp | null
  readonly path: string
  readonly node: CodeNode | null
  readonly problems: Problem[]
}

/** Files whose last texts are remembered as they were read. */
const remembered = 8
/** Nodes of which it is remembered how the window was told of them, so that an edit knows what it was made of though the file changed since. */
const begun = 200

export const noEdits = (file: string): AppEdits => ({ file, nodes: {}, renames: [] })

/** A node as it stood in a text of its file. */
interface Began {
  readonly revision: string
  readonly node: CodeNode
  readonly text: string
}

/** The nodes of app files as documents: read, and edited beside their files. */
export function createAppDocuments(root: string, edits: AppEditsStore, drafts: Drafts) {
  /** By file the edits of it. */
  let kept: Promise<Map<string, AppEdits>> | null = null
  const texts = new Map<string, ReadApp>()
  /** By document how its node stood on disk when the window was told of it, the last two times, newest first. */
  const began = new Map<string, readonly Began[]>()
  /** By document what the window was told last. */
  const told = new Map<string, string>()
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = queue.then(task, task)
    queue = next.catch(() => undefined)
    return next
  }

  /** Those that an earlier Nodelab left, read once. */
  function load(): Promise<Map<string, AppEdits>> {
    kept ??= edits.all().then((all) => new Map(all.map((one) => [one.file, one])))
    return kept
  }

  async function editsOf(file: string): Promise<AppEdits> {
    return (await load()).get(file) ?? noEdits(file)
  }

  async function keep(next: AppEdits, base: string | null): Promise<void> {
    await edits.keep(next, base)
    ;(await load()).set(next.file, next)
  }

  /** What stands on disk. The text is parsed again only where it changed. */
  async function readDisk(file: string): Promise<{ read: ReadApp | null; path: string }> {
    const path = await appPathOf(root, file)
    const found = await readFileText(path)
    if (found === null) return { read: null, path }
    const key = `${file} ${found.revision}`
    const known = texts.get(key)
    // Of a text with aliases it is counted how many are followed: that begins anew each time.
    const read = known?.app?.quick == null ? readApp(found, path) : known
    texts.delete(key)
    texts.set(key, read)
    for (const old of [...texts.keys()].slice(0, -remembered)) texts.delete(old)
    return { read, path }
  }

  function remember(id: string, now: Began): void {
    const before = (began.get(id) ?? []).filter(({ revision }) => revision !== now.revision)
    began.delete(id)
    began.set(id, [now, ...before.slice(0, 1)])
    for (const old of [...began.keys()].slice(0, -begun)) began.delete(old)
  }

  function nodeIn(read: ReadApp, file: string, nodeId: string): Omit<OnDisk, 'path' | 'read'> {
    const { app, overview, problems } = read
    if (app === null || overview === null) return { node: null, problems: [...problems] }
    const places = openedNodes(overview).filter(({ node }) => node.id === nodeId)
    const [place] = places
    if (place === undefined) {
      return { node: null, problems: [problem('app-node-missing', 'workspace', { params: { file, nodeId } })] }
    }
    if (place.problem !== null) return { node: null, problems: [place.problem] }
    try {
      const item = itemAt(app, place.node.index)
      if (item === null) throw new ProblemError(problem('edit-refused', 'workspace'))
      return readAppNode(item)
    } catch (error) {
      if (error instanceof ProblemError) return { node: null, problems: [error.problem] }
      return { node: null, problems: [aliasProblem(app, error)] }
    }
  }

  function partsOf(id: string): { file: string; nodeId: string } {
    const parts = partsOfAppNode(id)
    if (parts === null) throw new ProblemError(problem('id-refused', 'workspace', { params: { id } }))
    return parts
  }

  async function onDisk(id: string): Promise<OnDisk> {
    const { file, nodeId } = partsOf(id)
    const { read, path } = await readDisk(file)
    return read === null ? { read, path, node: null, problems: [] } : { read, path, ...nodeIn(read, file, nodeId) }
  }

  /** A node with what Nodelab keeps beside it. */
  async function withBeside(id: string, node: CodeNode): Promise<CodeNode> {
    return { ...node, ...(await edits.beside(id)) }
  }

  async function readNow(id: string): Promise<NodeFile> {
    const { file, nodeId } = partsOf(id)
    const { read, path, node, problems } = await onDisk(id)
    const edit = (await editsOf(file)).nodes[nodeId]
    const draft = edit === undefined ? null : await withBeside(id, edit.mine)
    if (read === null) {
      return { kind: 'missing', id, problems: [problem('file-missing', 'workspace', { params: { path } })], draft }
    }
    const { text, revision } = read.file
    if (node === null) {
      const isGone = problems.some(({ code }) => code === 'app-node-missing')
      if (isGone) return { kind: 'missing', id, problems, draft }
      const typed = await drafts.read(id)
      return { kind: 'broken', id, text, revision, problems, draft: typeof typed === 'string' ? typed : null }
    }
    remember(id, { revision, node, text })
    const own = edit === undefined ? node : mergeNode(edit.base, edit.mine, node).node
    return { kind: 'node', id, node: await withBeside(id, own), revision, problems, draft: null }
  }

  async function tell(id: string): Promise<NodeFile> {
    const file = await readNow(id)
    told.set(id, JSON.stringify(file))
    return file
  }

  /** The node that an edit began with: as the file stood when the window was told of it. */
  async function baseOf(id: string, revision: string): Promise<{ node: CodeNode; text: string } | null> {
    const { read, node } = await onDisk(id)
    const old = began.get(id)?.find((one) => one.revision === revision)
    if (old !== undefined && revision !== read?.file.revision) return old
    return node === null || read === null ? null : { node, text: read.file.text }
  }

  async function saveNow(id: string, node: CodeNode, revision: string): Promise<SaveResult> {
    const { file, nodeId } = partsOf(id)
    const { samples, target, cases } = node
    const beside = await edits.beside(id)
    if (!isSameValue(beside, { samples, target, cases })) await edits.keepBeside(id, { samples, target, cases })
    const before = await editsOf(file)
    const known = before.nodes[nodeId]
    const base = known === undefined ? await baseOf(id, revision) : null
    const began = known?.base ?? base?.node
    // The file, or the node in it, went away meanwhile: told when it is read, with nothing to compare the edit to.
    if (began === undefined) return { kind: 'conflict', disk: await tell(id) }
    const nodes = { ...before.nodes }
    if (isSameInApp(began, node)) delete nodes[nodeId]
    else nodes[nodeId] = { base: began, mine: node }
    const isFirst = Object.keys(before.nodes).length === 0 && before.renames.length === 0
    if (known !== undefined || nodes[nodeId] !== undefined) {
      await keep({ ...before, nodes }, isFirst ? (base?.text ?? null) : null)
    }
    const disk = await tell(id)
    return { kind: 'saved', revision: disk.kind === 'missing' ? revision : disk.revision }
  }

  function failed(id: string, error: unknown): SaveResult {
    if (error instanceof ProblemError) return { kind: 'failed', problem: error.problem }
    const params = { path: id, reason: reasonOf(error) }
    return { kind: 'failed', problem: problem('save-failed', 'workspace', { params }) }
  }

  return {
    inTurn,
    editsOf,
    /** The edits of all files that have any. */
    waiting: async (): Promise<AppEdits[]> => [...(await load()).values()],
    keep,
    readDisk,
    nodeIn,
    readNow,
    /** Files whose nodes the window knows. */
    files: (): string[] => [...new Set([...told.keys()].flatMap((id) => partsOfAppNode(id)?.file ?? []))],
    read: (id: string): Promise<NodeFile> => inTurn(() => tell(id)),

    /** What the file keeps of a node beside it. */
    extrasOf: (id: string): Promise<FileExtras> =>
      inTurn(async () => {
        const { file, nodeId } = partsOf(id)
        const { read } = await readDisk(file)
        return read === null ? { id: nodeId, more: new Map() } : appExtras(read, nodeId)
      }),

    /** Keeps an edit of a node; it goes into the file with the others by a save of that. */
    save: (id: string, node: CodeNode, revision: string): Promise<SaveResult> =>
      inTurn(() => saveNow(id, node, revision).catch((error: unknown) => failed(id, error))),

    /** Drops the edit of a node, and what was renamed with it elsewhere. */
    discard: (id: string): Promise<NodeFile> =>
      inTurn(async () => {
        const { file, nodeId } = partsOf(id)
        await keep(withoutEdit(await editsOf(file), nodeId), null)
        return tell(id)
      }),

    /** Documents that the window knows and that read otherwise now. */
    changedByOthers: (file: string): Promise<NodeFile[]> =>
      inTurn(async () => {
        const changed: NodeFile[] = []
        for (const [id, before] of told) {
          if (partsOfAppNode(id)?.file !== file) continue
          const now = await readNow(id)
          const text = JSON.stringify(now)
          if (text === before) continue
          told.set(id, text)
          // Another place in the file is no other node.
          if (!isSameButRevision(before, now)) changed.push(now)
        }
        return changed
      }),
  }
}

function isSameButRevision(before: string, now: NodeFile): boolean {
  const old = JSON.parse(before) as NodeFile
  return old.kind === 'node' && now.kind === 'node' && isSameValue({ ...old, revision: '' }, { ...now, revision: '' })
}

export type AppDocuments = ReturnType<typeof createAppDocuments>
