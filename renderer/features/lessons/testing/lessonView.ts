import type { LessonView } from '../../../../shared/model/lesson'

const words = { title: 'The first node', story: [], task: [] }
/** A lesson of one check that was passed before. */
export const lessonView: LessonView = {
  pack: 'nodelab',
  id: 'first',
  number: 1,
  count: 2,
  texts: { en: words, 'zh-CN': words },
  checks: [{ says: { en: [], 'zh-CN': [] }, isHidden: false }],
  hints: [],
  hintCount: 0,
  links: [],
  solutionAfter: 3,
  node: 'first',
  workspace: '/lessons/work/first',
  next: null,
  progress: { startedAt: '2026-01-01', passedAt: '2026-01-02', tries: 1, hints: 0, sawSolution: false },
}
