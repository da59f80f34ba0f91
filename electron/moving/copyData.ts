import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, readlink, stat, symlink, utimes } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { problem, ProblemError } from '../../shared/problems'
import { isMissing } from '../files/fileErrors'
import { type Copied, lookAt, type Look } from './copied'
import { isCache, whatMoves } from './whatMoves'

export interface Copying {
  readonly signal?: AbortSignal
  /** Called with the bytes that are there so far. */
  readonly onBytes?: (bytes: number) => void
}

/** Where a link of the data folder leads in the new one: uv names its own folders in full, and by any of the names that the folder has. */
async function linkTarget(roots: readonly string[], from: string, to: string, name: string): Promise<string> {
  const target = await readlink(join(from, name))
  if (!isAbsolute(target)) return target
  for (const root of roots) {
    const inside = relative(root, target)
    if (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return join(to, inside)
  }
  return target
}

function inTheWay(to: string, name: string): ProblemError {
  return new ProblemError(problem('data-move-in-way', 'workspace', { params: { path: to, name } }))
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Makes the folder for a copy. Throws a ProblemError where a file that is not ours has its name. */
async function makeFolder(to: string, folder: string): Promise<void> {
  try {
    await mkdir(join(to, folder), { recursive: true, mode: 0o700 })
  } catch (error) {
    for (let at = folder; at !== '.'; at = dirname(at)) {
      if (((await lookAt(join(to, at)))?.kind ?? 'folder') !== 'folder') throw inTheWay(to, at)
    }
    throw error
  }
}

interface Places {
  readonly root: string
  readonly from: string
  readonly to: string
  readonly copied: Copied
}

async function copyOne({ root, from, to, copied }: Places, name: string, source: Look): Promise<void> {
  const path = join(to, name)
  if (source.kind === 'folder') {
    await makeFolder(to, name)
    await copied.done(name, source)
    return
  }
  await makeFolder(to, dirname(name))
  if (await copied.isOurs(name)) await copied.remove([name])
  else if ((await lookAt(path)) !== null) throw inTheWay(to, name)
  await makeFolder(to, dirname(name))
  await copied.begin(name)
  try {
    if (source.kind === 'link') {
      // Windows asks for no privilege where a link to a folder is a junction.
      const leadsTo = await stat(join(from, name)).catch(() => null)
      await symlink(await linkTarget([from, root], from, to, name), path, leadsTo?.isDirectory() ? 'junction' : 'file')
    } else {
      await copyFile(join(from, name), path, constants.COPYFILE_EXCL)
      await utimes(path, source.changed / 1000, source.changed / 1000)
    }
  } catch (error) {
    if (!isTaken(error)) throw error
    await copied.forget(name)
    throw inTheWay(to, name)
  }
  await copied.done(name, source)
}

/**
 * Brings a copy of a data folder up to what the folder holds: copies what is not there or has changed, removes what has gone. What vanishes meanwhile is
 * no fault. What was not copied stays as it is. Rejects where the disk refuses, with the signal's reason, or with a ProblemError where something that is
 * not ours has the name of what is to be copied.
 */
export async function copyData(places: Places, { signal, onBytes }: Copying = {}): Promise<void> {
  const { from, copied } = places
  const wanted = await whatMoves(from, signal)
  let done = 0
  try {
    // First, since a folder that this empties may have to be there, or a file have its name.
    const names = new Set(wanted.map(({ name }) => name))
    await copied.remove(copied.names().filter((name) => !names.has(name)))
    for (const { name, bytes } of wanted) {
      signal?.throwIfAborted()
      const source = await lookAt(join(from, name))
      if (source !== null && !(await copied.isThere(name, source))) {
        await copyOne(places, name, source).catch((error: unknown) => {
          if (!isMissing(error)) throw error
        })
      }
      done += bytes
      onBytes?.(done)
    }
  } finally {
    await copied.close()
  }
}

async function hashOf(path: string, onProgress: () => void): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path).on('data', onProgress), hash)
  return hash.digest('hex')
}

/** The names of what a copy does not have as the folder has it: looked at byte by byte, but for caches, whose sizes are compared. `onProgress` is called as it goes on. */
export async function differences(
  from: string,
  to: string,
  onProgress: () => void = () => undefined,
): Promise<string[]> {
  const copied = new Map((await whatMoves(to)).map((one) => [one.name, one]))
  const odd: string[] = []
  for (const { name, kind, bytes } of await whatMoves(from)) {
    const other = copied.get(name)
    // One that the author has put something into is there as well.
    if (kind === 'folder') {
      if ((await lookAt(join(to, name)))?.kind !== 'folder') odd.push(name)
      continue
    }
    const isLike = other?.kind === kind && other.bytes === bytes
    const isSame =
      isLike &&
      (kind === 'link' ||
        isCache(name) ||
        (await hashOf(join(from, name), onProgress)) === (await hashOf(join(to, name), onProgress)))
    if (!isSame) odd.push(name)
  }
  return odd
}
