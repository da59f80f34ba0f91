import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { NodeFile } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import { readFields } from './nodeFields'

/** Megabytes up to which a file is taken for a node. */
export const nodeFileLimit = 20

/** Names a file's content: a save says which one it was based on. */
export function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

/** A node file's bytes as text, or why they are none. */
interface ReadText {
  readonly text: string
  readonly revision: string
  readonly problem: Problem | null
}

/** Whether an error says that a file is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function toText(bytes: Uint8Array): ReadText {
  const revision = revisionOf(bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, revision, problem: null }
  } catch {
    // Not UTF-8: shown as well as it can be, with the place where it begins to differ.
    const text = Buffer.from(bytes).toString('utf8')
    const at = Buffer.byteLength(text.slice(0, Math.max(0, text.indexOf('\uFFFD'))))
    return { text, revision, problem: problem('file-not-text', 'workspace', { params: { at } }) }
  }
}

async function readText(path: string): Promise<ReadText> {
  const { size } = await stat(path)
  if (size > nodeFileLimit * 1_000_000) {
    const params = { megabytes: Math.round(size / 1_000_000), limit: nodeFileLimit }
    return { text: '', revision: `size-${size}`, problem: problem('file-too-large', 'workspace', { params }) }
  }
  return toText(await readFile(path))
}

/** Reads a node file. A file that is none comes back as `broken` with its text and what is wrong, with line and column. */
export async function readNodeFile(path: string, id: string, draft: CodeNode | null): Promise<NodeFile> {
  try {
    const { text, revision, problem: refused } = await readText(path)
    if (refused !== null) return { kind: 'broken', id, text, revision, problems: [refused] }
    const { node, problems } = readFields(text)
    if (node === null) return { kind: 'broken', id, text, revision, problems }
    return { kind: 'node', id, node, revision, problems, draft }
  } catch (error) {
    if (!isMissing(error)) throw error
    return { kind: 'missing', id, problems: [problem('file-missing', 'workspace', { params: { path } })] }
  }
}
