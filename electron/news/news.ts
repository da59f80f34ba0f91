import type { Language } from '../../shared/model/problem'
import { readNews, type VersionNews } from '../../shared/news/readNews'
import english from './en.md?raw'
import chinese from './zh-CN.md?raw'

/** What every version brought, the newest first. */
export function newsIn(language: Language): VersionNews[] {
  return readNews({ en: english, 'zh-CN': chinese }[language])
}
