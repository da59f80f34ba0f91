import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RequirementsFile, RequirementsSave } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import { writeAtomic } from './atomicFile'
import { isMissing, revisionOf } from './nodeFile'

/** Dify's own name of the file. */
export const requirementsName = 'python-requirements.txt'

/** Reads the requirements of a folder; where the file is not there, empty text. */
export async function readRequirementsFile(folder: string): Promise<RequirementsFile> {
  try {
    const bytes = await readFile(join(folder, requirementsName))
    return { text: bytes.toString('utf8'), revision: revisionOf(bytes) }
  } catch (error) {
    if (!isMissing(error)) throw error
    return { text: '', revision: 'missing' }
  }
}

/** Writes the requirements unless the file changed since `revision` (or `force` says to). The text is written to the byte. */
export async function saveRequirementsFile(
  folder: string,
  text: string,
  revision: string,
  force: boolean,
): Promise<RequirementsSave> {
  const path = join(folder, requirementsName)
  try {
    const disk = await readRequirementsFile(folder)
    if (disk.text === text) return { kind: 'saved', revision: disk.revision }
    if (disk.revision !== revision && !force) return { kind: 'conflict', disk }
    await writeAtomic(path, text)
    return { kind: 'saved', revision: revisionOf(Buffer.from(text)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', problem: problem('save-failed', 'workspace', { params: { path, reason } }) }
  }
}
