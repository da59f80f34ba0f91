import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DataEncoding } from '../../../shared/cases/dataWords'
import { problem, ProblemError } from '../../../shared/problems'
import { reasonOf } from '../../files/fileErrors'

/** Bytes that are read at once. */
const chunkBytes = 65_536

/** Names of encodings as people write them. */
export const encodingNames: Readonly<Record<DataEncoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 BE',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
}

/** Bytes that an encoding does not have; whoever knows the row says it. */
export class WrongBytes extends Error {}

function unreadable(path: string, error: unknown): ProblemError {
  return new ProblemError(
    problem('data-absent', 'workspace', { params: { name: basename(path), reason: reasonOf(error) } }),
  )
}

/** Opens a file of rows. Throws a ProblemError where it can't be read. */
export async function openData(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r')
    const found = await file.stat()
    if (found.isFile()) return file
    await file.close()
  } catch (error) {
    throw unreadable(path, error)
  }
  throw unreadable(path, new Error('it is no file'))
}

/**
 * The text of a file from its beginning, piece by piece, without the mark that says its encoding. Holds the file open until it ends or is let go. Throws
 * WrongBytes where the bytes are not of the encoding, and a ProblemError where the file can't be read on.
 */
export async function* fileText(path: string, encoding: DataEncoding): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new WrongBytes()
    }
  }
  const file = await openData(path)
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes).catch((error: unknown) => {
        throw unreadable(path, error)
      })
      if (bytesRead === 0) break
      const text = decoded(buffer.subarray(0, bytesRead))
      if (text !== '') yield text
    }
    const rest = decoded()
    if (rest !== '') yield rest
  } finally {
    await file.close()
  }
}
