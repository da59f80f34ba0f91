import { toast } from 'sonner'
import { create } from 'zustand'
import type { CodeNode } from '../../../shared/model/node'
import { textNow } from '../../i18n/useText'
import { renameModel } from '../../features/editor/nodeModels'
import { call, on } from '../client'
import { reportError, useApp } from './appStore'
import { createAutosave } from './autosave'
import { createDocumentsPart, documentOf } from './documentsPart'
import { createRequirementsPart } from './requirementsPart'
import { requirementsTab, type WorkspaceState } from './storeTypes'

/** The workspace: its library, the open tabs, the edited documents. */
export const useWorkspace = create<WorkspaceState>()((set, get) => {
  const autosave = createAutosave(
    (id) => (id === requirementsTab ? requirements.save() : documents.save(id)),
    reportError,
  )
  const requirements = createRequirementsPart({ get, set }, autosave)
  const documents = createDocumentsPart({ get, set }, autosave)
  const { put } = documents

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

  async function begin(): Promise<void> {
    const { info } = useApp.getState()
    if (info === null) return
    const { open, active } = info.session
    const nodes = open.filter((id) => id !== requirementsTab)
    // All at once: what the author sees first must not wait for the rest.
    const [file, entries, files] = await Promise.all([
      call('requirements.read', null),
      call('library.list', null),
      Promise.all(nodes.map((id) => call('node.read', { id }))),
    ])
    const there = files.filter(({ kind }) => kind !== 'missing')
    const known = new Set([...there.map(({ id }) => id), requirementsTab])
    const tabs = open.filter((id) => known.has(id))
    set({
      workspace: info.workspace,
      requirements: { ...file, saving: 'saved', diskText: null, saveProblem: null },
      entries,
      documents: Object.fromEntries(there.map((file) => [file.id, documentOf(file)])),
      tabs,
      active: active !== null && known.has(active) ? active : (tabs[0] ?? null),
    })
  }

  async function switchTo(task: Promise<unknown>): Promise<void> {
    await task
    documents.forgetAll()
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
    renamed: null,
    async start() {
      on('library.changed', (entries) => set({ entries }))
      on('node.changed', documents.onNode)
      on('workspace.changed', (workspace) => {
        const isBack = get().workspace?.writable === false && workspace.writable
        set({ workspace })
        if (isBack) documents.saveFailed().catch(reportError)
      })
      requirements.listen()
      on('window.closing', () => {
        get()
          .flush()
          .catch(reportError)
          .finally(() => void call('window.flushed', null))
      })
      await begin()
    },
    async open(id) {
      if (get().documents[id] === undefined) await documents.read(id)
      show(id)
    },
    async close(id) {
      await autosave.settle(id)
      const { tabs, active } = get()
      const at = tabs.indexOf(id)
      const rest = tabs.filter((other) => other !== id)
      const next = active === id ? (rest[Math.min(at, rest.length - 1)] ?? null) : active
      const { [id]: closed, ...others } = get().documents
      // An edit that is not in its file stays in memory, so that closing a tab loses nothing.
      const keep = closed !== undefined && closed.saving !== 'saved'
      set({ tabs: rest, active: next, documents: keep ? get().documents : others })
      remember()
    },
    activate: show,
    moveTab(id, to) {
      const tabs = get().tabs.filter((other) => other !== id)
      tabs.splice(Math.max(0, Math.min(to, tabs.length)), 0, id)
      set({ tabs })
      remember()
    },
    edit: documents.edit,
    undo: documents.undo,
    redo: documents.redo,
    resolveConflict: documents.resolveConflict,
    editText: documents.editText,
    saveText: (id) => documents.saveText(id),
    editRequirements: requirements.editRequirements,
    resolveRequirements: requirements.resolveRequirements,
    flush: () => autosave.flush(),
    async create(title, language, example) {
      const file = await call('node.create', { title, code_language: language, example })
      put(documentOf(file))
      show(file.id)
    },
    async rename(id, title) {
      await autosave.settle(id)
      const file = await call('node.rename', { id, title })
      renameModel(id, file.id)
      documents.renamed(id, file)
      set({
        tabs: get().tabs.map((tab) => (tab === id ? file.id : tab)),
        renamed: { from: id, to: file.id },
      })
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
      await documents.saveFailed()
      set({ entries: await call('library.list', null) })
    },
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
