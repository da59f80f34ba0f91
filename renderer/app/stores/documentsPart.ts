import { followOutputs } from '../../../shared/dify/defaultValues'
import type { Problem } from '../../../shared/model/problem'
import type { NodeFile, SaveResult } from '../../../shared/model/workspace'
import { call } from '../client'
import type { Autosave } from './autosave'
import type { CodeNode } from '../../../shared/model/node'
import { createHeaderKeeper } from '../../features/signature/headerKeeper'
import { createEditHistory } from './editHistory'
import { noRevision } from './requirementsPart'
import type { NodeDocument, WorkspaceState } from './storeTypes'

/** A document as just read. An edit that was kept aside comes back as the author's, with the question which to keep. */
export function documentOf(file: NodeFile): NodeDocument {
  const base = {
    id: file.id,
    file,
    node: null,
    text: null,
    revision: noRevision,
    saving: 'saved',
    disk: null,
    saveProblem: null,
  } as const
  const { draft } = file
  if (typeof draft === 'string') return ofText(file, draft)
  if (draft !== null) return { ...base, node: draft, saving: 'conflict', disk: file }
  if (file.kind === 'missing') return base
  return { ...base, node: file.kind === 'node' ? file.node : null, revision: file.revision }
}

/** The kept text of a file that is no node. It waits for the author's word even where nothing stands against it. */
function ofText(file: NodeFile, text: string): NodeDocument {
  const base = { id: file.id, node: null, text, saveProblem: null }
  if (file.kind === 'broken') return { ...base, file, revision: file.revision, saving: 'kept', disk: null }
  // The file is gone: what is left of it is this text.
  const { id, problems } = file
  const last = { kind: 'broken', id, text: '', revision: noRevision, problems, draft: text } as const
  return { ...base, file: last, revision: noRevision, saving: 'conflict', disk: file }
}

/** A node that main does not give, and why. */
export function refusedDocument(id: string, problem: Problem): NodeDocument {
  return documentOf({ kind: 'broken', id, text: '', revision: noRevision, problems: [problem], draft: null })
}

interface Store {
  get(): WorkspaceState
  set(part: Partial<WorkspaceState>): void
  /** The workspace that commands are meant for. */
  here(): { readonly workspace: string }
  /** Whether the header of `main` and the inputs are kept in step. */
  keepsInStep(): boolean
}

type Actions = 'edit' | 'fillSamples' | 'settle' | 'undo' | 'redo' | 'resolveConflict' | 'editText' | 'saveText'

type DocumentsPart = Pick<WorkspaceState, Actions> & {
  put(document: NodeDocument): void
  /** Writes a node's edit to its file, or a broken file's text to where it is kept aside. */
  save(id: string): Promise<void>
  /** Notes that the nodes which could not be written are to be tried again. */
  touchFailed(): void
  /** Tries the texts of broken files again that their author chose to write and that could not be. */
  saveFailedTexts(): Promise<void>
  /** Another hand changed a file: without an edit of ours its version is shown, else the author is asked. */
  onNode(file: NodeFile): void
  read(id: string): Promise<void>
  /** A node has another id now; what was done to it can still be undone. */
  renamed(from: string, file: NodeFile): void
  forgetAll(): void
}

/** The open nodes as the author edits them. */
export function createDocumentsPart({ get, set, here, keepsInStep }: Store, autosave: Autosave): DocumentsPart {
  const histories = new Map<string, ReturnType<typeof createEditHistory>>()

  /** Ids of files that went while they were open and unedited: what comes back in their place is no conflict. */
  const goneUnedited = new Set<string>()

  const historyOf = (id: string): ReturnType<typeof createEditHistory> => {
    const history = histories.get(id) ?? createEditHistory()
    histories.set(id, history)
    return history
  }

  function put(document: NodeDocument): void {
    set({ documents: { ...get().documents, [document.id]: document } })
  }

  function change(id: string, part: Partial<NodeDocument>): void {
    const document = get().documents[id]
    if (document !== undefined) put({ ...document, ...part })
  }

  function take(id: string, result: SaveResult, isNewer: boolean): void {
    if (result.kind === 'saved') {
      const saving = isNewer ? 'pending' : 'saved'
      change(id, { revision: result.revision, saving, disk: null, saveProblem: null })
    } else if (result.kind === 'conflict') change(id, { saving: 'conflict', disk: result.disk })
    else change(id, { saving: 'failed', saveProblem: result.problem })
  }

  async function saveNode(id: string, force = false): Promise<void> {
    keeper.settle(id)
    const document = get().documents[id]
    if (document === undefined || document.node === null) return
    const { node, revision, saving } = document
    change(id, { saving: 'saving' })
    try {
      const result = await call('node.save', { ...here(), id, node, revision, force })
      take(id, result, get().documents[id]?.node !== node)
    } catch (error) {
      // Not a failed save, but a failed request: the edit is as unsaved as before.
      change(id, { saving })
      throw error
    }
  }

  async function save(id: string): Promise<void> {
    const text = get().documents[id]?.text ?? null
    if (text === null) return saveNode(id)
    await call('node.keepText', { ...here(), id, text })
    const now = get().documents[id]
    if (now?.text === text && now.saving === 'pending') change(id, { saving: 'kept' })
  }

  async function read(id: string): Promise<void> {
    const { workspace } = here()
    const file = await call('node.read', { workspace, id })
    if (workspace === here().workspace) put(documentOf(file))
  }

  async function saveText(id: string, force = false): Promise<void> {
    const document = get().documents[id]
    if (document === undefined || document.text === null) return
    autosave.forget(id)
    const { text } = document
    const onDisk = force && document.disk !== null && document.disk.kind !== 'missing' ? document.disk.revision : null
    const result = await call('node.saveText', { ...here(), id, text, revision: onDisk ?? document.revision })
    // What was typed meanwhile is newer than the file and waits again.
    const isNewer = get().documents[id]?.text !== text
    if (result.kind === 'saved' && !isNewer) await read(id)
    else take(id, result, isNewer)
  }

  function changeNode(document: NodeDocument, part: Partial<CodeNode>): void {
    if (document.node === null) return
    const saving = document.saving === 'conflict' ? 'conflict' : 'pending'
    goneUnedited.delete(document.id)
    put({ ...document, node: { ...document.node, ...part }, saving })
    autosave.touch(document.id)
  }

  const nodeOf = (id: string): CodeNode | null => get().documents[id]?.node ?? null

  const keeper = createHeaderKeeper({
    node: nodeOf,
    isOn: keepsInStep,
    follow(id, part, code) {
      const document = get().documents[id]
      if (document === undefined || document.node === null) return
      historyOf(id).note(document.node, part, code)
      changeNode(document, part)
    },
    ahead: (id, direction) => historyOf(id).ahead(direction),
    go: (id, direction) => step(id, direction, false),
  })

  /** Takes a step back or forth, its code with it unless the editor has done that. */
  function step(id: string, direction: 'back' | 'forth', withCode = true): void {
    const document = get().documents[id]
    if (document === undefined || document.node === null) return
    const taken = historyOf(id)[direction](document.node)
    if (taken === null) return
    const { part, code } = taken
    if (code === null || !withCode) return changeNode(document, part)
    const [from, to] = direction === 'back' ? [code.after, code.before] : [code.before, code.after]
    // Where the body was typed in since, only the header goes back.
    const next = document.node.code === from ? to : keeper.codeFor(id, document.node, part.variables)
    changeNode(document, next === null ? part : { ...part, code: next })
    agree(id)
  }

  function agree(id: string): void {
    const node = nodeOf(id)
    if (node !== null) keeper.agree(id, node)
  }

  const failed = (): NodeDocument[] => Object.values(get().documents).filter(({ saving }) => saving === 'failed')

  return {
    put,
    save,
    read,
    touchFailed() {
      for (const { id, text } of failed()) if (text === null) autosave.touch(id)
    },
    async saveFailedTexts() {
      for (const { id, text } of failed()) if (text !== null) await saveText(id)
    },
    onNode(file) {
      const document = get().documents[file.id]
      if (document === undefined) return
      const isEmpty = document.node === null && document.text === null
      const isClean = document.saving === 'saved' || goneUnedited.delete(file.id)
      if (isClean && !isEmpty && file.kind === 'missing') {
        // Its text is nowhere else now.
        goneUnedited.add(file.id)
        change(file.id, { saving: 'conflict', disk: file })
      } else if (isClean || isEmpty) put(documentOf(file))
      else change(file.id, { saving: 'conflict', disk: file })
    },
    renamed(from, file) {
      const { [from]: _renamed, ...documents } = get().documents
      set({ documents })
      const history = histories.get(from)
      histories.delete(from)
      keeper.renamed(from, file.id)
      if (history !== undefined) histories.set(file.id, history)
      put(documentOf(file))
    },
    forgetAll() {
      histories.clear()
      keeper.forgetAll()
      goneUnedited.clear()
    },
    edit(id, part) {
      const document = get().documents[id]
      if (document === undefined || document.node === null) return
      const { node } = document
      const whole = followOutputs(node, part)
      const { variables } = whole
      // Where both are changed at once, as by the renaming of a template's input or of an output, they are one step as well.
      const isOfInputs = variables !== undefined && whole.code === undefined
      const code = isOfInputs
        ? keeper.codeFor(id, node, variables)
        : variables === undefined && whole.outputs === undefined
          ? null
          : (whole.code ?? null)
      historyOf(id).note(node, whole, code === null ? null : keeper.stepTo(node, code))
      changeNode(document, code === null ? whole : { ...whole, code })
      if (whole.code !== undefined) keeper.typed(id, node, whole.code)
      else if (isOfInputs) agree(id)
    },
    fillSamples(id, samples) {
      const node = nodeOf(id)
      if (node !== null) change(id, { node: { ...node, samples: { ...node.samples, ...samples } } })
    },
    settle: keeper.settle,
    editText(id, text) {
      const document = get().documents[id]
      if (document === undefined || document.file.kind !== 'broken') return
      change(id, { text, saving: document.saving === 'conflict' ? 'conflict' : 'pending' })
      autosave.touch(id)
    },
    undo(id) {
      keeper.settle(id)
      step(id, 'back')
    },
    redo(id) {
      keeper.settle(id)
      step(id, 'forth')
    },
    async resolveConflict(id, keep) {
      const isText = (get().documents[id]?.text ?? null) !== null
      goneUnedited.delete(id)
      if (keep === 'mine') await (isText ? saveText(id, true) : saveNode(id, true))
      else {
        autosave.forget(id)
        put(documentOf(await call('node.discardDraft', { ...here(), id })))
      }
    },
    saveText,
  }
}
