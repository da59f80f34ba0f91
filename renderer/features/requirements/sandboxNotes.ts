import { defaultTarget, findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { Problem } from '../../../shared/model/problem'
import { readForSandbox } from '../../../shared/packages/sandboxReading'
import { useApp } from '../../app/stores/appStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'

/** The last reading: several parts of the page ask for the same one. */
let last: { readonly text: string; readonly target: Target; readonly notes: readonly Problem[] } | null = null

/** What the sandbox of a target makes of a text of requirements. */
export function notesOf(text: string, target: Target): readonly Problem[] {
  if (last?.text !== text || last.target !== target) last = { text, target, notes: readForSandbox(text, target) }
  return last.notes
}

/** The target whose server the requirements are read for: that of the open node, as on the Packages page, or of nodes which name none. */
export function useSandboxTarget(): Target {
  const ofNode = useWorkspace((state) => activeNode(state)?.target ?? null)
  const ofSettings = useApp(({ settings }) => settings.target)
  return findTarget(ofNode ?? ofSettings) ?? defaultTarget
}

/** The same target, outside of a component. */
export function sandboxTargetNow(): Target {
  return findTarget(activeNode(useWorkspace.getState())?.target ?? useApp.getState().settings.target) ?? defaultTarget
}

/** What the sandbox makes of the requirements as they are typed now. */
export function useSandboxNotes(): readonly Problem[] {
  const target = useSandboxTarget()
  const text = useWorkspace(({ requirements }) => requirements?.text ?? '')
  return notesOf(text, target)
}

/** How many lines have a note of a severity. */
export function linesWith(notes: readonly Problem[], severity: Problem['severity']): number {
  return new Set(notes.filter((note) => note.severity === severity).map(({ line }) => line)).size
}
