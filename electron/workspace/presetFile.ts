import { join } from 'node:path'
import type { TextFile, TextSave } from '../../shared/model/workspace'
import { lookAtText, saveText, type TextToSave } from './textFile'

/** The file of a workspace with its own presets of packages; see `shared/packages/presets.ts` for its form. */
export const presetFileName = 'package-presets.txt'

/** The presets of a folder, or why they can't be read; where the file is not there, empty text. */
export function lookAtPresets(folder: string): Promise<TextFile> {
  return lookAtText(join(folder, presetFileName))
}

/** Writes the presets unless the file changed since `revision`. */
export function savePresets(folder: string, save: TextToSave): Promise<TextSave> {
  return saveText(join(folder, presetFileName), save, 'presets-not-saved')
}
