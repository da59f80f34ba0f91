import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { CodeNode } from '../../shared/model/node'
import type { NodeFile, SaveResult } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { AppFiles } from '../appFile/appFiles'
import { type FileExtras, readExtras } from '../exchange/fileExtras'
import type { Drafts } from './drafts'
import { pathOf } from './nodePaths'
import type { NodeStore } from './nodeStore'

/** Refuses what only a file of its own allows: a node of an app file is made, copied and removed in Dify. */
export function refuseAppNode(id: string): void {
  if (partsOfAppNode(id) !== null) throw new ProblemError(problem('app-node-fixed', 'workspace'))
}

/** What is edited as a node, by its id: a node file, or a node of an app file. */
export function createOpenDocuments(root: string, store: NodeStore, drafts: Drafts, apps: AppFiles) {
  const isApp = (id: string): boolean => partsOfAppNode(id) !== null

  return {
    read: (id: string): Promise<NodeFile> => (isApp(id) ? apps.read(id) : store.read(id)),
    save: (id: string, node: CodeNode, revision: string, force: boolean): Promise<SaveResult> =>
      isApp(id) ? apps.save(id, node, revision) : store.save(id, node, revision, force),
    saveText: (id: string, text: string, revision: string): Promise<SaveResult> =>
      isApp(id) ? apps.saveText(id, text, revision) : store.saveText(id, text, revision),
    /** Keeps the unsaved text of a broken file: it comes back when the file is read. */
    keepText: (id: string, text: string): Promise<void> =>
      isApp(id) ? apps.keepText(id, text) : store.keepText(id, text),
    async discardDraft(id: string): Promise<NodeFile> {
      if (isApp(id)) return apps.discardNode(id)
      await drafts.drop(id)
      return store.read(id)
    },
    pathOf: (id: string): Promise<string> => (isApp(id) ? apps.pathOf(id) : pathOf(root, id)),
    /** What its file keeps for Dify beside the node. */
    extrasOf: (id: string): Promise<FileExtras> => (isApp(id) ? apps.extrasOf(id) : pathOf(root, id).then(readExtras)),
    /** Gives a node of an app file another title, as an edit; null: it is a node file. */
    async retitle(id: string, title: string): Promise<NodeFile | null> {
      if (!isApp(id)) return null
      const found = await apps.read(id)
      if (found.kind !== 'node') return found
      const result = await apps.save(id, { ...found.node, title }, found.revision)
      if (result.kind === 'failed') throw new ProblemError(result.problem)
      return apps.read(id)
    },
  }
}

export type OpenDocuments = ReturnType<typeof createOpenDocuments>
