import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { KeptNode, Version, VersionText } from '../../shared/model/history'
import type { NodeFile } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { AppFiles } from '../appFile/appFiles'
import { versionText } from '../appFile/versionText'
import { readFields } from '../workspace/nodeFields'
import { pathOf } from '../workspace/nodePaths'
import type { NodeStore } from '../workspace/nodeStore'
import { readFileText } from '../workspace/readBytes'
import type { NodeHistory } from './nodeHistory'

export interface KeptVersionsOptions {
  readonly root: string
  readonly store: Pick<NodeStore, 'alone' | 'write'>
  readonly history: NodeHistory
  /** The ids of all nodes as they are on disk now. */
  readonly ids: () => Promise<string[]>
  readonly apps: Pick<AppFiles, 'list' | 'read' | 'save'>
  /** Reads a node whose file was just written, and tells the library of it. */
  readonly readMoved: (id: string) => Promise<NodeFile>
}

/** The kept versions of a workspace's nodes as its author sees them: listed, read, brought back. */
export function createKeptVersions({ root, store, history, ids, apps, readMoved }: KeptVersionsOptions) {
  async function restoreNow(id: string, version: string): Promise<string | null> {
    const path = await pathOf(root, id)
    const text = await history.text(version)
    const file = await readFileText(path)
    // What was not read whole is in no version: nothing goes over it.
    if (file !== null && file.problem !== null) throw new ProblemError(file.problem)
    if (file !== null) await history.keep(id, file.text, 'disk')
    const before = file === null ? null : ((await history.list(id))[0]?.key ?? null)
    const result = await store.write(id, path, text, null, 'restored')
    if (result.kind === 'failed') throw new ProblemError(result.problem)
    return before
  }

  const isInApp = (id: string): boolean => partsOfAppNode(id) !== null

  /** Keeps a node of an app file as it is now, with the edit that is not in its file; null where it is none that can be read. */
  async function keepNow(id: string): Promise<Extract<NodeFile, { kind: 'node' }> | null> {
    const now = await apps.read(id)
    const text = now.kind === 'node' ? versionText(now.node) : null
    if (now.kind !== 'node' || text === null) return null
    await history.keep(id, text, 'edit')
    return now
  }

  /** Makes an edit of a version of a node of an app file: it goes into the file with the others. */
  async function restoreInApp(id: string, version: string): Promise<string | null> {
    const text = await history.text(version)
    const { node } = readFields(text)
    const now = await keepNow(id)
    if (node === null || now === null) throw new ProblemError(problem('version-missing', 'workspace'))
    const before = (await history.list(id))[0]?.key ?? null
    const { samples, target, cases } = now.node
    const result = await apps.save(id, { ...node, samples, target, cases }, now.revision)
    if (result.kind === 'failed') throw new ProblemError(result.problem)
    await history.keep(id, text, 'restored')
    return before
  }

  async function inApps(): Promise<string[]> {
    return (await apps.list()).flatMap(({ nodes }) => nodes.map(({ id }) => id))
  }

  return {
    nodes: async (): Promise<KeptNode[]> => history.nodes([...(await ids()), ...(await inApps())]),
    async list(id: string): Promise<Version[]> {
      const versions = await history.list(id)
      if (!isInApp(id) || versions.length === 0) return versions
      // The newest is what the node is now, though its file may not say so yet.
      await keepNow(id)
      return history.list(id)
    },
    async read(version: string): Promise<VersionText> {
      const text = await history.text(version)
      return { text, node: readFields(text).node }
    },
    /** Writes a version into the node's file, to the byte; of an app file's node it makes an edit. What the file was is a version too, by whose key it can be brought back. */
    async restore(id: string, version: string): Promise<{ file: NodeFile; before: string | null }> {
      const before = isInApp(id) ? await restoreInApp(id, version) : await store.alone(() => restoreNow(id, version))
      return { file: await readMoved(id), before }
    },
    clear: history.clear,
    sweep: history.sweep,
    settled: history.settled,
  }
}
