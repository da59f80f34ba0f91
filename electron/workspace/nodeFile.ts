import type { CodeNode } from '../../shared/model/node'
import type { NodeFile } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import { readFields } from './nodeFields'
import { type FileText, isMissing, readFileText } from './readBytes'

export { isMissing }

/** What a node file's text says; null: there is no file. */
export function nodeFileOf(file: FileText | null, path: string, id: string, draft: CodeNode | null): NodeFile {
  if (file === null) {
    return { kind: 'missing', id, problems: [problem('file-missing', 'workspace', { params: { path } })] }
  }
  const { text, revision, problem: refused } = file
  if (refused !== null) return { kind: 'broken', id, text, revision, problems: [refused] }
  const { node, problems } = readFields(text)
  if (node === null) return { kind: 'broken', id, text, revision, problems }
  return { kind: 'node', id, node, revision, problems, draft }
}

/** Reads a node file. A file that is none comes back as `broken` with its text and what is wrong, with line and column. */
export async function readNodeFile(path: string, id: string, draft: CodeNode | null): Promise<NodeFile> {
  return nodeFileOf(await readFileText(path), path, id, draft)
}
