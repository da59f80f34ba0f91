import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { AppFile, AppPreview, AppSaveResult, CodeChanges, OutputReference } from '../../shared/model/appFile'
import type { CodeNode } from '../../shared/model/node'
import type { NodeFile, SaveResult } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import type { NodeHistory } from '../history/nodeHistory'
import type { Drafts } from '../workspace/drafts'
import { revisionOf } from '../workspace/readBytes'
import type { SearchDocument, SearchSource } from '../workspace/searchSource'
import { inFormOf } from '../workspace/textForm'
import { createAppDocuments } from './appDocuments'
import { createAppEdits } from './appEdits'
import { createAppInputs } from './appInputs'
import { createAppIndex } from './appIndex'
import { appPathOf } from './appPaths'
import { createAppSaves } from './appSaves'
import { codeChanges } from './codeChanges'

export interface AppFilesOptions {
  readonly root: string
  readonly dataRoot: string
  readonly drafts: Drafts
  readonly keep: NodeHistory['keep']
  /** Does a task while no other Nodelab writes in this workspace. */
  readonly alone: <T>(task: () => Promise<T>) => Promise<T>
  /** App files that came or changed, and those that are gone. */
  readonly onFiles: (files: AppFile[], gone: string[]) => void
  /** A node that was read before is another one now. */
  readonly onNode: (file: NodeFile) => void
}

/** The app files of a workspace: found and searched, their nodes edited, and saved as wholes. */
export function createAppFiles({ root, dataRoot, drafts, keep, alone, onFiles, onNode }: AppFilesOptions) {
  const edits = createAppEdits(dataRoot, root)
  const documents = createAppDocuments(root, edits, drafts)
  const saves = createAppSaves({ root, documents, edits, keep, alone })
  const index = createAppIndex(root)
  const inputs = createAppInputs({ read: documents.read, overviewOf: saves.overviewOf })
  /** Rows that the window has. */
  const told = new Map<string, string>()

  /** A row with the edits that are not in its file. */
  async function edited(row: AppFile): Promise<AppFile> {
    const { nodes } = await documents.editsOf(row.id)
    if (Object.keys(nodes).length === 0) return row
    return {
      ...row,
      nodes: row.nodes.map((node) => {
        const mine = nodes[node.nodeId]?.mine
        return mine === undefined
          ? node
          : { ...node, title: mine.title, code_language: mine.code_language, edited: true }
      }),
    }
  }

  async function tellFiles(found: { files: AppFile[]; gone: string[] }): Promise<void> {
    const files: AppFile[] = []
    for (const row of found.files) {
      const own = await edited(row)
      const text = JSON.stringify(own)
      if (told.get(row.id) !== text) files.push(own)
      told.set(row.id, text)
    }
    for (const id of found.gone) told.delete(id)
    if (files.length > 0 || found.gone.length > 0) onFiles(files, found.gone)
  }

  async function tellNodes(file: string): Promise<void> {
    for (const node of await documents.changedByOthers(file)) onNode(node)
  }

  /** What Nodelab itself did to a file or its edits. */
  async function tellOwn(file: string): Promise<void> {
    const { files, gone } = await index.refresh([file])
    const row = index.row(file)
    await tellFiles({ files: row === null ? files : [row], gone })
  }

  async function afterWhole<T>(file: string, result: T): Promise<T> {
    await tellOwn(file)
    await tellNodes(file)
    return result
  }

  const fileOf = (id: string): string => partsOfAppNode(id)?.file ?? id

  /** The code of all nodes, edits included. */
  async function* codes(signal: AbortSignal): AsyncGenerator<SearchDocument> {
    await index.list()
    for (const one of index.codes()) {
      if (signal.aborted) return
      const parts = partsOfAppNode(one.id)
      const mine = parts === null ? undefined : (await documents.editsOf(parts.file)).nodes[parts.nodeId]?.mine
      yield mine === undefined ? one : { ...one, title: mine.title, code_language: mine.code_language, code: mine.code }
    }
  }

  /** Writes the whole text of a file after its author mended it by hand. */
  async function saveText(id: string, text: string, revision: string): Promise<SaveResult> {
    const file = fileOf(id)
    const result = await documents.inTurn(() =>
      alone(async (): Promise<SaveResult> => {
        const { read, path } = await documents.readDisk(file)
        if (read !== null && read.file.revision !== revision)
          return { kind: 'conflict', disk: await documents.readNow(id) }
        const told = read?.file.problem ?? null
        if (told !== null) return { kind: 'failed', problem: told }
        const bytes = Buffer.from(inFormOf(read?.file.text ?? '', text))
        try {
          await writeAtomic(path, bytes)
        } catch (error) {
          return {
            kind: 'failed',
            problem: problem('save-failed', 'workspace', { params: { path, reason: reasonOf(error) } }),
          }
        }
        return { kind: 'saved', revision: revisionOf(bytes) }
      }),
    )
    await (result.kind === 'saved' ? drafts.drop(id) : drafts.keep(id, text))
    if (result.kind === 'saved') await tellOwn(file)
    return result
  }

  return {
    /** All app files, by path, with the edits that are not in them. */
    async list(): Promise<AppFile[]> {
      const files: AppFile[] = []
      for (const row of await index.list()) files.push(await edited(row))
      for (const file of files) told.set(file.id, JSON.stringify(file))
      return files
    },
    /** What a search of all code finds in them. */
    search: { documents: codes } satisfies SearchSource,

    read: documents.read,
    async save(id: string, node: CodeNode, revision: string): Promise<SaveResult> {
      const result = await documents.save(id, node, revision)
      await tellOwn(fileOf(id))
      return result
    },
    async discardNode(id: string): Promise<NodeFile> {
      await drafts.drop(id)
      const file = await documents.discard(id)
      return afterWhole(fileOf(id), file)
    },
    saveText,
    keepText: async (id: string, text: string): Promise<void> => {
      await appPathOf(root, fileOf(id))
      return drafts.keep(id, text)
    },
    pathOf: (id: string): Promise<string> => appPathOf(root, fileOf(id)),
    extrasOf: documents.extrasOf,

    codeChanges: (id: string): Promise<CodeChanges> => codeChanges(documents, id),
    preview: (file: string): Promise<AppPreview> => saves.preview(file),
    saveFile: async (file: string, revision: string, over: boolean): Promise<AppSaveResult> =>
      afterWhole(file, await saves.save(file, revision, over)),
    undoSave: async (file: string): Promise<void> => afterWhole(file, await saves.undoSave(file)),
    discard: async (file: string): Promise<void> => afterWhole(file, await saves.discard(file)),
    references: (id: string, output: string): Promise<OutputReference[]> => saves.references(id, output),
    renameOutput: async (id: string, output: string, to: string, withReferences: boolean): Promise<NodeFile> =>
      afterWhole(fileOf(id), await saves.renameOutput(id, output, to, withReferences)),
    inputs: inputs.inputsOf,

    /** Files changed on disk; null: any may have. */
    async changed(ids: readonly string[] | null): Promise<void> {
      await tellFiles(ids === null ? await index.scan() : await index.refresh(ids))
      for (const file of ids ?? documents.files()) await tellNodes(file)
    },
    close: (): Promise<void> => index.close(),
  }
}

export type AppFiles = ReturnType<typeof createAppFiles>
