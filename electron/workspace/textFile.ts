import type { TextFile, TextSave } from '../../shared/model/workspace'
import { problem, type ProblemCode, ProblemError } from '../../shared/problems'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { decode, type FileText, readFileText, revisionOf } from './readBytes'
import { inFormOf } from './textForm'

type Form = 'utf8' | 'utf16le' | 'utf16be'

interface Read {
  readonly file: FileText | null
  readonly form: Form
}

/** PowerShell 5 writes UTF-16 (`pip freeze > …`), and pip reads it by its BOM. */
function formOf(bytes: Uint8Array): Form {
  if (bytes.length % 2 !== 0) return 'utf8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf16be' : 'utf8'
}

function decodeWide(bytes: Uint8Array, form: Form): FileText {
  const copy = Buffer.from(bytes)
  const text = (form === 'utf16be' ? copy.swap16() : copy).toString('utf16le')
  return { text, revision: revisionOf(bytes), problem: null }
}

function encode(text: string, form: Form): Buffer {
  if (form === 'utf8') return Buffer.from(text)
  const bytes = Buffer.from(text, 'utf16le')
  return form === 'utf16be' ? bytes.swap16() : bytes
}

async function read(path: string): Promise<Read> {
  let form: Form = 'utf8'
  const file = await readFileText(path, (bytes) => {
    form = formOf(bytes)
    return form === 'utf8' ? decode(bytes) : decodeWide(bytes, form)
  })
  return { file, form }
}

function toFile(file: FileText | null): TextFile {
  if (file === null) return { text: '', revision: 'missing', problem: null, draft: null }
  const { text, revision, problem: told } = file
  return { text: told === null ? text : '', revision, problem: told, draft: null }
}

/** The text at a path, or why it can't be read; where nothing is there, empty text. */
export async function lookAtText(path: string): Promise<TextFile> {
  return toFile((await read(path)).file)
}

/** The text at a path; where nothing is there, empty text. Throws a ProblemError where it can't be read. */
export async function readText(path: string): Promise<TextFile> {
  const file = await lookAtText(path)
  if (file.problem !== null) throw new ProblemError(file.problem)
  return file
}

/** What to write, the revision it is based on, and whether it goes over what another hand wrote since. */
export interface TextToSave {
  readonly text: string
  readonly revision: string
  readonly force: boolean
}

/**
 * Writes a text unless the file changed since `revision` (or `force` says to). Line ends, BOM and encoding stay as they are. `notSaved` is the
 * problem where it can't be written; `onWrite` is told the new revision just before the file changes.
 */
export async function saveText(
  path: string,
  save: TextToSave,
  notSaved: ProblemCode,
  onWrite: (revision: string) => void = () => {},
): Promise<TextSave> {
  const { file, form } = await read(path)
  if (file?.problem != null) return { kind: 'failed', problem: file.problem }
  const disk = toFile(file)
  const text = inFormOf(disk.text, save.text)
  if (file !== null && text === disk.text) return { kind: 'saved', revision: disk.revision }
  if (disk.revision !== save.revision && !save.force) return { kind: 'conflict', disk }
  const bytes = encode(text, form)
  const revision = revisionOf(bytes)
  try {
    onWrite(revision)
    await writeAtomic(path, bytes)
    return { kind: 'saved', revision }
  } catch (error) {
    onWrite(disk.revision)
    const params = { path, reason: reasonOf(error) }
    return { kind: 'failed', problem: problem(notSaved, 'workspace', { params }) }
  }
}
