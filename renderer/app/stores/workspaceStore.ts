import { create } from 'zustand'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeFile, WorkspaceInfo } from '../../../shared/model/workspace'
import { textNow } from '../../i18n/useText'
import { keepModels, renameModel } from '../../features/editor/nodeModels'
import { call, on } from '../client'
import { whileInert } from '../inert'
import { tellUndoable } from '../tellUndoable'
import { problemOf, reportError, useApp } from './appStore'
import { createAutosave } from './autosave'
import { createDocumentsPart, documentOf, refusedDocument } from './documentsPart'
import { useEnvironment } from './environmentStore'
import { createRequirementsPart, noRevision, ownPlace, placeOf, requirementsOf } from './requirementsPart'
import { createServerPart } from './serverPart'
import { requirementsTab, serverId, type WorkspaceState } from './storeTypes'

/** The workspace: its library, the open tabs, the edited documents. */
export const useWorkspace = create<WorkspaceState>()((set, get) => {
  const autosave = createAutosave(
    (id) => (id === requirementsTab ? requirements.save() : id === serverId ? server.save() : documents.save(id)),
    reportError,
  )
  const here = (): { workspace: string } => ({ workspace: get().workspace?.path ?? '' })
  const requirements = createRequirementsPart({ get, set, here }, autosave)
  const server = createServerPart({ get, set, here }, autosave)
  const keepsInStep = (): boolean => useApp.getState().settings.keepInStep
  const documents = createDocumentsPart({ get, set, here, keepsInStep }, autosave)
  const { put } = documents

  function remember(): void {
    const { workspace, tabs, active } = get()
    if (workspace === null) return
    const layout = useApp.getState().info?.session.layout ?? {}
    call('session.update', { ...here(), open: [...tabs, ...undecided()], active, layout }).catch(reportError)
  }

  /** Closed tabs of removed files whose edit is undecided: nothing else leads to it at the next start. */
  function undecided(): string[] {
    const { documents: all, tabs } = get()
    const waiting = Object.values(all).filter(({ saving, disk }) => saving === 'conflict' && disk?.kind === 'missing')
    return waiting.map(({ id }) => id).filter((id) => !tabs.includes(id))
  }

  /** What came of the workspace that is just being read. */
  const early: { workspace: string; task: () => void }[] = []

  /** Does what an event of a workspace asks for, if it is the one that is shown. */
  function hear(workspace: string, task: () => void): void {
    if (get().workspace === null) early.push({ workspace, task })
    else if (get().workspace?.path === workspace) task()
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
    const workspace = info.workspace.path
    const nodes = open.filter((id) => id !== requirementsTab)
    // All at once: what the author sees first must not wait for the rest. And each by itself: what can't be read says so in its place.
    const unread = (error: unknown) => ({
      text: '',
      revision: noRevision,
      draft: null,
      problem: problemOf(error),
      ...ownPlace,
    })
    const [file, serverFile, entries, opened] = await Promise.all([
      call('requirements.read', { workspace }).catch(unread),
      call('server.read', { workspace }).catch(unread),
      call('library.list', null).catch((error: unknown) => {
        reportError(error)
        return []
      }),
      Promise.all(
        nodes.map((id) =>
          call('node.read', { workspace, id })
            .then(documentOf)
            .catch((error: unknown) => refusedDocument(id, problemOf(error))),
        ),
      ),
    ])
    const there = opened.filter(({ file: { kind }, node }) => kind !== 'missing' || node !== null)
    const known = new Set([...there.map(({ id }) => id), requirementsTab])
    const tabs = open.filter((id) => known.has(id))
    set({
      workspace: info.workspace,
      requirements: requirementsOf(file),
      requirementsPlace: placeOf(file),
      server: requirementsOf(serverFile),
      requirementsCount: get().requirementsCount + 1,
      entries,
      documents: Object.fromEntries(there.map((document) => [document.id, document])),
      tabs,
      active: active !== null && known.has(active) ? active : (tabs[0] ?? null),
    })
    for (const { workspace: of, task } of early.splice(0)) hear(of, task)
  }

  /** Shows another workspace. Nobody types meanwhile, and nothing of the one before is left. */
  function switchTo(change: () => Promise<WorkspaceInfo | null>): Promise<void> {
    return whileInert(async () => {
      await get().flush()
      const workspace = await change()
      if (workspace === null) return
      documents.forgetAll()
      early.length = 0
      set({
        workspace: null,
        documents: {},
        tabs: [],
        active: null,
        entries: [],
        requirements: null,
        server: null,
        renamed: null,
      })
      useEnvironment.setState({ current: null })
      try {
        const info = await call('app.info', null)
        useApp.setState({ info })
        // The editor has left the page by now.
        keepModels([])
        await begin()
      } catch (error) {
        // The window must have its menus, so that there is a way out.
        set({ workspace })
        throw error
      }
    })
  }

  async function saveFailed(): Promise<void> {
    documents.touchFailed()
    requirements.touchFailed()
    server.touchFailed()
    await documents.saveFailedTexts()
    await autosave.flush()
  }

  return {
    workspace: null,
    entries: [],
    tabs: [],
    active: null,
    documents: {},
    requirements: null,
    requirementsPlace: ownPlace,
    server: null,
    requirementsCount: 0,
    renamed: null,
    async start() {
      on('library.changed', ({ workspace, entries }) => hear(workspace, () => set({ entries })))
      on('node.changed', ({ workspace, file }) => hear(workspace, () => documents.onNode(file)))
      on('requirements.changed', ({ workspace, file }) => hear(workspace, () => requirements.onFile(file)))
      // What a lock pins, or a file beside says, is another environment.
      for (const name of ['lock.changed', 'beside.changed'] as const) {
        on(name, ({ workspace }) => hear(workspace, () => set({ requirementsCount: get().requirementsCount + 1 })))
      }
      on('server.changed', ({ workspace, file }) => hear(workspace, () => server.onFile(file)))
      on('workspace.changed', (workspace) =>
        hear(workspace.path, () => {
          const isBack = get().workspace?.writable === false && workspace.writable
          set({ workspace })
          if (isBack) saveFailed().catch(reportError)
        }),
      )
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
    fillSamples: documents.fillSamples,
    settle: documents.settle,
    undo: documents.undo,
    redo: documents.redo,
    resolveConflict: documents.resolveConflict,
    editText: documents.editText,
    saveText: (id) => documents.saveText(id),
    editRequirements: requirements.editRequirements,
    resolveRequirements: requirements.resolveRequirements,
    pointRequirements: requirements.pointRequirements,
    takeOwnRequirements: requirements.takeOwnRequirements,
    saveRequirementsCopy: requirements.saveRequirementsCopy,
    editServer: server.editServer,
    resolveServer: server.resolveServer,
    flush: saveFailed,
    async create(title, language, template) {
      const file = await call('node.create', { ...here(), title, code_language: language, template })
      put(documentOf(file))
      show(file.id)
    },
    adopt(files) {
      for (const file of [...files.slice(1), ...files.slice(0, 1)]) {
        put(documentOf(file))
        show(file.id)
      }
    },
    rename: (id, title) => relocate(id, () => call('node.rename', { ...here(), id, title })),
    move: (id, folder) => relocate(id, () => call('node.move', { ...here(), id, folder })),
    async duplicate(id) {
      await autosave.settle(id)
      const file = await call('node.duplicate', { ...here(), id })
      put(documentOf(file))
      show(file.id)
    },
    async remove(id) {
      await autosave.settle(id)
      await get().close(id)
      const place = here()
      const { token } = await call('node.remove', { ...place, id })
      tellUndoable(textNow().library.moved(id), () => restore({ ...place, token }))
    },
    take(file) {
      if (get().documents[file.id] !== undefined) put(documentOf(file))
    },
    openRequirements: () => {
      show(requirementsTab)
      return Promise.resolve()
    },
    enter: switchTo,
    chooseWorkspace: () => switchTo(() => call('workspace.choose', null)),
    openRecent: (index) => switchTo(() => call('workspace.openRecent', { index })),
    async retryWorkspace() {
      set({ workspace: await call('workspace.retry', null) })
      await saveFailed()
      set({ entries: await call('library.list', null) })
    },
  }

  async function relocate(id: string, change: () => Promise<NodeFile>): Promise<void> {
    await autosave.settle(id)
    const file = await change()
    renameModel(id, file.id)
    documents.renamed(id, file)
    set({
      tabs: get().tabs.map((tab) => (tab === id ? file.id : tab)),
      renamed: { from: id, to: file.id },
    })
    if (get().active === id) set({ active: file.id })
    remember()
  }

  function restore(removed: { workspace: string; token: string }): void {
    call('node.restore', removed)
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
