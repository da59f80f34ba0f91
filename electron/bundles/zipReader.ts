import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { pipeline } from 'node:stream'

/** A zip that is none, is cut off, or holds what it may not; `reason` is "" where it is no whole zip. */
export class OddZip extends Error {
  constructor(readonly reason: string) {
    super(reason)
    this.name = 'OddZip'
  }
}

/** A file in a zip, as its directory tells. */
export interface ZipEntry {
  readonly name: string
  /** Bytes when it is unpacked. */
  readonly bytes: number
  readonly packed: number
  readonly isPressed: boolean
  /** Where its own header begins in the file. */
  readonly start: number
}

export interface ZipLimits {
  /** The most files in it. */
  readonly files: number
  /** The most bytes of all its files together. */
  readonly bytes: number
}

const signatures = { end: 0x06_05_4b_50, entry: 0x02_01_4b_50, local: 0x04_03_4b_50 } as const

/** The end of a zip's directory, and the longest comment that may follow it. */
const endBytes = 22
const mostComment = 65_535

/** The most bytes of a directory that is read. */
const mostDirectory = 5_000_000

async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, start)
  if (bytesRead < length) throw new OddZip('')
  return buffer
}

/** Where the directory lies, and how many files it tells of. */
async function findDirectory(file: FileHandle, size: number) {
  const length = Math.min(size, endBytes + mostComment)
  const tail = await bytesAt(file, size - length, length)
  for (let at = length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== signatures.end || at + endBytes + tail.readUInt16LE(at + 20) !== length) continue
    return { count: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) }
  }
  throw new OddZip('')
}

/** Not a link or a device, by the rights that systems like Unix note; 0 is none noted. A folder is one by its name too, and holds no bytes. */
function isPlain(made: number, attributes: number, name: string, bytes: number): boolean {
  const kind = (attributes >>> 16) & 0o170_000
  const isFolder = name.endsWith('/')
  if (isFolder && bytes > 0) return false
  return made >>> 8 !== 3 || kind === 0 || kind === (isFolder ? 0o040_000 : 0o100_000)
}

function entryAt(directory: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== signatures.entry) throw new OddZip('')
  const [nameLength, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [
    number,
    number,
    number,
  ]
  const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
  const method = directory.readUInt16LE(at + 10)
  const isSecret = (directory.readUInt16LE(at + 8) & 1) === 1
  const [packed, bytes, start] = [20, 24, 42].map((offset) => directory.readUInt32LE(at + offset)) as [
    number,
    number,
    number,
  ]
  const isLarge = [packed, bytes, start].includes(0xff_ff_ff_ff)
  const isUsual = isPlain(directory.readUInt16LE(at + 4), directory.readUInt32LE(at + 38), name, bytes)
  if (isSecret || isLarge || !isUsual || (method !== 0 && method !== 8)) throw new OddZip(name.slice(0, 200))
  const entry = { name, bytes, packed, isPressed: method === 8, start }
  return { entry, next: at + 46 + nameLength + extra + comment }
}

/** Reads the directory of a zip. Two files of one name, a link, and more than the limits allow end it with an OddZip. */
async function readDirectory(file: FileHandle, limits: ZipLimits): Promise<ZipEntry[]> {
  const { size } = await file.stat()
  const { count, bytes, start } = await findDirectory(file, size)
  if (count > limits.files || bytes > mostDirectory) throw new OddZip(`${count}`)
  const directory = await bytesAt(file, start, bytes)
  const entries: ZipEntry[] = []
  const seen = new Set<string>()
  let sum = 0
  for (let at = 0; entries.length < count;) {
    const { entry, next } = entryAt(directory, at)
    if (seen.has(entry.name)) throw new OddZip(`${entry.name.slice(0, 200)} (2)`)
    seen.add(entry.name)
    sum += entry.bytes
    if (sum > limits.bytes) throw new OddZip(`${entry.name.slice(0, 200)} (${entry.bytes})`)
    entries.push(entry)
    at = next
  }
  return entries
}

/** A zip whose directory was read. */
export interface OpenZip {
  readonly entries: readonly ZipEntry[]
  /** The bytes of a file, piece by piece; one that is longer or shorter than the directory says ends with an OddZip. */
  read(entry: ZipEntry, signal: AbortSignal): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** Opens a zip. Throws an OddZip where it is none, and the system's error where the file can't be read. */
export async function openZip(path: string, limitsOf: (size: number) => ZipLimits): Promise<OpenZip> {
  const file = await open(path, 'r')
  try {
    const entries = await readDirectory(file, limitsOf((await file.stat()).size))
    return {
      entries,
      async *read(entry, signal) {
        const header = await bytesAt(file, entry.start, 30)
        if (header.readUInt32LE(0) !== signatures.local) throw new OddZip('')
        const start = entry.start + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
        if (entry.packed === 0) {
          if (entry.bytes > 0) throw new OddZip(entry.name)
          return
        }
        const packed = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 262_144 })
        const pieces = entry.isPressed ? pipeline(packed, createInflateRaw(), () => {}) : packed
        let bytes = 0
        try {
          for await (const piece of pieces) {
            signal.throwIfAborted()
            bytes += (piece as Buffer).length
            if (bytes > entry.bytes) throw new OddZip(entry.name)
            yield piece as Buffer
          }
        } catch (error) {
          // What zlib can't read is no fault of the disk.
          throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
            ? new OddZip(entry.name)
            : error
        } finally {
          packed.destroy()
        }
        if (bytes < entry.bytes) throw new OddZip('')
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}
