import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { NodeFile, SaveResult } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import type { Drafts } from '../workspace/drafts'
import { isSameValue } from '../workspace/sameValue'
import type { FileExtras } from '../exchange/fileExtras'
import { isSameInApp, readAppNode } from './appEdit'
import type { AppEdits, AppEditsStore } from './appEdits'
import { appExtras } from './appExtras'
import { mergeNode } from './appMerge'
import { appPathOf } from './appPaths'
import { openedNodes, readAppFile, type ReadApp } from './appRead'
import { aliasProblem, itemAt } from './appText'
import { renamedOutput } from './renamedOutput'

/** A node of an app file as it stands on disk: read, or why not. */
interface OnDisk {
  readonly read: ReadApp | null
  readonly path: string
  readonly node: CodeNode | null
  readonly problems: Problem[]
}

/** Files whose last texts are remembered, so that an edit knows what it was made of though the file changed since. */
const remembered = 8

export const noEdits = (file: string): AppEdits => ({ file, nodes: {}, renames: [] })

/** The nodes of app files as documents: read, and edited beside their files. */
export function createAppDocuments(root: string, edits: AppEditsStore, drafts: Drafts) {
  /** By file the edits of it. */
  let kept: Promise<Map<string, AppEdits>> | null = null
  const texts = new Map<string, { file: string; read: ReadApp }>()
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
    const found = await readAppFile(path)
    if (found === null) return { read: null, path }
    const key = `${file} ${found.file.revision}`
    const read = texts.get(key)?.read ?? found
    texts.delete(key)
    texts.set(key, { file, read })
    for (const old of [...texts.keys()].slice(0, -remembered)) texts.delete(old)
    return { read, path }
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
    const { file, nodeId } = partsOf(id)
    const { read, node } = await onDisk(id)
    const before = texts.get(`${file} ${revision}`)?.read
    if (before !== undefined && before.file.revision !== read?.file.revision) {
      const old = nodeIn(before, file, nodeId).node
      if (old !== null) return { node: old, text: before.file.text }
    }
    return node === null || read === null ? null : { node, text: read.file.text }
  }

  async function saveNow(id: string, node: CodeNode, revision: string): Promise<SaveResult> {
    const { file, nodeId } = partsOf(id)
    const { samples, target } = node
    const beside = await edits.beside(id)
    if (!isSameValue(beside, { samples, target })) await edits.keepBeside(id, { samples, target })
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
        const before = await editsOf(file)
        const { [nodeId]: _, ...others } = before.nodes
        const own = before.renames.filter((rename) => rename.nodeId === nodeId)
        const back = own.map(({ from, to }) => ({ nodeId, from: to, to: from }))
        const nodes: AppEdits['nodes'] = {}
        for (const [other, { base, mine }] of Object.entries(others)) {
          const undone = back.reduce(renamedOutput, mine)
          if (!isSameInApp(base, undone)) nodes[other] = { base, mine: undone }
        }
        await keep({ ...before, nodes, renames: before.renames.filter((rename) => rename.nodeId !== nodeId) }, null)
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
