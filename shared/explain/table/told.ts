import type { Explanation } from '../explanation'

/** The words of an entry whose sentence stands elsewhere. */
export type Told = Pick<Explanation, 'title' | 'texts'>

export const told = (title: string, en: Explanation['texts']['en'], zh: Explanation['texts']['zh-CN']): Told => ({
  title,
  texts: { en, 'zh-CN': zh },
})
