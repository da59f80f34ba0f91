import { create } from 'zustand'
import type { CheckEnd, LessonList, LessonRef, LessonState as Begun, LessonView } from '../../../shared/model/lesson'
import type { CodeNode } from '../../../shared/model/node'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { isNarrow } from '../../app/windowSize'

interface LessonsState {
  /** All packs; null until they are asked for. */
  readonly list: LessonList | null
  /** The lesson that is open; null: none. */
  readonly view: LessonView | null
  /** How the checks ended last, by their places. */
  readonly ends: Readonly<Record<number, CheckEnd>>
  /** The node as it was checked last: what was edited since is not in `ends`. */
  readonly checked: CodeNode | null
  readonly isChecking: boolean
  /** The solution, once it was asked for. */
  readonly solution: Begun | null
  /** In a narrow window: whether inputs and outputs stand in the place of the text. */
  readonly hasVariables: boolean
  load(): Promise<void>
  take(list: LessonList): void
  /** Learns which lesson is open, e.g. after the page was loaded anew. */
  learn(): Promise<void>
  open(ref: LessonRef): Promise<void>
  leave(): Promise<void>
  /** Writes what is edited, and runs the checks. */
  check(): Promise<void>
  cancel(): Promise<void>
  hint(): Promise<void>
  showSolution(): Promise<void>
  toggleVariables(): void
}

/** How the checks of lessons ended last, by the lessons' folders, for as long as the window is open. */
const lastChecks = new Map<string, Pick<LessonsState, 'ends' | 'checked'>>()

/** What a lesson shows of its checks when it is opened again: those of the last time; of one that was passed before, that they passed. */
function shownAgain(view: LessonView | null): Pick<LessonsState, 'ends' | 'checked'> {
  const last = view === null ? undefined : lastChecks.get(view.workspace)
  if (last !== undefined) return last
  if (view === null || view.progress.passedAt === null) return { ends: {}, checked: null }
  const passed = { status: 'passed' as const, reason: null, differences: [], error: null, problem: null }
  return { ends: Object.fromEntries(view.checks.map((_, at) => [at, { at, ...passed }])), checked: null }
}

const nothing = { view: null, ends: {}, checked: null, isChecking: false, solution: null, hasVariables: false } as const

/** The sidebar is a rail beside a lesson; it comes back with the author's own workspace. */
function foldSidebar(isLesson: boolean): void {
  const { sidebarOpen, toggleSidebar } = useApp.getState()
  if (!isNarrow() && sidebarOpen === isLesson) toggleSidebar()
}

/** Lessons: the list, the open one, and how its checks ended. */
export const useLessons = create<LessonsState>()((set, get) => ({
  list: null,
  ...nothing,
  async load() {
    set({ list: await call('lessons.list', null) })
  },
  take: (list) => set({ list }),
  async learn() {
    const view = await call('lessons.current', null)
    set({ ...nothing, view, ...shownAgain(view) })
  },
  async open({ pack, id }) {
    await useWorkspace.getState().enter(() => call('lessons.open', { pack, id }))
    await get().learn()
    const { view } = get()
    if (view === null) return
    foldSidebar(true)
    await useWorkspace.getState().open(view.node)
  },
  async leave() {
    await useWorkspace.getState().enter(() => call('lessons.leave', null))
    set(nothing)
    foldSidebar(false)
    useApp.getState().showPage('library')
  },
  async check() {
    const { view, isChecking } = get()
    if (view === null || isChecking) return
    set({ isChecking: true, ends: {} })
    try {
      await useWorkspace.getState().flush()
      set({ checked: useWorkspace.getState().documents[view.node]?.node ?? null })
      const { ends, progress } = await call('lessons.check', { pack: view.pack, id: view.id })
      // Another lesson may be open by now.
      if (get().view?.workspace !== view.workspace) return
      set({ ends: Object.fromEntries(ends.map((end) => [end.at, end])), view: { ...view, progress } })
      lastChecks.set(view.workspace, { ends: get().ends, checked: get().checked })
      // The node's own cases stand beside it: they tell of the same code.
      const { useCases } = await import('../cases/caseStore')
      await useCases.getState().run(view.node)
    } finally {
      set({ isChecking: false })
    }
  },
  cancel: () => call('lessons.cancel', null),
  async hint() {
    const { view } = get()
    if (view === null) return
    const { hints, progress } = await call('lessons.hint', { pack: view.pack, id: view.id })
    set({ view: { ...view, hints, progress } })
  },
  async showSolution() {
    const { view } = get()
    if (view === null) return
    const { progress, ...solution } = await call('lessons.solution', { pack: view.pack, id: view.id })
    set({ solution, view: { ...view, progress } })
  },
  toggleVariables: () => set({ hasVariables: !get().hasVariables }),
}))

/** Forgets how the checks of the open lesson ended: its node is another one by now. */
export function forgetChecks(): void {
  const { view } = useLessons.getState()
  if (view !== null) lastChecks.delete(view.workspace)
  useLessons.setState({ ends: {}, checked: null })
}

/** Whether the solution may be seen: the lesson was passed or tried often enough. */
export function maySeeSolution({ progress, solutionAfter }: LessonView): boolean {
  return progress.passedAt !== null || progress.sawSolution || progress.tries >= solutionAfter
}

/** Whether a lesson is open and shown. */
export function useInLesson(): boolean {
  const path = useWorkspace((state) => state.workspace?.path)
  return useLessons(({ view }) => view !== null && view.workspace === path)
}

/** Hears of lessons: ends of checks as they come, and packs that were dropped. A page that is loaded anew finds its lesson again. */
export function followLessons(): void {
  on('lessons.checked', ({ pack, id, end }) => {
    const { view, ends } = useLessons.getState()
    if (view?.pack === pack && view.id === id) useLessons.setState({ ends: { ...ends, [end.at]: end } })
  })
  on('lessons.changed', (list) => {
    useLessons.getState().take(list)
    useApp.getState().showPage('lessons')
  })
  useWorkspace.subscribe(({ workspace }, before) => {
    if (workspace?.path === before.workspace?.path) return
    const { view, learn } = useLessons.getState()
    if (workspace === null || workspace.path === view?.workspace) return
    if (view !== null) {
      useLessons.setState(nothing)
      foldSidebar(false)
    }
    // A lesson's folder is known by its place; main says whether it is one.
    if (/[\\/]lessons[\\/]work[\\/]/.test(workspace.path)) learn().catch(reportError)
  })
}
