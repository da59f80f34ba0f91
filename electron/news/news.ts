import type { Language } from '../../shared/model/problem'
import type { VersionNews } from '../../shared/news/versions'
import english from './en.md?raw'
import chinese from './zh-CN.md?raw'

/** What every version brought, the newest first. */
export async function newsIn(language: Language): Promise<VersionNews[]> {
  // Shown once after an update, and when it is asked for: no other start waits for what reads it.
  const { readNews } = await import('../../shared/news/readNews')
  return readNews({ en: english, 'zh-CN': chinese }[language])
}
