import { create } from 'zustand'
import type { Effect } from '../../../shared/dify/effects/effects'
import type { NodeDocument } from '../../app/stores/storeTypes'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useCare } from '../care/careStore'
import { attempt } from './attempt'
import { runStore } from './runStore'
import { isStale } from './staleness'

/** Milliseconds without a key after which the author has paused: longer than between two keys, shorter than he looks up. */
export const pauseMs = 600

/** Whether the last change of a document was its author's own: what another hand changed is not run. */
function isTyped(now: NodeDocument | undefined, before: NodeDocument | undefined): boolean {
  if (now?.node == null || before?.node == null || now.node === before.node) return false
  return now.saving === 'pending' || now.saving === 'saving'
}

/** Why the node in view did not run by itself; null where it did, or nothing was typed. */
export const useHeldBack = create<{ readonly held: { readonly id: string; readonly by: Effect | 'free' } | null }>()(
  () => ({
    held: null,
  }),
)

/** Whether a node may run by itself: it can be read, and nothing in it reaches beyond its result. What does is told. */
async function isHarmless(id: string, { code_language, code }: NonNullable<NodeDocument['node']>): Promise<boolean> {
  // The readers of both languages are no part of the start.
  const { canBeRead, effectsOf } = await import('../../../shared/dify/effects/effects')
  const isWhole = canBeRead(code_language, code)
  // In Free as the author chose it his files are open: there the words of the code alone would hold it.
  const isOpen = useApp.getState().settings.mode === 'free'
  const by = !isWhole ? undefined : isOpen ? 'free' : effectsOf(code_language, code)[0]
  useHeldBack.setState({ held: by === undefined ? null : { id, by } })
  return isWhole && by === undefined
}

/** Whether there is an interpreter at hand: a build waits for the author's own run. */
function isReady(): boolean {
  const { builds, current } = useEnvironment.getState()
  return current !== null && builds[current]?.status === 'ready'
}

async function runPaused(id: string): Promise<void> {
  const document = useWorkspace.getState().documents[id]
  const node = document?.node ?? null
  if (node === null || !useApp.getState().settings.runOnPause || useCare.getState().isSafe || !isReady()) return
  const run = runStore.getState().runs[id]
  if (run !== undefined && (run.phase === 'finished' || run.byItself !== true) && !isStale(run, node)) return
  if (!(await isHarmless(id, node))) return
  // Meanwhile he may have typed on, or gone to another node.
  const { active, documents } = useWorkspace.getState()
  if (active !== id || documents[id]?.node !== node) return
  await runStore.getState().runByItself(id)
}

/** Runs the node in view when its author pauses, where the settings say so. Returns the way to stop. */
export function followPauses(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const forget = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const stop = useWorkspace.subscribe(({ active, documents }, before) => {
    if (active !== before.active) {
      forget()
      useHeldBack.setState({ held: null })
    }
    if (active === null || !useApp.getState().settings.runOnPause) return
    if (!isTyped(documents[active], before.documents[active])) return
    // One that began at the last pause is of code that is no more.
    const run = runStore.getState().runs[active]
    if (run?.byItself === true && run.phase !== 'finished') attempt(runStore.getState().cancel(active))
    forget()
    timer = setTimeout(() => attempt(runPaused(active)), pauseMs)
  })
  return () => {
    forget()
    stop()
  }
}
