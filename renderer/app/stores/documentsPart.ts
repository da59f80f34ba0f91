import type { NodeFile, SaveResult } from '../../../shared/model/workspace'
import { call } from '../client'
import type { Autosave } from './autosave'
import { createEditHistory } from './editHistory'
import type { NodeDocument, WorkspaceState } from './storeTypes'

/** A document as just read. An edit that was kept aside comes back as the author's, with the question which to keep. */
export function documentOf(file: NodeFile): NodeDocument {
  const base = {
    id: file.id,
    file,
    node: null,
    text: null,
    revision: '',
    saving: 'saved',
    disk: null,
    saveProblem: null,
  } as const
  if (file.kind === 'missing') return base
  const { revision } = file
  // The text of a broken file waits for the author's word even where nothing stands against it.
  if (file.kind === 'broken')
    return { ...base, revision, text: file.draft, saving: file.draft === null ? 'saved' : 'pending' }
  if (file.draft === null) return { ...base, node: file.node, revision }
  return { ...base, node: file.draft, revision, saving: 'conflict', disk: file }
}

interface Store {
  get(): WorkspaceState
  set(part: Partial<WorkspaceState>): void
}

type Actions = 'edit' | 'undo' | 'redo' | 'resolveConflict' | 'editText' | 'saveText'

type DocumentsPart = Pick<WorkspaceState, Actions> & {
  put(document: NodeDocument): void
  /** Writes a node's edit to its file, or a broken file's text to where it is kept aside. */
  save(id: string): Promise<void>
  /** Tries again what could not be written. */
  saveFailed(): Promise<void>
  /** Another hand changed a file: without an edit of ours its version is shown, else the author is asked. */
  onNode(file: NodeFile): void
  read(id: string): Promise<void>
  /** A node has another id now; what was done to it can still be undone. */
  renamed(from: string, file: NodeFile): void
  forgetAll(): void
}

/** The open nodes as the author edits them. */
export function createDocumentsPart({ get, set }: Store, autosave: Autosave): DocumentsPart {
  const histories = new Map<string, ReturnType<typeof createEditHistory>>()

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
    const document = get().documents[id]
    if (document === undefined || document.node === null) return
    const { node, revision, saving } = document
    change(id, { saving: 'saving' })
    try {
      const result = await call('node.save', { id, node, revision, force })
      take(id, result, get().documents[id]?.node !== node)
    } catch (error) {
      // Not a failed save, but a failed request: the edit is as unsaved as before.
      change(id, { saving })
      throw error
    }
  }

  async function save(id: string): Promise<void> {
    const text = get().documents[id]?.text ?? null
    await (text === null ? saveNode(id) : call('node.keepText', { id, text }))
  }

  async function read(id: string): Promise<void> {
    put(documentOf(await call('node.read', { id })))
  }

  async function saveText(id: string, force = false): Promise<void> {
    const document = get().documents[id]
    if (document === undefined || document.text === null) return
    autosave.forget(id)
    const { text } = document
    const onDisk = force && document.disk !== null && document.disk.kind !== 'missing' ? document.disk.revision : null
    const result = await call('node.saveText', { id, text, revision: onDisk ?? document.revision })
    // What was typed meanwhile is newer than the file and waits again.
    const isNewer = get().documents[id]?.text !== text
    if (result.kind === 'saved' && !isNewer) await read(id)
    else take(id, result, isNewer)
  }

  function step(id: string, direction: 'back' | 'forth'): void {
    const document = get().documents[id]
    if (document === undefined || document.node === null) return
    const part = historyOf(id)[direction](document.node)
    if (part === null) return
    const saving = document.saving === 'conflict' ? 'conflict' : 'pending'
    put({ ...document, node: { ...document.node, ...part }, saving } satisfies NodeDocument)
    autosave.touch(id)
  }

  return {
    put,
    save,
    read,
    async saveFailed() {
      const failed = Object.values(get().documents).filter(({ saving }) => saving === 'failed')
      for (const { id } of failed) await saveNode(id)
    },
    onNode(file) {
      const document = get().documents[file.id]
      if (document === undefined) return
      const isClean = document.saving === 'saved'
      if (isClean || (document.node === null && document.text === null)) put(documentOf(file))
      else change(file.id, { saving: 'conflict', disk: file })
    },
    renamed(from, file) {
      const { [from]: _renamed, ...documents } = get().documents
      set({ documents })
      const history = histories.get(from)
      histories.delete(from)
      if (history !== undefined) histories.set(file.id, history)
      put(documentOf(file))
    },
    forgetAll: () => histories.clear(),
    edit(id, part) {
      const document = get().documents[id]
      if (document === undefined || document.node === null) return
      historyOf(id).note(document.node, part)
      const saving = document.saving === 'conflict' ? 'conflict' : 'pending'
      put({ ...document, node: { ...document.node, ...part }, saving })
      autosave.touch(id)
    },
    editText(id, text) {
      const document = get().documents[id]
      if (document === undefined || document.file.kind !== 'broken') return
      change(id, { text, saving: document.saving === 'conflict' ? 'conflict' : 'pending' })
      autosave.touch(id)
    },
    undo: (id) => step(id, 'back'),
    redo: (id) => step(id, 'forth'),
    async resolveConflict(id, keep) {
      const isText = (get().documents[id]?.text ?? null) !== null
      if (keep === 'mine') await (isText ? saveText(id, true) : saveNode(id, true))
      else {
        autosave.forget(id)
        put(documentOf(await call('node.discardDraft', { id })))
      }
    },
    saveText,
  }
}
