import { readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { watch } from 'chokidar'
import { defaultCode } from '../../shared/dify/names'
import type { CodeNode } from '../../shared/model/node'
import type {
  NodeEntry,
  NodeFile,
  RequirementsFile,
  RequirementsSave,
  SaveResult,
  WorkspaceInfo,
} from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { writeAtomic } from './atomicFile'
import { createDrafts } from './drafts'
import { entryOf, nodeFiles } from './library'
import { nodeFileLimit, readNodeFile, revisionOf } from './nodeFile'
import { fileNameFor, freeName, idOf, nodeEnding, ownFolder, pathOf } from './nodePaths'
import { editedNodeText, newNodeText } from './nodeText'
import { readRequirementsFile, requirementsName, saveRequirementsFile } from './requirementsStore'
import { lookAt, markOpen } from './workspaceState'

export interface WorkspaceOptions {
  readonly path: string
  /** Nodelab's data folder, for drafts. */
  readonly dataRoot: string
  readonly recent: () => readonly string[]
}

export interface WorkspaceEvents {
  readonly library: (entries: NodeEntry[]) => void
  readonly node: (file: NodeFile) => void
  readonly requirements: (file: RequirementsFile) => void
  readonly info: (info: WorkspaceInfo) => void
}

/** A new node as Dify makes one: two text inputs, one text output. */
function newNode(title: string, language: CodeNode['code_language']): CodeNode {
  const variable = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })
  return {
    title,
    desc: '',
    code_language: language,
    code: defaultCode[language],
    variables: [variable('arg1'), variable('arg2')],
    outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
    dependencies: [],
    target: null,
    samples: { arg1: '"Hello "', arg2: '"Dify"' },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The author's folder of node files and requirements: read, saved without loss, watched. Ids, never paths, name a node. */
export async function openWorkspace(options: WorkspaceOptions, events: WorkspaceEvents) {
  const root = options.path
  const drafts = createDrafts(options.dataRoot, root)
  /** Revisions that this process wrote or read last: a change on disk to any other is another hand's. */
  const known = new Map<string, string>()
  let requirementsRevision = (await readRequirementsFile(root).catch(() => ({ revision: '' }))).revision
  let info = await lookAt(root, options.recent())
  if (info.writable) await markOpen(root, true)
  /** Saves go one after another, so that two of one file can't cross. */
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = queue.then(task, task)
    queue = next.catch(() => undefined)
    return next
  }

  async function list(): Promise<NodeEntry[]> {
    return Promise.all((await nodeFiles(root)).map((path) => entryOf(root, path)))
  }

  async function read(id: string): Promise<NodeFile> {
    const file = await readNodeFile(await pathOf(root, id), id, await drafts.read(id))
    if (file.kind !== 'missing') known.set(id, file.revision)
    return file
  }

  async function refresh(): Promise<WorkspaceInfo> {
    info = await lookAt(root, options.recent())
    events.info(info)
    return info
  }

  async function tellLibrary(): Promise<void> {
    events.library(await list())
  }

  async function write(id: string, path: string, text: string): Promise<SaveResult> {
    const bytes = Buffer.from(text)
    if (bytes.length > nodeFileLimit * 1_000_000) {
      const params = { name: id, megabytes: Math.round(bytes.length / 1_000_000), limit: nodeFileLimit }
      return { kind: 'failed', problem: problem('value-too-large', 'workspace', { params }) }
    }
    const revision = revisionOf(bytes)
    const before = known.get(id)
    known.set(id, revision)
    try {
      await writeAtomic(path, bytes)
      return { kind: 'saved', revision }
    } catch (error) {
      if (before === undefined) known.delete(id)
      else known.set(id, before)
      await refresh()
      return {
        kind: 'failed',
        problem: problem('save-failed', 'workspace', { params: { path, reason: reasonOf(error) } }),
      }
    }
  }

  async function saveNow(id: string, node: CodeNode, revision: string, force: boolean): Promise<SaveResult> {
    const path = await pathOf(root, id)
    const disk = await readNodeFile(path, id, null)
    if (disk.kind !== 'missing' && disk.revision !== revision && !force) {
      await drafts.keep(id, node)
      return { kind: 'conflict', disk }
    }
    if (disk.kind === 'missing' && !force && revision !== '') {
      // The workspace may be gone with it: then the edit must not make a folder of its name.
      const now = await lookAt(root, options.recent())
      if (!now.writable) {
        await drafts.keep(id, node)
        await refresh()
        const params = { path, reason: 'ENOENT' }
        return { kind: 'failed', problem: problem('save-failed', 'workspace', { params }) }
      }
    }
    const text = disk.kind === 'node' ? editedNodeText((await readFile(path)).toString('utf8'), node) : null
    const result = await write(id, path, text ?? newNodeText(node))
    if (result.kind === 'failed') await drafts.keep(id, node)
    else await drafts.drop(id)
    return result
  }

  async function create(name: string, text: string, folder = ''): Promise<NodeFile> {
    const taken = (await nodeFiles(root)).map((path) => idOf(root, path))
    const id = freeName(`${folder}${fileNameFor(name)}`, taken)
    const result = await write(id, await pathOf(root, id), text)
    if (result.kind === 'failed') throw new ProblemError(result.problem)
    await tellLibrary()
    return read(id)
  }

  async function onDisk(path: string): Promise<void> {
    if (path.endsWith(requirementsName) && dirname(path) === root) {
      const file = await readRequirementsFile(root)
      if (file.revision === requirementsRevision) return
      requirementsRevision = file.revision
      events.requirements(file)
    } else if (path.endsWith(nodeEnding)) {
      const id = idOf(root, path)
      const file = await readNodeFile(path, id, await drafts.read(id))
      const revision = file.kind === 'missing' ? 'missing' : file.revision
      if (known.get(id) === revision) return
      known.set(id, revision)
      events.node(file)
      await tellLibrary()
    }
  }

  const watcher = watch(root, {
    ignoreInitial: true,
    depth: 6,
    ignored: (path) => /[\\/](node_modules|__pycache__|\.git|\.nodelab)([\\/]|$)/.test(path.slice(root.length)),
    // A file that is written in pieces is looked at when it has come to rest.
    awaitWriteFinish: { stabilityThreshold: 120, pollInterval: 40 },
  })
  const look = (path: string): void => {
    onDisk(path).catch((error: unknown) => {
      const params = { path, reason: reasonOf(error) }
      events.info({ ...info, problems: [...info.problems, problem('workspace-read-only', 'workspace', { params })] })
    })
  }
  watcher.on('add', look).on('change', look).on('unlink', look)
  watcher.on('unlinkDir', (path) => {
    if (path === root) refresh().catch(() => undefined)
  })
  watcher.on('error', () => {
    // Watching is a help: without it, a save still sees what changed on disk.
  })

  return {
    path: root,
    info: (): WorkspaceInfo => info,
    retry: refresh,
    list,
    read,
    requirementsPath: join(root, requirementsName),
    pathOf: (id: string): Promise<string> => pathOf(root, id),
    save: (id: string, node: CodeNode, revision: string, force: boolean): Promise<SaveResult> =>
      inTurn(() => saveNow(id, node, revision, force)),
    saveText: (id: string, text: string, revision: string): Promise<SaveResult> =>
      inTurn(async () => {
        const path = await pathOf(root, id)
        const disk = await readNodeFile(path, id, null)
        if (disk.kind !== 'missing' && disk.revision !== revision) return { kind: 'conflict', disk }
        const result = await write(id, path, text)
        await tellLibrary()
        return result
      }),
    async discardDraft(id: string): Promise<NodeFile> {
      await drafts.drop(id)
      return read(id)
    },
    /** A node as Dify makes one, or a copy of a text (an example's). */
    create: (title: string, language: CodeNode['code_language'], text: string | null): Promise<NodeFile> =>
      inTurn(() => create(title, text ?? newNodeText(newNode(title, language)))),
    duplicate: (id: string): Promise<NodeFile> =>
      inTurn(async () => {
        const text = await readFile(await pathOf(root, id), 'utf8')
        const folder = id.slice(0, id.lastIndexOf('/') + 1)
        return create(id.slice(folder.length), text, folder)
      }),
    rename: (id: string, title: string): Promise<NodeFile> =>
      inTurn(async () => {
        const folder = id.slice(0, id.lastIndexOf('/') + 1)
        const wanted = `${folder}${fileNameFor(title)}`
        if (wanted === id) return read(id)
        const taken = (await nodeFiles(root)).map((path) => idOf(root, path)).filter((other) => other !== id)
        if (freeName(wanted, taken) !== wanted) {
          throw new ProblemError(problem('name-taken', 'workspace', { params: { name: wanted } }))
        }
        const file = await read(id)
        if (file.kind === 'node') {
          const node = { ...file.node, title }
          await saveNow(id, node, file.revision, false)
        }
        known.set(id, 'missing')
        const target = await pathOf(root, wanted)
        const bytes = await readFile(await pathOf(root, id))
        known.set(wanted, revisionOf(bytes))
        await rename(await pathOf(root, id), target)
        await tellLibrary()
        return read(wanted)
      }),
    /** Moves a node's file into the workspace's trash; the token brings it back. */
    remove: (id: string): Promise<{ token: string }> =>
      inTurn(async () => {
        const path = await pathOf(root, id)
        const token = `${Date.now()}-${encodeURIComponent(id)}`
        const place = join(root, ownFolder, 'trash', token)
        await writeAtomic(place, await readFile(path))
        known.set(id, 'missing')
        await rename(path, place)
        await tellLibrary()
        return { token }
      }),
    restore: (token: string): Promise<NodeFile> =>
      inTurn(async () => {
        const id = decodeURIComponent(token.slice(token.indexOf('-') + 1))
        if (/[\\/]/.test(token)) throw new ProblemError(problem('id-refused', 'workspace', { params: { id } }))
        const text = await readFile(join(root, ownFolder, 'trash', token), 'utf8')
        const folder = id.slice(0, id.lastIndexOf('/') + 1)
        return create(id.slice(folder.length), text, folder)
      }),
    readRequirements: (): Promise<RequirementsFile> => readRequirementsFile(root),
    saveRequirements: (text: string, revision: string, force: boolean): Promise<RequirementsSave> =>
      inTurn(async () => {
        const before = requirementsRevision
        requirementsRevision = revisionOf(Buffer.from(text))
        const saved = await saveRequirementsFile(root, text, revision, force)
        if (saved.kind === 'saved') requirementsRevision = saved.revision
        else requirementsRevision = before
        return saved
      }),
    async close(): Promise<void> {
      await queue
      await watcher.close()
      if (info.writable) await markOpen(root, false)
    },
  }
}

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>
