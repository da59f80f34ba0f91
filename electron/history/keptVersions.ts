import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { KeptNode, Version, VersionText } from '../../shared/model/history'
import type { NodeFile } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { AppFiles } from '../appFile/appFiles'
import { versionOf } from '../appFile/keepSaved'
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
  /** Reads a node whose file was just written, and tells the library of it. */
  readonly readMoved: (id: string) => Promise<NodeFile>
  readonly apps: Pick<AppFiles, 'list' | 'read' | 'save'>
}

/** The kept versions of a workspace's nodes as its author sees them: listed, read, brought back. */
export function createKeptVersions({ root, store, history, ids, readMoved, apps }: KeptVersionsOptions) {
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

  /** Into a node of an app file a version comes as an edit, which its author saves. What was there, edits included, is kept first. */
  async function restoreInApp(id: string, version: string): Promise<{ file: NodeFile; before: string | null }> {
    const text = await history.text(version)
    const { node } = readFields(text)
    const found = await apps.read(id)
    if (found.kind !== 'node' || node === null) {
      throw new ProblemError(found.problems[0] ?? problem('version-missing', 'workspace'))
    }
    const stood = versionOf(found.node)
    if (stood !== null) await history.keep(id, stood, 'edit')
    const before = (await history.list(id))[0]?.key ?? null
    const { samples, target } = found.node
    const result = await apps.save(id, { ...node, samples, target }, found.revision)
    if (result.kind === 'failed') throw new ProblemError(result.problem)
    if (result.kind === 'saved') await history.keep(id, text, 'restored')
    return { file: await apps.read(id), before }
  }

  async function idsThere(): Promise<string[]> {
    const [nodes, files] = await Promise.all([ids(), apps.list()])
    return [...nodes, ...files.flatMap((file) => file.nodes.map(({ id }) => id))]
  }

  return {
    nodes: async (): Promise<KeptNode[]> => history.nodes(await idsThere()),
    list: (id: string): Promise<Version[]> => history.list(id),
    async read(version: string): Promise<VersionText> {
      const text = await history.text(version)
      return { text, node: readFields(text).node }
    },
    /** Writes a version into the node's file, to the byte. What the file was is a version too, by whose key it can be brought back. */
    async restore(id: string, version: string): Promise<{ file: NodeFile; before: string | null }> {
      if (partsOfAppNode(id) !== null) return restoreInApp(id, version)
      const before = await store.alone(() => restoreNow(id, version))
      return { file: await readMoved(id), before }
    },
    clear: history.clear,
    sweep: history.sweep,
    settled: history.settled,
  }
}
