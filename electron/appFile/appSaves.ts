import { appNodeId, partsOfAppNode } from '../../shared/dify/appNodeId'
import { followOutputs } from '../../shared/dify/defaultValues'
import type { AppConflict, AppPreview, AppSaveResult, LostOutput, OutputReference } from '../../shared/model/appFile'
import type { VersionCause } from '../../shared/model/history'
import type { NodeFile } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { isFolder } from '../files/look'
import type { NodeHistory } from '../history/nodeHistory'
import { revisionOf } from '../workspace/readBytes'
import { type AppDocuments, noEdits } from './appDocuments'
import type { AppEdits, AppEditsStore } from './appEdits'
import { type Applied, applyEdits } from './appMerge'
import { type AppOverview, isOpened } from './appOverview'
import { readApp, type ReadApp } from './appRead'
import { referencesTo, type Rename } from './appReferences'
import type { AppText } from './appText'
import { createSaveUndo } from './saveUndo'
import { diffLines } from './lineDiff'
import { renamedOutput } from './renamedOutput'
import { versionText } from './versionText'

export interface AppSavesOptions {
  readonly root: string
  readonly documents: AppDocuments
  readonly edits: AppEditsStore
  readonly history: Pick<NodeHistory, 'keep'>
  /** Does a task while no other Nodelab writes in this workspace. */
  readonly alone: <T>(task: () => Promise<T>) => Promise<T>
}

const noDiff = { hunks: [], skipped: 0, changed: 0, unchanged: 0 }

function lineEndsOf(text: string): AppPreview['lineEnds'] {
  const feeds = text.split('\n').length - 1
  const pairs = text.split('\r\n').length - 1
  return pairs === 0 ? 'lf' : pairs === feeds ? 'crlf' : 'mixed'
}

/** Edits put into the text of a file, or why not. */
function attempt(read: ReadApp, edits: AppEdits): Applied | ProblemError {
  const { app, overview, problems } = read
  if (app === null || overview === null) {
    return new ProblemError(problems[0] ?? problem('edit-refused', 'workspace'))
  }
  try {
    return applyEdits(app, overview, edits)
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}

/** App files as wholes: what a save would change, the save itself, and who refers to what in them. */
export function createAppSaves({ root, documents, edits, history, alone }: AppSavesOptions) {
  const undo = createSaveUndo(documents)

  /** Outputs that were renamed or taken away, and that are still referred to. */
  function lostOutputs(file: string, { overview }: ReadApp, own: AppEdits, after: Applied): LostOutput[] {
    if (overview === null) return []
    return Object.entries(own.nodes).flatMap(([nodeId, { base, mine }]) => {
      const names = new Set(mine.outputs.map(({ name }) => name))
      const gone = base.outputs.map(({ name }) => name).filter((name) => !names.has(name))
      return gone.flatMap((output): LostOutput[] => {
        const references = referencesTo(after.app, after.overview, nodeId, output)
        return references.length === 0 ? [] : [{ id: appNodeId(file, nodeId), output, references }]
      })
    })
  }

  async function conflictOf(
    file: string,
    read: ReadApp,
    own: AppEdits,
    collisions: readonly string[],
  ): Promise<AppConflict> {
    const base = (await edits.base(file)) ?? read.file.text
    const mine = attempt(readApp({ ...read.file, text: base }, file), own)
    return {
      base,
      mine: mine instanceof ProblemError ? base : mine.app.text,
      theirs: read.file.text,
      nodes: collisions.map((nodeId) => appNodeId(file, nodeId)),
    }
  }

  async function previewOf(file: string, read: ReadApp | null, path: string): Promise<AppPreview> {
    const own = await documents.editsOf(file)
    const nodes = Object.entries(own.nodes).map(([nodeId, { mine }]) => ({
      id: appNodeId(file, nodeId),
      title: mine.title,
    }))
    const head = { id: file, nodes, alsoChanged: [], lostOutputs: [], conflict: null, problem: null }
    if (read === null) {
      const told = problem('file-missing', 'workspace', { params: { path } })
      return { ...head, ...noDiff, revision: 'missing', lineEnds: 'lf', bom: false, problem: told }
    }
    const { text, revision } = read.file
    const form = { revision, lineEnds: lineEndsOf(text), bom: text.startsWith('\uFEFF') }
    const after = attempt(read, own)
    if (after instanceof ProblemError) {
      const isBroken = read.app === null && nodes.length > 0
      const conflict = isBroken ? await conflictOf(file, read, own, Object.keys(own.nodes)) : null
      return { ...head, ...form, ...noDiff, conflict, problem: after.problem }
    }
    const [nodeId] = after.missing
    return {
      ...head,
      ...form,
      ...diffLines(text, after.app.text),
      alsoChanged: alsoChanged(read, own),
      lostOutputs: lostOutputs(file, read, own, after),
      conflict: after.collisions.length === 0 ? null : await conflictOf(file, read, own, after.collisions),
      problem: nodeId === undefined ? null : problem('app-node-missing', 'workspace', { params: { file, nodeId } }),
    }
  }

  /** Nodes of other kinds whose references change. */
  function alsoChanged({ app, overview }: ReadApp, own: AppEdits): AppPreview['alsoChanged'] {
    if (app === null || overview === null) return []
    const ids = new Set(own.renames.flatMap(({ nodeId, from }) => idsOf(referencesTo(app, overview, nodeId, from))))
    return overview.nodes
      .filter((node) => ids.has(node.id) && !isOpened(node))
      .map(({ id, type, title }) => ({ nodeId: id, type, title }))
  }

  /** Keeps versions of the nodes that a save changes. */
  async function keepVersions(file: string, read: ReadApp, own: AppEdits, cause: VersionCause): Promise<void> {
    for (const nodeId of Object.keys(own.nodes)) {
      const { node } = documents.nodeIn(read, file, nodeId)
      const text = node === null ? null : versionText(node)
      if (text !== null) await history.keep(appNodeId(file, nodeId), text, cause)
    }
  }

  async function saveNow(file: string, revision: string, over: boolean): Promise<AppSaveResult> {
    const { read, path } = await documents.readDisk(file)
    const own = await documents.editsOf(file)
    const preview = await previewOf(file, read, path)
    // To go over another hand's values the author has to have seen them: those of this very revision.
    if (preview.revision !== revision || (preview.conflict !== null && !over)) return { kind: 'conflict', preview }
    // What is gone is written anew from what the edits were made of, where the author says so.
    const base = read === null && over ? await edits.base(file) : null
    const from = base === null ? read : readApp({ text: base, revision: '', problem: null }, path)
    if (from === null || (preview.problem !== null && base === null)) {
      return { kind: 'failed', problem: preview.problem ?? problem('edit-refused', 'workspace') }
    }
    const after = attempt(from, own)
    if (after instanceof ProblemError) return { kind: 'failed', problem: after.problem }
    if (!(await isFolder(root))) {
      return { kind: 'failed', problem: problem('workspace-missing', 'workspace', { params: { path: root } }) }
    }
    // What another hand wrote there goes into the history before anything goes over it.
    await keepVersions(file, from, own, 'disk')
    const bytes = Buffer.from(after.app.text)
    if (after.app.text !== read?.file.text) {
      try {
        await writeAtomic(path, bytes)
      } catch (error) {
        const params = { path, reason: reasonOf(error) }
        return { kind: 'failed', problem: problem('save-failed', 'workspace', { params }) }
      }
    }
    if (read !== null) undo.remember({ edits: own, base: await edits.base(file), before: read.file.text, bytes })
    await documents.keep(noEdits(file), null)
    // Behind the save, which need not wait for it: the file holds it.
    void keepVersions(file, { ...from, ...after }, own, 'edit')
    return { kind: 'saved', revision: revisionOf(bytes) }
  }

  async function whole(file: string): Promise<{ app: AppText; overview: AppOverview }> {
    const { read, path } = await documents.readDisk(file)
    if (read === null) throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
    const { app, overview, problems } = read
    if (app === null || overview === null) throw new ProblemError(problems[0] ?? problem('edit-refused', 'workspace'))
    return { app, overview }
  }

  /** The file with the edits that are on their way. */
  async function asEdited(file: string): Promise<{ app: AppText; overview: AppOverview }> {
    const { app, overview } = await whole(file)
    return applyEdits(app, overview, await documents.editsOf(file))
  }

  function partsOf(id: string): { file: string; nodeId: string } {
    const parts = partsOfAppNode(id)
    if (parts === null) throw new ProblemError(problem('id-refused', 'workspace', { params: { id } }))
    return parts
  }

  /** Renames what refers to an output: in code and template nodes as edits of theirs, elsewhere by a rename that a save does. */
  async function renameReferences(file: string, rename: Rename): Promise<void> {
    const { app, overview } = await whole(file)
    const before = await documents.editsOf(file)
    const { read } = await documents.readDisk(file)
    const nodes = { ...before.nodes }
    for (const { id } of overview.nodes.filter(isOpened)) {
      const stands = read === null ? null : documents.nodeIn(read, file, id).node
      const mine = nodes[id]?.mine ?? stands
      const base = nodes[id]?.base ?? stands
      if (id === rename.nodeId || mine === null || base === null) continue
      const next = renamedOutput(mine, [rename])
      if (JSON.stringify(next.variables) !== JSON.stringify(mine.variables)) nodes[id] = { base, mine: next }
    }
    // Of two renames of one output the file sees the first name and the last.
    const first = before.renames.find(({ nodeId, to }) => nodeId === rename.nodeId && to === rename.from)
    const joined = first === undefined ? rename : { ...rename, from: first.from }
    const renames = [...before.renames.filter((one) => one !== first), ...(joined.from === joined.to ? [] : [joined])]
    await documents.keep({ ...before, nodes, renames }, (await edits.base(file)) ?? app.text)
  }

  return {
    preview: (file: string): Promise<AppPreview> =>
      documents.inTurn(async () => {
        const { read, path } = await documents.readDisk(file)
        return previewOf(file, read, path)
      }),

    /** Writes all edits of a file into it at once. */
    save: (file: string, revision: string, over: boolean): Promise<AppSaveResult> =>
      documents.inTurn(() => alone(() => saveNow(file, revision, over))),

    /** Takes the last save of a file back: its bytes, and the edits that went into it. */
    undoSave: (file: string): Promise<void> => documents.inTurn(() => alone(() => undo.take(file))),

    /** What a file says, edits included. */
    overviewOf: async (file: string): Promise<AppOverview> => (await documents.inTurn(() => asEdited(file))).overview,

    references: async (id: string, output: string): Promise<OutputReference[]> => {
      const { file, nodeId } = partsOf(id)
      const { app, overview } = await documents.inTurn(() => asEdited(file))
      return referencesTo(app, overview, nodeId, output)
    },

    /** Renames an output; where the node has the new name already, only what refers to the old one. */
    async renameOutput(id: string, output: string, to: string, withReferences: boolean): Promise<NodeFile> {
      const { file, nodeId } = partsOf(id)
      const found = await documents.read(id)
      if (found.kind !== 'node') return found
      const { outputs } = found.node
      const isThere = outputs.some(({ name }) => name === output)
      if (!isThere && !outputs.some(({ name }) => name === to)) {
        throw new ProblemError(problem('app-output-unknown', 'workspace', { params: { output } }))
      }
      if (isThere) {
        const renamed = outputs.map((one) => (one.name === output ? { ...one, name: to } : one))
        const result = await documents.save(
          id,
          { ...found.node, outputs: renamed, ...followOutputs(found.node, { outputs: renamed }) },
          found.revision,
        )
        if (result.kind === 'failed') throw new ProblemError(result.problem)
      }
      if (withReferences) await documents.inTurn(() => renameReferences(file, { nodeId, from: output, to }))
      return documents.read(id)
    },
  }
}

function idsOf(references: readonly OutputReference[]): string[] {
  return references.map(({ nodeId }) => nodeId)
}

export type AppSaves = ReturnType<typeof createAppSaves>
