import { join } from 'node:path'
import type { RequirementsFile, RequirementsSave } from '../../shared/model/workspace'
import { lookAtText, readText, saveText, type TextToSave } from './textFile'

/** Dify's own name of the file. */
export const requirementsName = 'python-requirements.txt'

/** The requirements of a folder, or why they can't be read; where the file is not there, empty text. */
export function lookAtRequirements(folder: string): Promise<RequirementsFile> {
  return lookAtText(join(folder, requirementsName))
}

/** Reads the requirements of a folder; where the file is not there, empty text. Throws a ProblemError where it can't be read. */
export function readRequirementsFile(folder: string): Promise<RequirementsFile> {
  return readText(join(folder, requirementsName))
}

/** Writes the requirements unless the file changed since `revision` (or `force` says to). Line ends, BOM and encoding stay as they are. */
export function saveRequirementsFile(folder: string, save: TextToSave): Promise<RequirementsSave> {
  return saveText(join(folder, requirementsName), save, 'requirements-not-saved')
}
