import { toast } from 'sonner'
import { create } from 'zustand'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeFile } from '../../../shared/model/workspace'
import { textNow } from '../../i18n/useText'
import { call, on } from '../client'
import { reportError, useApp } from './appStore'
import { createAutosave } from './autosave'
import { createEditHistory } from './editHistory'
import { type NodeDocument, requirementsTab, type WorkspaceState } from './storeTypes'

/** A document as just read. An edit that was kept aside comes back as the author's, with the question which to keep. */
export function documentOf(file: NodeFile): NodeDocument {
  const base = { id: file.id, file, disk: null, saveProblem: null }
  if (file.kind === 'missing') return { ...base, node: null, revision: '', saving: 'saved' }
  if (file.kind === 'broken') return { ...base, node: null, revision: file.revision, saving: 'saved' }
  if (file.draft === null) return { ...base, node: file.node, revision: file.revision, saving: 'saved' }
  return { ...base, node: file.draft, revision: file.revision, saving: 'conflict', disk: file }
}

/** The workspace: its library, the open tabs, the edited documents. */
export const useWorkspace = create<WorkspaceState>()((set, get) => {
  const histories = new Map<string, ReturnType<typeof createEditHistory>>()
  const autosave = createAutosave((id) => (id === requirementsTab ? saveRequirements() : saveNode(id)))

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

  async function saveNode(id: string, force = false): Promise<void> {
    const document = get().documents[id]
    if (document === undefined || document.node === null) return
    const { node } = document
    change(id, { saving: 'saving' })
    const result = await call('node.save', { id, node, revision: document.revision, force })
    const isNewer = get().documents[id]?.node !== node
    if (result.kind === 'saved') {
      change(id, { revision: result.revision, saving: isNewer ? 'pending' : 'saved', disk: null, saveProblem: null })
    } else if (result.kind === 'conflict') change(id, { saving: 'conflict', disk: result.disk })
    else change(id, { saving: 'failed', saveProblem: result.problem })
  }

  async function saveRequirements(force = false): Promise<void> {
    const before = get().requirements
    if (before === null) return
    set({ requirements: { ...before, saving: 'saving' } })
    const { text, revision } = before
    const result = await call('requirements.save', { text, revision, force })
    const now = get().requirements ?? before
    if (result.kind === 'saved') {
      const saving = now.text === text ? 'saved' : 'pending'
      set({ requirements: { ...now, revision: result.revision, saving, diskText: null, saveProblem: null } })
      bumpRequirements()
    } else if (result.kind === 'conflict') {
      set({ requirements: { ...now, saving: 'conflict', diskText: result.disk.text, revision: result.disk.revision } })
    } else set({ requirements: { ...now, saving: 'failed', saveProblem: result.problem } })
  }

  /** The requirements changed: environments are asked for anew by whoever listens. */
  function bumpRequirements(): void {
    set({ requirementsCount: get().requirementsCount + 1 })
  }

  function remember(): void {
    const { tabs, active } = get()
    const layout = useApp.getState().info?.session.layout ?? {}
    call('session.update', { open: [...tabs], active, layout }).catch(reportError)
  }

  function show(id: string): void {
    const { tabs } = get()
    set({ tabs: tabs.includes(id) ? tabs : [...tabs, id], active: id })
    useApp.getState().showPage('library')
    remember()
  }

  /** Another hand changed a file. Without an edit of ours the disk's version is shown; else the author is asked. */
  function onNode(file: NodeFile): void {
    const document = get().documents[file.id]
    if (document === undefined) return
    const isClean = document.saving === 'saved'
    if (isClean || document.node === null) put(documentOf(file))
    else change(file.id, { saving: 'conflict', disk: file })
  }

  async function read(id: string): Promise<void> {
    put(documentOf(await call('node.read', { id })))
  }

  async function begin(): Promise<void> {
    const { info } = useApp.getState()
    if (info === null) return
    const { open, active } = info.session
    const nodes = open.filter((id) => id !== requirementsTab)
    // All at once: what the author sees first must not wait for the rest.
    const [requirements, entries, files] = await Promise.all([
      call('requirements.read', null),
      call('library.list', null),
      Promise.all(nodes.map((id) => call('node.read', { id }))),
    ])
    const there = files.filter(({ kind }) => kind !== 'missing')
    const known = new Set([...there.map(({ id }) => id), requirementsTab])
    const tabs = open.filter((id) => known.has(id))
    set({
      workspace: info.workspace,
      requirements: { ...requirements, saving: 'saved', diskText: null, saveProblem: null },
      entries,
      documents: Object.fromEntries(there.map((file) => [file.id, documentOf(file)])),
      tabs,
      active: active !== null && known.has(active) ? active : (tabs[0] ?? null),
    })
  }

  async function switchTo(task: Promise<unknown>): Promise<void> {
    await task
    histories.clear()
    set({ documents: {}, tabs: [], active: null, entries: [], requirements: null })
    const info = await call('app.info', null)
    useApp.setState({ info })
    await begin()
  }

  return {
    workspace: null,
    entries: [],
    tabs: [],
    active: null,
    documents: {},
    requirements: null,
    requirementsCount: 0,
    async start() {
      on('library.changed', (entries) => set({ entries }))
      on('node.changed', onNode)
      on('workspace.changed', (workspace) => set({ workspace }))
      on('requirements.changed', (file) => {
        const now = get().requirements
        if (now === null || now.saving === 'saved') {
          set({ requirements: { ...file, saving: 'saved', diskText: null, saveProblem: null } })
          bumpRequirements()
        } else set({ requirements: { ...now, saving: 'conflict', diskText: file.text, revision: file.revision } })
      })
      on('window.closing', () => {
        get()
          .flush()
          .catch(reportError)
          .finally(() => void call('window.flushed', null))
      })
      await begin()
    },
    async open(id) {
      if (get().documents[id] === undefined) await read(id)
      show(id)
    },
    async close(id) {
      await autosave.settle(id)
      const { tabs, active } = get()
      const at = tabs.indexOf(id)
      const rest = tabs.filter((other) => other !== id)
      const next = active === id ? (rest[Math.min(at, rest.length - 1)] ?? null) : active
      const { [id]: closed, ...documents } = get().documents
      // An edit that is not in its file stays in memory, so that closing a tab loses nothing.
      const keep = closed !== undefined && closed.saving !== 'saved'
      set({ tabs: rest, active: next, documents: keep ? get().documents : documents })
      remember()
    },
    activate: show,
    moveTab(id, to) {
      const tabs = get().tabs.filter((other) => other !== id)
      tabs.splice(Math.max(0, Math.min(to, tabs.length)), 0, id)
      set({ tabs })
      remember()
    },
    edit(id, part) {
      const document = get().documents[id]
      if (document === undefined || document.node === null) return
      historyOf(id).note(document.node, part)
      const saving = document.saving === 'conflict' ? 'conflict' : 'pending'
      put({ ...document, node: { ...document.node, ...part }, saving })
      autosave.touch(id)
    },
    undo: (id) => step(id, 'back'),
    redo: (id) => step(id, 'forth'),
    flush: () => autosave.flush(),
    async resolveConflict(id, keep) {
      if (keep === 'mine') await saveNode(id, true)
      else {
        autosave.forget(id)
        put(documentOf(await call('node.discardDraft', { id })))
      }
    },
    async saveText(id, text) {
      const document = get().documents[id]
      if (document === undefined) return
      const result = await call('node.saveText', { id, text, revision: document.revision })
      if (result.kind === 'failed') change(id, { saving: 'failed', saveProblem: result.problem })
      else await read(id)
    },
    async create(title, language, example) {
      const file = await call('node.create', { title, code_language: language, example })
      put(documentOf(file))
      show(file.id)
    },
    async rename(id, title) {
      await autosave.settle(id)
      const file = await call('node.rename', { id, title })
      const { [id]: _renamed, ...documents } = get().documents
      set({ documents, tabs: get().tabs.map((tab) => (tab === id ? file.id : tab)) })
      put(documentOf(file))
      if (get().active === id) set({ active: file.id })
      remember()
    },
    async duplicate(id) {
      await autosave.settle(id)
      const file = await call('node.duplicate', { id })
      put(documentOf(file))
      show(file.id)
    },
    async remove(id) {
      await autosave.settle(id)
      await get().close(id)
      const { token } = await call('node.remove', { id })
      const { moved, undo } = textNow().library
      toast(moved(id), {
        action: { label: undo, onClick: () => restore(token) },
      })
    },
    openRequirements: () => {
      show(requirementsTab)
      return Promise.resolve()
    },
    editRequirements(text) {
      const now = get().requirements
      if (now === null) return
      set({ requirements: { ...now, text, saving: now.saving === 'conflict' ? 'conflict' : 'pending' } })
      if (now.saving !== 'conflict') autosave.touch(requirementsTab)
    },
    async resolveRequirements(keep) {
      const now = get().requirements
      if (now === null) return
      if (keep === 'mine') await saveRequirements(true)
      else {
        autosave.forget(requirementsTab)
        const file = await call('requirements.read', null)
        set({ requirements: { ...file, saving: 'saved', diskText: null, saveProblem: null } })
        bumpRequirements()
      }
    },
    async chooseWorkspace() {
      await autosave.flush()
      const chosen = await call('workspace.choose', null)
      if (chosen !== null) await switchTo(Promise.resolve())
    },
    async openRecent(index) {
      await autosave.flush()
      await switchTo(call('workspace.openRecent', { index }))
    },
    async retryWorkspace() {
      set({ workspace: await call('workspace.retry', null) })
      const failed = Object.values(get().documents).filter(({ saving }) => saving === 'failed')
      for (const { id } of failed) await saveNode(id)
      set({ entries: await call('library.list', null) })
    },
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

  function restore(token: string): void {
    call('node.restore', { token })
      .then((file) => {
        put(documentOf(file))
        show(file.id)
      })
      .catch(reportError)
  }
})

/** The open node of a tab; null for a tab that shows something else. */
export function activeNode(state: WorkspaceState): CodeNode | null {
  return state.active === null ? null : (state.documents[state.active]?.node ?? null)
}
