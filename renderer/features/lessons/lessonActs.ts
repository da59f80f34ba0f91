import type { LessonState } from '../../../shared/model/lesson'
import type { CodeNode } from '../../../shared/model/node'
import type { PanelPlace } from '../../../shared/lessons/panelWords'
import { call } from '../../app/client'
import { focusCode } from '../../app/focusCode'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { isNarrow } from '../../app/windowSize'
import { textNow } from '../../i18n/useText'
import { forgetChecks, useLessons } from './lessonStore'

/** Fields that a node may lack: an edit that is to take them away names them. */
const mayLack = { error_strategy: undefined, default_value: undefined, retry_config: undefined, cases: undefined }

/** Puts a node into the editor as one step that can be undone, and the lines of python-requirements.txt with it. */
function put(state: LessonState, done: string): void {
  const { view } = useLessons.getState()
  const { documents, requirements, edit, editRequirements } = useWorkspace.getState()
  const before = view === null ? null : (documents[view.node]?.node ?? null)
  if (view === null || before === null) return
  const lines = requirements?.text ?? ''
  const whole = (node: CodeNode): Partial<CodeNode> => ({ ...mayLack, ...node }) as Partial<CodeNode>
  edit(view.node, whole(state.node))
  if (state.requirements !== null) editRequirements(state.requirements)
  forgetChecks()
  tellUndoable(done, () => {
    edit(view.node, whole(before))
    if (state.requirements !== null) editRequirements(lines)
  })
}

/** The lesson as it began. What was written can be brought back for as long as the word of it is seen, and by the editor's own undo. */
export async function startOver(): Promise<void> {
  const { view } = useLessons.getState()
  if (view === null) return
  const state = await call('lessons.start', { pack: view.pack, id: view.id })
  if (useWorkspace.getState().documents[view.node]?.node == null) await useWorkspace.getState().open(view.node)
  put(state, textNow().lessons.startedOver)
}

/** Puts the solution into the editor. */
export function takeSolution(): void {
  const { solution } = useLessons.getState()
  if (solution !== null) put(solution, textNow().lessons.solutionTaken)
}

/** Goes on to the next lesson; after the last one, to the list. */
export async function nextLesson(): Promise<void> {
  const { view, open } = useLessons.getState()
  if (view === null || view.next === null) useApp.getState().showPage('lessons')
  else await open(view.next)
}

/** Shows a part of the window that is the same as a field of Dify's panel. */
export async function showPlace(place: PanelPlace): Promise<void> {
  const { view, hasVariables, toggleVariables } = useLessons.getState()
  const { open, openRequirements } = useWorkspace.getState()
  if (place === 'requirements') return openRequirements()
  if (view !== null) await open(view.node)
  if (place === 'code') return focusCode()
  if (place === 'last-run') return useApp.getState().showPanel('result')
  if (isNarrow() && !hasVariables) toggleVariables()
  const { variables, failing } = textNow()
  const labels: Readonly<Record<Exclude<PanelPlace, 'requirements' | 'code' | 'last-run'>, string>> = {
    'input-variables': variables.inputs,
    'output-variables': variables.outputs,
    'error-handling': failing.handling,
    'default-value': failing.handling,
    'retry-on-failure': failing.retry,
  }
  requestAnimationFrame(() => {
    const section = document.querySelector<HTMLElement>(`.vars [aria-label="${labels[place]}"]`)
    section?.scrollIntoView({ block: 'nearest' })
    section?.querySelector<HTMLElement>('button, input, select')?.focus()
    section?.classList.add('pointed-at')
    section?.addEventListener('focusout', () => section.classList.remove('pointed-at'), { once: true })
  })
}
