import { app } from 'electron'
import type { Language } from '../../shared/model/problem'
import type { Settings } from '../../shared/model/settings'

/** The language of Nodelab that a list of the system's languages asks for: the first one that Nodelab has, else English. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [name] = tag.toLowerCase().split(/[-_]/)
    if (name === 'zh') return 'zh-CN'
    if (name === 'en') return 'en'
  }
  return 'en'
}

/** The language of the system, for an author who has chosen none. */
export function systemLanguage(): Language {
  return languageOf(app.getPreferredSystemLanguages())
}

/** The language that the window speaks. */
export function languageNow(settings: Settings): Language {
  return settings.language ?? systemLanguage()
}
