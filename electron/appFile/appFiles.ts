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
import { createAppDiscards } from './appDiscards'
import { createAppDocuments } from './appDocuments'
import { createAppEdits } from './appEdits'
import { createAppInputs } from './appInputs'
import { createAppIndex } from './appIndex'
import { appPathOf } from './appPaths'
import { createAppSaves } from './appSaves'
import { codeChanges } from './codeChanges'
import { rowOfGone, rowWithEdits } from './waitingRows'

export interface AppFilesOptions {
  readonly root: string
  readonly dataRoot: string
  readonly drafts: Drafts
  readonly history: Pick<NodeHistory, 'keep'>
  /** Does a task while no other Nodelab writes in this workspace. */
  readonly alone: <T>(task: () => Promise<T>) => Promise<T>
  /** App files that came or changed, and those that are gone. */
  readonly onFiles: (files: AppFile[], gone: string[]) => void
  /** A node that was read before is another one now. */
  readonly onNode: (file: NodeFile) => void
}

/** The app files of a workspace: found and searched, their nodes edited, and saved as wholes. */
export function createAppFiles({ root, dataRoot, drafts, history, alone, onFiles, onNode }: AppFilesOptions) {
  const edits = createAppEdits(dataRoot, root)
  const documents = createAppDocuments(root, edits, drafts)
  const discards = createAppDiscards(documents, edits)
  const saves = createAppSaves({ root, documents, edits, history, alone })
  const index = createAppIndex(root)
  const inputs = createAppInputs({ read: documents.read, overviewOf: saves.overviewOf })
  /** Rows that the window has. */
  const told = new Map<string, string>()

  async function tellFiles(found: { files: AppFile[]; gone: string[] }): Promise<void> {
    const files: AppFile[] = []
    const gone: string[] = []
    const rows = found.files.map(async (row) => rowWithEdits(row, await documents.editsOf(row.id)))
    // A file that is gone stays in the list as long as edits wait for it.
    const left = found.gone.map(async (id) => rowOfGone(await documents.editsOf(id)) ?? id)
    for (const row of [...(await Promise.all(rows)), ...(await Promise.all(left))]) {
      if (typeof row === 'string') {
        if (told.delete(row)) gone.push(row)
        continue
      }
      const text = JSON.stringify(row)
      if (told.get(row.id) !== text) files.push(row)
      told.set(row.id, text)
    }
    if (files.length > 0 || gone.length > 0) onFiles(files, gone)
  }

  async function tellNodes(file: string): Promise<void> {
    for (const node of await documents.changedByOthers(file)) onNode(node)
  }

  /** What Nodelab itself did to a file or its edits. */
  async function tellOwn(file: string): Promise<void> {
    await index.refresh([file])
    const row = index.row(file)
    await tellFiles(row === null ? { files: [], gone: [file] } : { files: [row], gone: [] })
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
    for await (const one of index.codes()) {
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
      for (const row of await index.list()) files.push(rowWithEdits(row, await documents.editsOf(row.id)))
      for (const own of await documents.waiting()) {
        const row = index.row(own.file) === null ? rowOfGone(own) : null
        if (row !== null) files.push(row)
      }
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
    /** Drops the edits of some documents of a file, null: of all; the token brings them back. */
    async discard(file: string, ids: readonly string[] | null = null): Promise<{ token: string }> {
      for (const id of ids ?? []) await drafts.drop(id)
      return afterWhole(file, { token: await discards.discard(file, ids) })
    },
    undoSave: async (file: string): Promise<void> => afterWhole(file, await saves.undoSave(file)),
    bringBack: async (file: string, token: string): Promise<void> =>
      afterWhole(file, await discards.bringBack(file, token)),
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
