import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { isMissing, reasonOf } from '../files/fileErrors'

/** Megabytes up to which a file is taken for a node. */
export const nodeFileLimit = 20

/** Bytes of `nodeFileLimit`. */
export const nodeFileBytes = nodeFileLimit * 1_000_000

/** Names a file's content: a save says which one it was based on. */
export function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

/**
 * A file as text. `problem` says why it is none (not UTF-8, too large, not readable); such a file must not be written over, since `text`
 * is not all of it.
 */
export interface FileText {
  readonly text: string
  readonly revision: string
  readonly problem: Problem | null
}

/** The first byte that is not part of UTF-8, from 0. */
function firstBad(bytes: Uint8Array): number {
  const decodes = (length: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
      return true
    } catch {
      // Somewhere before `length` stands a byte that is no UTF-8.
      return false
    }
  }
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(middle, true)) good = middle
    else bad = middle
  }
  // The character that was not finished begins up to three bytes before.
  while (good > 0 && !decodes(good, false)) good -= 1
  return good
}

/** Bytes as UTF-8, a BOM included. */
export function decode(bytes: Uint8Array): FileText {
  const revision = revisionOf(bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, revision, problem: null }
  } catch {
    // Not UTF-8: shown as well as it can be, with the place where it begins to differ.
    const at = firstBad(bytes)
    const before = Buffer.from(bytes.subarray(0, at)).toString('utf8')
    const line = before.split('\n').length
    const column = before.length - before.lastIndexOf('\n')
    const told = problem('file-not-text', 'workspace', { params: { line, column, at: at + 1 }, line, column })
    return { text: Buffer.from(bytes).toString('utf8'), revision, problem: told }
  }
}

/** Why a file can't be read, for a problem's `reason`. */
function unreadFor(error: unknown): Problem['params'] {
  const isLoop = error instanceof Error && 'code' in error && error.code === 'ELOOP'
  return isLoop ? { reasonCode: 'link-loop' } : { reason: reasonOf(error) }
}

/** Reads a file as text, as UTF-8 unless `asText` reads otherwise; null where it is not there. */
export async function readFileText(path: string, asText = decode): Promise<FileText | null> {
  try {
    const found = await stat(path)
    const { size, mtimeMs } = found
    // Reading a pipe waits for whoever writes into it, maybe for ever.
    if (!found.isFile() && !found.isDirectory()) {
      return {
        text: '',
        revision: 'unreadable',
        problem: problem('file-no-content', 'workspace', { params: { path } }),
      }
    }
    if (size > nodeFileBytes) {
      const params = { megabytes: Math.round(size / 1_000_000), limit: nodeFileLimit }
      const told = problem('file-too-large', 'workspace', { params })
      return { text: '', revision: `large-${size}-${mtimeMs}`, problem: told }
    }
    return asText(await readFile(path))
  } catch (error) {
    if (isMissing(error)) return null
    const told = problem('file-unreadable', 'workspace', { params: { path, ...unreadFor(error) } })
    return { text: '', revision: 'unreadable', problem: told }
  }
}
