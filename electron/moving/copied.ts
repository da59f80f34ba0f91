import { createReadStream } from 'node:fs'
import { type FileHandle, lstat, open, readlink, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { isMissing } from '../files/fileErrors'
import { moveNotes } from './whatMoves'

/** How something lies on a disk: its size in bytes, when it was changed, in milliseconds, and where it leads, "" where it is no link. */
const lookSchema = z.object({
  kind: z.enum(['file', 'link', 'folder']),
  bytes: z.number(),
  changed: z.number(),
  target: z.string(),
})
export type Look = z.infer<typeof lookSchema>

/** `source`: what was copied; `left`: how the copy was left, null while it is being made. */
const putSchema = z.object({ name: z.string(), source: lookSchema.nullable(), left: lookSchema.nullable() })
/** The first line says where the copy goes. */
const lineSchema = z.union([putSchema, z.object({ gone: z.string() }), z.object({ to: z.string() })])
type Put = z.infer<typeof putSchema>

/** Some disks keep a time to two seconds only, and tell it more exactly until they are looked at again. */
const sameTime = 2000

/** How something lies at a path; null where there is nothing, or nothing that moves. */
export async function lookAt(path: string): Promise<Look | null> {
  const found = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (found === null) return null
  const changed = found.mtimeMs
  if (found.isSymbolicLink()) return { kind: 'link', bytes: 0, changed, target: await readlink(path) }
  if (found.isFile()) return { kind: 'file', bytes: found.size, changed, target: '' }
  return found.isDirectory() ? { kind: 'folder', bytes: 0, changed, target: '' } : null
}

export function isLike(one: Look, other: Look): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'link') return one.target === other.target
  return one.kind === 'folder' || (one.bytes === other.bytes && Math.abs(one.changed - other.changed) < sameTime)
}

const pathOf = (root: string): string => join(root, moveNotes.copied)

interface Lines {
  readonly puts: Map<string, Put>
  /** Where the copy goes; null where nothing says so. */
  readonly to: string | null
}

async function readLines(root: string): Promise<Lines> {
  const puts = new Map<string, Put>()
  let to: string | null = null
  const file = await open(pathOf(root)).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (file === null) return { puts, to }
  await file.close()
  for await (const line of createInterface({ input: createReadStream(pathOf(root)) })) {
    try {
      const told = lineSchema.parse(JSON.parse(line))
      if ('to' in told) ({ to } = told)
      else if ('gone' in told) puts.delete(told.gone)
      else puts.set(told.name, told)
    } catch {
      // The last line of a Nodelab that was killed: of a file that it had not begun.
    }
  }
  return { puts, to }
}

/**
 * What a move has put into the new folder, noted in the old one before it is done, so that a kill forgets none of it. The rest of that folder is the
 * author's, and neither overwritten nor removed: nor is what he has changed since.
 */
function createCopied(root: string, to: string, known: Lines = { puts: new Map(), to: null }) {
  const { puts } = known
  let file: FileHandle | null = null
  let hasPlace = known.to !== null

  const tell = async (line: z.infer<typeof lineSchema>): Promise<void> => {
    file ??= await open(pathOf(root), 'a', 0o600)
    const lines = hasPlace ? [line] : [{ to }, line]
    hasPlace = true
    await file.appendFile(lines.map((one) => `${JSON.stringify(one)}\n`).join(''))
  }

  async function close(): Promise<void> {
    const last = file
    file = null
    await last?.close()
  }

  async function forget(name: string): Promise<void> {
    puts.delete(name)
    await tell({ gone: name })
  }

  async function isOurs(name: string): Promise<boolean> {
    const put = puts.get(name)
    if (put === undefined) return false
    const now = await lookAt(join(to, name))
    return now !== null && (put.left === null || isLike(now, put.left))
  }

  /** Whether a source is as it was when it was copied. */
  function isAsCopied(name: string, source: Look): boolean {
    const before = puts.get(name)?.source ?? null
    // The same disk tells the same time.
    return before !== null && isLike(before, source) && (source.kind !== 'file' || before.changed === source.changed)
  }

  async function removeOne(name: string): Promise<void> {
    if (!(await isOurs(name))) return
    if (puts.get(name)?.left?.kind === 'folder') await removeEmpty(join(to, name))
    else await rm(join(to, name), { force: true, maxRetries: 5 })
  }

  /** Removes the folders that names lie in, the innermost first, where nothing is left in them. */
  async function removeFolders(names: Iterable<string>): Promise<void> {
    const folders = new Set<string>()
    for (const name of names) for (let at = dirname(name); at !== '.'; at = dirname(at)) folders.add(at)
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) await removeEmpty(join(to, folder))
  }

  return {
    names: (): string[] => [...puts.keys()],
    /** Whether it was noted by a move to this folder. */
    isOf: (folder: string): boolean => known.to === folder,
    isOurs,
    isAsCopied,
    /** Whether the copy is there as it was left, and the source is as it was then. */
    async isThere(name: string, source: Look): Promise<boolean> {
      return isAsCopied(name, source) && (await isOurs(name))
    },
    /** To be told before a copy is made. */
    begin: async (name: string): Promise<void> => {
      puts.set(name, { name, source: null, left: null })
      await tell({ name, source: null, left: null })
    },
    async done(name: string, source: Look): Promise<void> {
      const put = { name, source, left: await lookAt(join(to, name)) }
      puts.set(name, put)
      await tell(put)
    },
    forget,
    /** Removes copies, and the folders that are empty then. */
    async remove(names: readonly string[]): Promise<void> {
      for (const name of names) {
        await removeOne(name)
        await forget(name)
      }
      await removeFolders(names)
    },
    /** Removes all that was copied. */
    async removeAll(): Promise<void> {
      await close()
      for (const name of puts.keys()) await removeOne(name)
      await removeFolders(puts.keys())
      await rm(pathOf(root), { force: true })
      puts.clear()
    },
    close,
  }
}

export type Copied = ReturnType<typeof createCopied>

/** Nothing yet; what an earlier move has noted is forgotten. */
export async function newCopied(root: string, to: string): Promise<Copied> {
  await rm(pathOf(root), { force: true })
  return createCopied(root, to)
}

/** What an earlier Nodelab had put there, which was killed. */
export const readCopied = async (root: string, to: string): Promise<Copied> =>
  createCopied(root, to, await readLines(root))

/** Removes a folder where it is empty. */
async function removeEmpty(path: string): Promise<void> {
  await rmdir(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Something of the author's is in it, or took its place.
    if (!/^(?:ENOTEMPTY|EEXIST|ENOENT|ENOTDIR)$/.test(code)) throw error
  })
}
