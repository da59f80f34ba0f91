import { join } from 'node:path'
import type { RequirementsFile, RequirementsSave } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { type FileText, readFileText, revisionOf } from './readBytes'
import { inFormOf } from './textForm'

/** Dify's own name of the file. */
export const requirementsName = 'python-requirements.txt'

async function readText(folder: string): Promise<FileText | null> {
  return readFileText(join(folder, requirementsName))
}

function toFile(read: FileText | null): RequirementsFile {
  return read === null ? { text: '', revision: 'missing' } : { text: read.text, revision: read.revision }
}

/** Reads the requirements of a folder; where the file is not there, empty text. Throws a ProblemError where it can't be read. */
export async function readRequirementsFile(folder: string): Promise<RequirementsFile> {
  const read = await readText(folder)
  // One that is not UTF-8 is shown as well as it can be; it is not written over.
  if (read?.problem != null && read.problem.code !== 'file-not-text') throw new ProblemError(read.problem)
  return toFile(read)
}

/**
 * Writes the requirements unless the file changed since `revision` (or `force` says to). Line ends and BOM stay as the file has them.
 * `onWrite` is told the new revision just before the file changes.
 */
export async function saveRequirementsFile(
  folder: string,
  save: { readonly text: string; readonly revision: string; readonly force: boolean },
  onWrite: (revision: string) => void = () => {},
): Promise<RequirementsSave> {
  const path = join(folder, requirementsName)
  const read = await readText(folder)
  if (read?.problem != null) return { kind: 'failed', problem: read.problem }
  const disk = toFile(read)
  const text = inFormOf(disk.text, save.text)
  if (read !== null && text === disk.text) return { kind: 'saved', revision: disk.revision }
  if (disk.revision !== save.revision && !save.force) return { kind: 'conflict', disk }
  const revision = revisionOf(Buffer.from(text))
  try {
    onWrite(revision)
    await writeAtomic(path, text)
    return { kind: 'saved', revision }
  } catch (error) {
    onWrite(disk.revision)
    const params = { path, reason: reasonOf(error) }
    return { kind: 'failed', problem: problem('requirements-not-saved', 'workspace', { params }) }
  }
}
