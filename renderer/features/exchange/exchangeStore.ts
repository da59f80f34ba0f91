import { create } from 'zustand'
import { findTarget } from '../../../shared/dify/targets'
import type { ExportForm, Watch } from '../../../shared/model/exchange'
import type { CodeNode } from '../../../shared/model/node'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { againstHandingOn, type FoundIn } from '../preflight/againstHandingOn'
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

/** What is told before a node is handed on: errors that preflight finds, and secrets. Nothing has gone anywhere yet. */
export interface ToldFirst {
  readonly place: Glance['place']
  readonly verb: 'copy' | 'save'
  readonly found: readonly FoundIn[]
  /** Hands it on all the same. */
  readonly go: () => Promise<void>
}

interface ExchangeState {
  glance: Glance | null
  first: ToldFirst | null
  /** Hands a node on where nothing speaks against it; else that is told first. */
  handOn(
    ids: readonly string[],
    place: Glance['place'],
    verb: ToldFirst['verb'],
    go: () => Promise<void>,
  ): Promise<void>
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

/** Copies nodes, and tells what to watch. */
async function copyNow(ids: readonly string[], place: Glance['place']): Promise<void> {
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
  useExchange.setState({ glance: { place, ids, target, copied, watch } })
}

async function copyCodeNow(id: string): Promise<void> {
  const { node } = shown(id)
  if (node === null) return
  await call('clipboard.write', { text: node.code })
  useExchange.getState().dismiss()
}

async function saveNow(id: string, form: ExportForm): Promise<void> {
  const chosen = shown(id)
  const target = targetOf([chosen])
  const saved = await call('exchange.save', { ...here(), ...chosen, target, form })
  if (saved !== null) useExchange.setState({ saved: saved.path.split(/[\\/]/).at(-1) ?? saved.path, glance: null })
}

/** Nodes to Dify and back, as the window asks for it. */
export const useExchange = create<ExchangeState>()((set, get) => ({
  glance: null,
  first: null,
  saved: null,
  async handOn(ids, place, verb, go) {
    set({ glance: null, first: null })
    const found = await againstHandingOn(ids)
    if (found.length === 0) return go()
    if (place === 'runbar') useApp.getState().showPage('library')
    const goOn = async (): Promise<void> => {
      set({ first: null })
      await go()
    }
    set({ first: { place, verb, found, go: goOn } })
  },
  async copy(ids, place) {
    if (ids.length > 0) await get().handOn(ids, place, 'copy', () => copyNow(ids, place))
  },
  copyCode: (id) => get().handOn([id], 'runbar', 'copy', () => copyCodeNow(id)),
  save: (id, form) => get().handOn([id], 'runbar', 'save', () => saveNow(id, form)),
  async paste() {
    const { files, problems } = await call('exchange.paste', here())
    const { adopt, remove } = useWorkspace.getState()
    adopt(files.slice(0, mostOpened))
    for (const problem of problems) useApp.getState().report(problem)
    tellUndoable(textNow().exchange.pasted(files.length), () => {
      for (const { id } of files) remove(id).catch(reportError)
    })
  },
  dismiss: () => set({ glance: null, first: null }),
  forgetSaved: () => set({ saved: null }),
}))

/** Whether a paste means nodes: nothing that takes text has the focus. */
export function pastesNodes(): boolean {
  const at = document.activeElement
  if (at === null || at === document.body) return true
  return at.closest('.side') !== null && !at.matches('input, textarea, [contenteditable]')
}
