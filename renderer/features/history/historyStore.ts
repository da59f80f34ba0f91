import { create } from 'zustand'
import type { KeptNode, Version, VersionText } from '../../../shared/model/history'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { readableId } from '../appFiles/appFileStore'
import { textNow } from '../../i18n/useText'

/** What a version is held against: what the file is now, or the version before. */
export type Against = 'now' | 'before'

interface HistoryState {
  /** Which part of the page is shown where no node was asked for. */
  part: 'runs' | 'versions'
  nodes: readonly KeptNode[]
  /** The node that was asked for by name; null: the open one. */
  asked: string | null
  /** The node whose versions are shown. */
  node: string | null
  /** Its versions, newest first; null until they are read. */
  versions: readonly Version[] | null
  selected: string | null
  /** The texts of the two versions that are shown, by their key. */
  texts: Readonly<Record<string, VersionText>>
  view: 'code' | 'file'
  against: Against
  /** Reads which nodes have versions, and shows those of this one, else of the last shown, the open or the last changed one. */
  show(id: string | null): Promise<void>
  select(key: string): Promise<void>
  setPart(part: 'runs' | 'versions'): void
  setView(view: 'code' | 'file'): void
  setAgainst(against: Against): Promise<void>
  restore(): Promise<void>
  /** Removes all versions of the shown node for good. */
  clear(): Promise<void>
}

/** The version that another is held against; null: there is none. */
export function otherOf({
  versions,
  selected,
  against,
}: Pick<HistoryState, 'versions' | 'selected' | 'against'>): Version | null {
  const all = versions ?? []
  const at = all.findIndex(({ key }) => key === selected)
  if (at === -1) return null
  // The newest is what the file is now: it is held against the one before.
  return (against === 'now' && at > 0 ? all[0] : all[at + 1]) ?? null
}

/** Which part of the page is in view: whoever asks for the history of a node means its file. */
export function shownPart({ part, asked }: Pick<HistoryState, 'part' | 'asked'>): HistoryState['part'] {
  return asked === null ? part : 'versions'
}

/** Whether the kept runs are in view. */
export function showsRuns(): boolean {
  return useApp.getState().page === 'history' && shownPart(useHistory.getState()) === 'runs'
}

/** The versions of nodes that are kept, and what is looked at of them. */
export const useHistory = create<HistoryState>()((set, get) => {
  const here = (): { workspace: string } => ({ workspace: useWorkspace.getState().workspace?.path ?? '' })

  async function readTexts(): Promise<void> {
    const { node, selected, texts } = get()
    if (node === null || selected === null) return
    const wanted = [selected, otherOf(get())?.key].filter((key) => key !== undefined)
    const read = wanted.map(async (key) => {
      return [key, texts[key] ?? (await call('history.read', { ...here(), id: node, version: key }))] as const
    })
    const known = Object.fromEntries(await Promise.all(read))
    if (get().node === node) set({ texts: known })
  }

  async function readVersions(): Promise<void> {
    const { node, selected } = get()
    if (node === null) return
    const versions = await call('history.list', { ...here(), id: node })
    if (get().node !== node) return
    const isThere = versions.some(({ key }) => key === selected)
    set({ versions, selected: isThere ? selected : (versions[0]?.key ?? null) })
    await readTexts()
  }

  on('history.changed', ({ workspace, id }) => {
    const isShown = useApp.getState().page === 'history' && id === get().node
    if (isShown && workspace === here().workspace) readVersions().catch(reportError)
  })

  useApp.subscribe(({ page }) => {
    if (page !== 'history' && get().asked !== null) set({ asked: null })
  })

  return {
    part: 'runs',
    nodes: [],
    asked: null,
    node: null,
    versions: null,
    selected: null,
    texts: {},
    view: 'code',
    against: 'now',
    async show(id) {
      await useWorkspace.getState().flush()
      const nodes = await call('history.nodes', here())
      const { active } = useWorkspace.getState()
      const wanted = [id, active, get().node].find((one) => one !== null && nodes.some((kept) => kept.id === one))
      const node = wanted ?? nodes[0]?.id ?? null
      if (node !== get().node) set({ versions: null, selected: null, texts: {} })
      set({ nodes, node })
      await readVersions()
    },
    async select(key) {
      set({ selected: key })
      await readTexts()
    },
    setPart: (part) => set({ part, asked: null }),
    setView: (view) => set({ view }),
    async setAgainst(against) {
      set({ against })
      await readTexts()
    },
    async clear() {
      const { node } = get()
      if (node === null) return
      await call('history.clear', { ...here(), id: node })
      await get().show(node)
    },
    async restore() {
      const { node, selected } = get()
      if (node === null || selected === null) return
      const place = { ...here(), id: node }
      const put = async (version: string): Promise<string | null> => {
        await useWorkspace.getState().flush()
        const { file, before } = await call('history.restore', { ...place, version })
        useWorkspace.getState().take(file)
        set({ selected: null })
        await get().show(node)
        return before
      }
      const before = await put(selected)
      tellUndoable(textNow().history.restored(readableId(node)), () => {
        const back = before === null ? useWorkspace.getState().remove(node) : put(before)
        back.catch(reportError)
      })
    },
  }
})
