import { app } from 'electron'
import type { Language } from '../../shared/model/problem'
import type { Settings } from '../../shared/model/settings'
import { languageOf } from './preferredLanguage'

/** The language of the system, for an author who has chosen none. */
export function systemLanguage(): Language {
  return languageOf(app.getPreferredSystemLanguages())
}

/** The language that the window speaks. */
export function languageNow(settings: Settings): Language {
  return settings.language ?? systemLanguage()
}
