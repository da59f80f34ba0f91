import type { RequirementsSave, TextFile } from '../../shared/model/workspace'
import { placeRequirements, requirementsName } from './requirementsPlace'
import { readText, saveText, type TextToSave } from './textFile'

export { requirementsName }

/** Requirements as read, with the path of their file. */
export type PlacedText = TextFile & { readonly path: string }

/**
 * Reads the requirements that count for a folder, or those that it was pointed at; where the file is not there, empty text. Throws a
 * ProblemError where it can't be read.
 */
export async function readRequirementsFile(folder: string, pointed: string | null = null): Promise<PlacedText> {
  const { path } = await placeRequirements(folder, pointed)
  return { ...(await readText(path)), path }
}

/** Writes requirements unless the file changed since `revision` (or `force` says to). Line ends, BOM and encoding stay as they are. */
export function saveRequirementsFile(path: string, save: TextToSave): Promise<RequirementsSave> {
  return saveText(path, save, 'requirements-not-saved')
}
