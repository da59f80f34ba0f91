import { readFileSync } from 'node:fs'

/** The themes that the window can be asked for. */
const themes = ['system', 'light', 'dark'] as const

/**
 * The theme that the settings file names, for the ground of a window that opens before the settings are read in full. A file that is not there or
 * can't be read gives the system's: the settings themselves tell the author of it a moment later.
 */
export function keptTheme(settingsFile: string): (typeof themes)[number] {
  try {
    const content: unknown = JSON.parse(readFileSync(settingsFile, 'utf8').replace(/^\uFEFF/, ''))
    if (typeof content !== 'object' || content === null || !('settings' in content)) return 'system'
    const { settings } = content
    if (typeof settings !== 'object' || settings === null || !('theme' in settings)) return 'system'
    return themes.find((theme) => theme === settings.theme) ?? 'system'
  } catch {
    return 'system'
  }
}
