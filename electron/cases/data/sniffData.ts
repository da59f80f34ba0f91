import { basename, extname } from 'node:path'
import { type DataEncoding, dataDelimiters } from '../../../shared/cases/dataWords'
import type { DataFormat } from '../../../shared/model/caseData'
import { problem, ProblemError } from '../../../shared/problems'
import { openData } from './fileText'
import { lineObject } from './readRows'

/** Bytes of a file that its format is told by. */
const sniffedBytes = 1_000_000
/** Characters that the delimiter and the header are told by. */
const sniffedText = 64_000

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** What a file is that is no text, by its first bytes. */
function otherKind(bytes: Uint8Array, ending: string): string | null {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return ending.startsWith('.xls') ? 'Excel (.xlsx)' : 'ZIP'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'Excel (.xls)'
  if (startsWith(bytes, [0x1f, 0x8b])) return 'gzip'
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'PDF'
  if (startsWith(bytes, [0x50, 0x41, 0x52, 0x31])) return 'Parquet'
  return null
}

function isIn(encoding: DataEncoding, bytes: Uint8Array): boolean {
  try {
    // A character that the end of the bytes cuts in two is not wrong.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** UTF-16 without a mark: of plain letters every second byte is zero. */
function withoutMark(bytes: Uint8Array): DataEncoding | null {
  const most = Math.min(bytes.length, 2000)
  let [even, odd] = [0, 0]
  for (let at = 0; at < most; at += 1) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  if (odd > most / 8 && even === 0) return 'utf-16le'
  return even > most / 8 && odd === 0 ? 'utf-16be' : null
}

/** The encoding of a text: by its mark, else the first that has all of its bytes. What Excel writes in China is GB18030. */
function encodingOf(bytes: Uint8Array): DataEncoding | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const wide = withoutMark(bytes)
  if (wide !== null) return wide
  if (bytes.includes(0)) return null
  return (['utf-8', 'gb18030', 'big5'] as const).find((each) => isIn(each, bytes)) ?? 'windows-1252'
}

/** The cells of the first records by a delimiter, as far as a quick look goes: quoted cells may hold delimiters and line breaks. */
function countsBy(delimiter: string, text: string): number[] {
  const counts: number[] = []
  let cells = 1
  let isQuoted = false
  let isEmpty = true
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (sign === delimiter) cells += 1
    else if (sign === '\n' || sign === '\r') {
      if (!isEmpty) counts.push(cells)
      cells = 1
      isEmpty = true
      continue
    }
    isEmpty = false
  }
  if (!isEmpty && counts.length === 0) counts.push(cells)
  return counts.slice(0, 100)
}

/** The delimiter that parts most records into as many cells; of two the one that makes more. */
function delimiterOf(text: string, ending: string): string {
  // Where both would do, a tab it is: texts have commas, and hardly any has tabs.
  const first = ending === '.csv' ? ',' : '\t'
  const scores = [...new Set([first, ...dataDelimiters])].map((delimiter) => {
    const counts = countsBy(delimiter, text)
    const [cells = 1] = counts
    const alike = counts.filter((count) => count === cells).length / Math.max(1, counts.length)
    return { delimiter, score: cells < 2 ? 0 : alike * 100 + Math.min(cells, 50) / 100 + (delimiter === first ? 5 : 0) }
  })
  return scores.reduce((best, each) => (each.score > best.score ? each : best), { delimiter: first, score: 0 })
    .delimiter
}

/** Whether first cells name columns: each says something of its own, and none is a number. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim())
  return new Set(names).size === names.length && names.every((name) => name !== '' && !/^[-+\d.,\s]+$/.test(name))
}

/** The format of a file by what is in it. Throws a ProblemError where it can't be read, or is no text. */
export async function sniffData(path: string): Promise<DataFormat> {
  const file = await openData(path)
  let bytes: Uint8Array
  try {
    const buffer = Buffer.alloc(Math.min(sniffedBytes, (await file.stat()).size))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    bytes = buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
  const ending = extname(path).toLowerCase()
  const encoding = encodingOf(bytes)
  const kind = otherKind(bytes, ending) ?? (encoding === null ? 'a binary file' : null)
  if (kind !== null || encoding === null) {
    throw new ProblemError(
      problem('data-not-text', 'workspace', { params: { name: basename(path), kind: kind ?? '' } }),
    )
  }
  const text = new TextDecoder(encoding).decode(bytes, { stream: true }).slice(0, sniffedText)
  const [first = ''] = text.split('\n').filter((line) => line.trim() !== '')
  const isLines = ['.jsonl', '.ndjson'].includes(ending) || 'object' in lineObject(first)
  const delimiter = isLines ? ',' : delimiterOf(text, ending)
  return { kind: isLines ? 'lines' : 'table', encoding, delimiter, hasHeader: true }
}
