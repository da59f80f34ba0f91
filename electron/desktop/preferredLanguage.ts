import type { Language } from '../../shared/model/problem'

/** The language of Nodelab that a list of the system's languages asks for: the first one that Nodelab has, else English. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [name] = tag.toLowerCase().split(/[-_]/)
    if (name === 'zh') return 'zh-CN'
    if (name === 'en') return 'en'
  }
  return 'en'
}
