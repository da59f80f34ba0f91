import { useStore } from 'zustand'
import { typeLabels } from '../../../shared/dify/names'
import { problem } from '../../../shared/problems'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { readNow } from '../../app/stores/quietNodes'
import type { RunHow, RunState } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { focusInput, forgetDrafts, invalidInput, moveDrafts } from '../variables/inputDrafts'
import { askedAgain } from './askedAgain'
import { createRunStore } from './createRunStore'

/** The runs of the open nodes, and the requests to show a line. */
export const runStore = createRunStore({
  call,
  on,
  open(id) {
    useWorkspace.getState().settle(id)
    // What the run tells is held against what is seen in this very code.
    readNow(id)
    const node = useWorkspace.getState().documents[id]?.node ?? null
    const { settings } = useApp.getState()
    return node === null ? null : { node, target: node.target ?? settings.target, mode: settings.mode }
  },
  refusal(id, node) {
    const input = invalidInput(id, node)
    if (input === null) return null
    return problem('input-not-valid', 'run', { params: { name: input.variable, type: typeLabels[input.value_type] } })
  },
  refused(_, { params }) {
    useApp.getState().showPanel('result')
    focusInput(String(params['name']))
  },
  busy: askedAgain,
  begun(_, mode) {
    const { panelOpen, panelTab, togglePanel, showPanel } = useApp.getState()
    if (!panelOpen) togglePanel()
    // Whoever watches prints goes on watching them, and a comparison has this run in it; the other tabs would hide how it ends.
    if (mode === 'check') showPanel('sandbox')
    else if (panelTab !== 'prints' && panelTab !== 'compare') showPanel('result')
  },
  report: reportError,
  now: () => Date.now(),
})

useWorkspace.subscribe(({ renamed, workspace }, before) => {
  if (workspace === null && before.workspace !== null) {
    runStore.getState().forgetAll()
    forgetDrafts()
  }
  if (renamed === null || renamed === before.renamed) return
  runStore.getState().renamed(renamed.from, renamed.to)
  moveDrafts(renamed.from, renamed.to)
})

/** Runs a node by a key or a menu; one that runs goes on, since a key pressed twice must not end what it began. */
export function startRun(id: string, how?: RunHow): Promise<void> {
  return runStore.getState().run(id, how)
}

/** Reads the run store in a component. */
export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(runStore, select)
}
