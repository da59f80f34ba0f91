import type { Language } from '../model/problem'

/** The heading under which a lesson's text says what to do. */
export const taskHeading: Readonly<Record<Language, string>> = { en: 'Task', 'zh-CN': '任务' }
