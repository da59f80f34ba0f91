import { readFileSync } from 'node:fs'
import type { Language } from '../../shared/model/problem'

/** The themes that the window can be asked for. */
const themes = ['system', 'light', 'dark'] as const

/** What a window that opens before the settings are read in full has to know of them. */
export interface KeptLook {
  readonly theme: (typeof themes)[number]
  /** Null where the author has chosen none. */
  readonly language: Language | null
}

const usual: KeptLook = { theme: 'system', language: null }
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/**
 * Theme and language that the settings file names. A file that is not there or can't be read gives the system's: the settings themselves tell the author
 * of it a moment later.
 */
export function keptLook(settingsFile: string): KeptLook {
  try {
    const content: unknown = JSON.parse(readFileSync(settingsFile, 'utf8').replace(/^\uFEFF/, ''))
    const settings = isRecord(content) ? content['settings'] : null
    if (!isRecord(settings)) return usual
    const { theme, language } = settings
    return {
      theme: themes.find((one) => one === theme) ?? 'system',
      language: language === 'en' || language === 'zh-CN' ? language : null,
    }
  } catch {
    return usual
  }
}
