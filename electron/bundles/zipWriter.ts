import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { strToU8, Zip, ZipPassThrough } from 'fflate'

/** What goes into a zip: a text, or a file on disk. */
export interface ZipPart {
  readonly name: string
  readonly from: { readonly text: string } | { readonly path: string }
}

/** The most bytes of a zip without the form for large ones, which few readers lack but fflate does not write. */
export const mostZipBytes = 4_000_000_000

async function push(entry: ZipPassThrough, { from }: ZipPart): Promise<void> {
  if ('text' in from) {
    entry.push(strToU8(from.text), true)
    return
  }
  for await (const piece of createReadStream(from.path, { highWaterMark: 1_048_576 }))
    entry.push(piece as Buffer, false)
  entry.push(new Uint8Array(), true)
}

/** Waits until what was handed on is on the disk: memory holds one piece of one file at a time. */
function createSink(file: FileHandle) {
  let written: Promise<unknown> = Promise.resolve()
  return {
    add(bytes: Uint8Array): void {
      const copy = Buffer.from(bytes)
      written = written.then(() => file.writeFile(copy))
    },
    settled: (): Promise<unknown> => written,
  }
}

/** Writes a zip without pressing its files: wheels are pressed already. Its bytes hang on nothing but what is in it. */
export async function writeZip(path: string, parts: readonly ZipPart[], signal: AbortSignal): Promise<void> {
  const file = await open(path, 'wx')
  try {
    const sink = createSink(file)
    let failure: Error | null = null
    const zip = new Zip((error, bytes) => {
      if (error === null) sink.add(bytes)
      else failure = error
    })
    for (const part of parts) {
      signal.throwIfAborted()
      const entry = new ZipPassThrough(part.name)
      entry.mtime = '2020-01-01'
      zip.add(entry)
      await push(entry, part)
      await sink.settled()
    }
    zip.end()
    await sink.settled()
    if (failure !== null) throw failure
    await file.sync()
  } finally {
    await file.close()
  }
}
