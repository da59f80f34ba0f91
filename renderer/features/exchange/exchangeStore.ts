import { create } from 'zustand'
import { findTarget } from '../../../shared/dify/targets'
import type { ExportForm, Watch } from '../../../shared/model/exchange'
import type { CodeNode } from '../../../shared/model/node'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { textNow } from '../../i18n/useText'

/** What is shown after a copy: where it was asked for, of which nodes, and what to watch. */
export interface Glance {
  readonly place: 'runbar' | 'library'
  readonly ids: readonly string[]
  readonly target: string
  /** False where the target reads nothing from the clipboard: other ways are offered then. */
  readonly copied: boolean
  readonly watch: readonly Watch[]
}

interface ExchangeState {
  glance: Glance | null
  /** The name of the file that was saved last; null once that is old. */
  saved: string | null
  copy(ids: readonly string[], place: Glance['place']): Promise<void>
  copyCode(id: string): Promise<void>
  paste(): Promise<void>
  save(id: string, form: ExportForm): Promise<void>
  dismiss(): void
  forgetSaved(): void
}

interface Shown {
  readonly id: string
  readonly node: CodeNode | null
}

/** A node as the window shows it; null where it is not open, so that its file counts. */
function shown(id: string): Shown {
  return { id, node: useWorkspace.getState().documents[id]?.node ?? null }
}

/** The target of several nodes is the workspace's. */
function targetOf(nodes: readonly Shown[]): string {
  const own = nodes.length === 1 ? nodes[0]?.node?.target : null
  return own ?? useApp.getState().settings.target
}

/** The environment that nodes of a target run in here; null where none is known. */
function environmentOf(target: string): string | null {
  const { builds, current } = useEnvironment.getState()
  const build = current === null ? null : builds[current]
  return build != null && build.target === findTarget(target)?.id ? (build.environment?.key ?? null) : null
}

/** So many pasted nodes are opened at once; the others are in the library. */
const mostOpened = 8

const here = (): { workspace: string } => ({ workspace: useWorkspace.getState().workspace?.path ?? '' })

/** Nodes to Dify and back, as the window asks for it. */
export const useExchange = create<ExchangeState>()((set, get) => ({
  glance: null,
  saved: null,
  async copy(ids, place) {
    if (ids.length === 0) return
    const nodes = ids.map(shown)
    const target = targetOf(nodes)
    const { copied, watch } = await call('exchange.copy', {
      ...here(),
      target,
      nodes,
      environment: environmentOf(target),
    })
    // The run bar, where it is told, is on no other page.
    if (place === 'runbar') useApp.getState().showPage('library')
    set({ glance: { place, ids, target, copied, watch } })
  },
  async copyCode(id) {
    const { node } = shown(id)
    if (node === null) return
    await call('clipboard.write', { text: node.code })
    get().dismiss()
  },
  async paste() {
    const { files, problems } = await call('exchange.paste', here())
    const { adopt, remove } = useWorkspace.getState()
    adopt(files.slice(0, mostOpened))
    for (const problem of problems) useApp.getState().report(problem)
    tellUndoable(textNow().exchange.pasted(files.length), () => {
      for (const { id } of files) remove(id).catch(reportError)
    })
  },
  async save(id, form) {
    const chosen = shown(id)
    const target = targetOf([chosen])
    const saved = await call('exchange.save', { ...here(), ...chosen, target, form })
    if (saved !== null) set({ saved: saved.path.split(/[\\/]/).at(-1) ?? saved.path, glance: null })
  },
  dismiss: () => set({ glance: null }),
  forgetSaved: () => set({ saved: null }),
}))

/** Whether a paste means nodes: nothing that takes text has the focus. */
export function pastesNodes(): boolean {
  const at = document.activeElement
  if (at === null || at === document.body) return true
  return at.closest('.side') !== null && !at.matches('input, textarea, [contenteditable]')
}
