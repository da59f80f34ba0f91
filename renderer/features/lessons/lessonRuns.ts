import type { ActionId } from '../../../shared/actions/actionTable'
import { call } from '../../app/client'
import { useApp } from '../../app/stores/appStore'
import type { ActionRun } from '../actions/actionRun'
import type { Reason } from '../actions/reasons'
import { useClass } from './classStore'
import { nextLesson, startOver } from './lessonActs'
import { useLessons } from './lessonStore'

const lessons = () => useLessons.getState()
const noLesson = (): Reason | null => (lessons().view === null ? 'noLesson' : null)

function show(part: 'lessons' | 'class'): void {
  useClass.getState().show(part)
  useApp.getState().showPage('lessons')
}

async function add(): Promise<void> {
  const list = await call('lessons.addPack', { what: 'zip' })
  if (list === null) return
  lessons().take(list)
  show('lessons')
}

/** What the actions of lessons do. */
export const lessonRuns = {
  lessons: { run: () => show('lessons') },
  class: { run: () => show('class') },
  'lesson-check': { why: noLesson, run: () => lessons().check() },
  'lesson-hint': { why: noLesson, run: () => lessons().hint() },
  'lesson-next': {
    why: () => noLesson() ?? (lessons().view?.progress.passedAt == null ? 'lessonOpen' : null),
    run: nextLesson,
  },
  'lesson-start-over': { why: noLesson, run: startOver },
  'lesson-leave': { why: noLesson, run: () => lessons().leave() },
  'add-lessons': { run: add },
} as const satisfies Readonly<Partial<Record<ActionId, ActionRun>>>
