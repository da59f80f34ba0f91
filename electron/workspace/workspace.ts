import { sep } from 'node:path'
import type { CodeNode } from '../../shared/model/node'
import type { Imported } from '../../shared/model/importing'
import type { Problem } from '../../shared/model/problem'
import type {
  NodeEntry,
  NodeFile,
  RequirementsFile,
  SaveResult,
  TextFile,
  WorkspaceInfo,
} from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { AppFile } from '../../shared/model/appFile'
import { createAppFiles } from '../appFile/appFiles'
import { appIdOf, isAppName } from '../appFile/appPaths'
import { createImports } from '../imports/importFiles'
import { createKeptVersions } from '../history/keptVersions'
import { createHistory } from '../history/nodeHistory'
import { createDrafts } from './drafts'
import { createLibrary } from './library'
import { createLooks } from './looks'
import { createMoves, type MovesOptions } from './nodeMoves'
import { idOf, nodeEnding } from './nodePaths'
import { createOpenDocuments, refuseAppNode } from './openDocuments'
import { newNode } from './newNode'
import { createNodeStore } from './nodeStore'
import { newNodeText } from './nodeText'
import { createPresence } from './presence'
import { reasonOf } from '../files/fileErrors'
import { isFolder } from '../files/look'
import { createRecovery } from './recovery'
import { createRequirements, noPointer, type Pointer } from './requirements'
import type { SearchSource } from './searchSource'
import { createSecrets } from './secrets'
import { createServerFile } from './serverFile'
import { watchFiles } from './watchFiles'
import { infoOf, lookAt, type Sight } from './workspaceState'
import { createWorkspaceTexts } from './workspaceTexts'

export interface WorkspaceOptions {
  readonly path: string
  /** Nodelab's data folder, for drafts. */
  readonly dataRoot: string
  readonly recent: () => readonly string[]
  /** Which file of requirements the author pointed this workspace at. */
  readonly pointer?: Pointer
  readonly systemTrash?: MovesOptions['systemTrash']
  /** How often the folder itself is looked at, in milliseconds: whether it is there, can be written, and who else has it open. */
  readonly lookEveryMs?: number
}

export interface WorkspaceEvents {
  readonly library: (entries: NodeEntry[]) => void
  /** A node that was read before changed on disk by another hand. */
  readonly node: (file: NodeFile) => void
  /** App files that came or changed, and the ids of those that are gone. */
  readonly apps?: (files: AppFile[], gone: string[]) => void
  readonly requirements: (file: RequirementsFile) => void
  readonly server: (file: TextFile) => void
  /** python-requirements.lock was written by another hand. */
  readonly lock: () => void
  /** What the requirements name beside them was changed by another hand: files of `-r` and `-c`, wheels, folders. */
  readonly beside: () => void
  readonly info: (info: WorkspaceInfo) => void
  /** A version of a node was kept. */
  readonly history: (id: string) => void
}

/**
 * The author's folder of node files and requirements: read, saved without loss, watched. Ids, never paths, name a node. Opening never
 * fails: a folder that is gone or read-only is told by `info`, and found again when it is back.
 */
export async function openWorkspace(options: WorkspaceOptions, events: WorkspaceEvents) {
  const { path: root, lookEveryMs = 2000, systemTrash = null } = options
  const drafts = createDrafts(options.dataRoot, root)
  const secrets = createSecrets(options.dataRoot)
  const history = createHistory({ dataRoot: options.dataRoot, workspace: root, onChange: events.history })
  const store = createNodeStore(root, drafts, secrets, history)
  const shared = { root, store, drafts }
  const server = createServerFile({ ...shared, onChange: events.server })
  const library = createLibrary(root)
  const moves = createMoves({ root, store, drafts, secrets, history, ids: library.ids, systemTrash })
  const imports = createImports({ root, moves })
  const apps = createAppFiles({
    root,
    dataRoot: options.dataRoot,
    drafts,
    history,
    alone: store.alone,
    onFiles: (files, gone) => events.apps?.(files, gone),
    onNode: events.node,
  })
  const documents = createOpenDocuments(root, store, drafts, apps)
  const presence = createPresence(root)
  let sight: Sight = await lookAt({ path: root, presence, last: null, tries: true })
  let watchProblem: Problem | null = null
  /** Why the last changes could not be told; the next may be. */
  let tellProblem: Problem | null = null
  let told = ''

  function info(): WorkspaceInfo {
    const told = [watchProblem ?? tellProblem, history.problem()].filter((one) => one !== null)
    return infoOf(root, sight, options.recent(), [...library.problems(), ...told])
  }

  /** Tells of the workspace where something is new. */
  function tellInfo(): WorkspaceInfo {
    const now = info()
    const text = JSON.stringify({ ...now, recent: [] })
    if (text !== told) events.info(now)
    told = text
    return now
  }

  const requirements = await createRequirements({
    ...shared,
    onWatchError,
    pointer: options.pointer ?? noPointer,
    onChange: events.requirements,
    onBeside: events.beside,
    onLock: events.lock,
    lookEveryMs: lookEveryMs / 4,
  })
  const { lock } = requirements
  await Promise.all([requirements.read(), server.read(), lock.tell()])
  let rows = JSON.stringify(await library.list())
  told = JSON.stringify({ ...info(), recent: [] })

  async function list(): Promise<NodeEntry[]> {
    const entries = await library.list()
    rows = JSON.stringify(entries)
    tellInfo()
    return entries
  }

  async function tellLibrary(): Promise<void> {
    const before = rows
    const entries = await list()
    if (rows !== before) events.library(entries)
  }

  async function tellNode(id: string): Promise<void> {
    const file = await store.changedByOthers(id)
    if (file !== null) events.node(file)
  }

  /** Watching is a help: without it, a save still sees what changed on disk. But the author should know. */
  function watchFault(error: unknown): Problem {
    const params = { path: root, reason: reasonOf(error) }
    return problem('watch-failed', 'workspace', { severity: 'warning', params })
  }

  /** Something changed on disk; null: anything may have. */
  async function onPaths(paths: ReadonlySet<string> | null): Promise<void> {
    // Where the folder itself is gone, its files are not told of one by one.
    if (!(await isFolder(root))) {
      await look(false)
      return
    }
    const isWhole = paths === null || [...paths].some((path) => path.endsWith(sep))
    const faults: unknown[] = []
    // One file that can't be read must not silence the others.
    const attempt = (task: Promise<void>): Promise<unknown> => task.catch((error: unknown) => faults.push(error))
    if (isWhole || paths.has(requirements.path())) await attempt(requirements.tell())
    for (const text of [server, lock]) if (isWhole || paths.has(text.path)) await attempt(text.tell())
    const ids = isWhole
      ? [...store.known.keys()]
      : [...paths].filter((path) => path.endsWith(nodeEnding)).map((path) => idOf(root, path))
    for (const id of ids) await attempt(tellNode(id))
    if (isWhole || ids.length > 0) await attempt(tellLibrary())
    const appPaths = [...(paths ?? [])].filter(isAppName)
    if (isWhole || appPaths.length > 0)
      await attempt(apps.changed(isWhole ? null : appPaths.map((path) => appIdOf(root, path))))
    tellProblem = faults.length === 0 ? null : watchFault(faults[0])
    tellInfo()
  }

  function onWatchError(error: unknown): void {
    watchProblem = watchFault(error)
    tellInfo()
  }
  const watch = watchFiles(root, onPaths, onWatchError)

  const looks = createLooks({
    first: sight,
    see: (before, tries) => lookAt({ path: root, presence, last: before.readOnly, tries: tries || before.missing }),
    async onSight(now, before) {
      sight = now
      if (before.missing && !now.missing) {
        watchProblem = null
        watch.restart()
        await tellLibrary()
      }
      if (!before.missing && now.missing) {
        rows = JSON.stringify([])
        events.library([])
      }
      return tellInfo()
    },
    everyMs: lookEveryMs,
  })
  const { look } = looks
  const sweeping = setTimeout(() => void history.sweep(), 30_000).unref()

  /** After what failed, the reason may be the folder itself. */
  async function lookIfFailed<T extends { readonly kind: string }>(result: T): Promise<T> {
    if (result.kind === 'failed') await look(true)
    return result
  }

  async function readMoved(id: string): Promise<NodeFile> {
    const file = await documents.read(id)
    await tellLibrary()
    return file
  }

  /** The library as it is now is told behind what was done; what goes wrong there the watcher tells as well. */
  function listLater(): void {
    void tellLibrary().catch(onWatchError)
  }

  /** What moves files; where that fails, the reason may be the folder itself. */
  async function moving<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task()
    } catch (error) {
      if (error instanceof ProblemError) await look(true)
      throw error
    }
  }

  return {
    path: root,
    info,
    retry: (): Promise<WorkspaceInfo> => look(true),
    list,
    /** App files as wholes; their nodes are read and edited as all others are. */
    apps,
    ...documents,
    save: async (id: string, node: CodeNode, revision: string, force: boolean): Promise<SaveResult> =>
      lookIfFailed(await documents.save(id, node, revision, force).finally(() => library.forget(id))),
    saveText: async (id: string, text: string, revision: string): Promise<SaveResult> => {
      const result = await lookIfFailed(await documents.saveText(id, text, revision))
      await tellLibrary()
      return result
    },
    /** A node as Dify makes one, or a copy of a text (an example's). */
    create: (title: string, language: CodeNode['code_language'], text: string | null): Promise<NodeFile> =>
      moving(async () => readMoved(await moves.create(title, text ?? newNodeText(newNode(title, language))))),
    duplicate: (id: string): Promise<NodeFile> =>
      moving(async () => {
        refuseAppNode(id)
        return readMoved(await moves.duplicate(id))
      }),
    rename: (id: string, title: string): Promise<NodeFile> =>
      moving(async () => (await documents.retitle(id, title)) ?? readMoved(await moves.rename(id, title))),
    /** Moves a node into a folder of the workspace (`a/b`; empty: its top). */
    move: (id: string, folder: string): Promise<NodeFile> =>
      moving(async () => {
        refuseAppNode(id)
        return readMoved(await moves.move(id, folder))
      }),
    /** Moves a node's file into the workspace's trash; the token brings it back. */
    remove: (id: string): Promise<{ token: string }> =>
      moving(async () => {
        refuseAppNode(id)
        const token = await moves.remove(id)
        await tellLibrary()
        return { token }
      }),
    restore: (token: string): Promise<NodeFile> => moving(async () => readMoved(await moves.restore(token))),
    /** What a search looks through. */
    searchSources: [library, apps.search] as readonly SearchSource[],
    /** Files from elsewhere. */
    importFiles: (paths: readonly string[]): Promise<Imported> => moving(() => imports.add(paths).finally(listLater)),
    undoImport: (token: string): Promise<void> => moving(() => imports.undo(token).finally(listLater)),
    /** Edits of nodes that are in no file. */
    recovery: createRecovery({ documents, drafts }),
    /** The kept versions of nodes. */
    history: createKeptVersions({ root, store, history, ids: library.ids, apps, readMoved }),
    ...createWorkspaceTexts({ requirements, server, lookIfFailed }),
    async close(): Promise<void> {
      clearTimeout(sweeping)
      await looks.close()
      await apps.close()
      await store.alone(() => Promise.resolve())
      await history.settled()
      await watch.close()
      await requirements.close()
      await presence.leave()
    },
  }
}

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>
