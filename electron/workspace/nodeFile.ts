import type { NodeFile } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import type { Draft } from './drafts'
import { readFields } from './nodeFields'
import { isMissing } from '../files/fileErrors'
import { type FileText, readFileText } from './readBytes'

export { isMissing }

/** What a node file's text says; null: there is no file. A draft shows with the kind of file that it is an edit of. */
export function nodeFileOf(file: FileText | null, path: string, id: string, draft: Draft | null): NodeFile {
  if (file === null) {
    return { kind: 'missing', id, problems: [problem('file-missing', 'workspace', { params: { path } })], draft }
  }
  const { text, revision, problem: refused } = file
  const ofText = typeof draft === 'string' ? draft : null
  if (refused !== null) return { kind: 'broken', id, text, revision, problems: [refused], draft: ofText }
  const { node, problems } = readFields(text)
  if (node === null) return { kind: 'broken', id, text, revision, problems, draft: ofText }
  return { kind: 'node', id, node, revision, problems, draft: typeof draft === 'string' ? null : draft }
}

/** Reads a node file. A file that is none comes back as `broken` with its text and what is wrong, with line and column. */
export async function readNodeFile(path: string, id: string, draft: Draft | null): Promise<NodeFile> {
  return nodeFileOf(await readFileText(path), path, id, draft)
}
