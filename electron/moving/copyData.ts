import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, lstat, mkdir, readlink, rm, symlink, utimes } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isMissing } from '../files/fileErrors'
import { isCache, type Moving, whatMoves } from './whatMoves'

/** Clocks of disks differ: times closer than this many milliseconds are the same. */
const sameTime = 2

export interface Copying {
  readonly signal?: AbortSignal
  /** Called with the bytes that are there so far. */
  readonly onBytes?: (bytes: number) => void
}

/** A link within the data folder leads within the new one: uv names its own folders in full. */
async function linkTarget(from: string, to: string, name: string): Promise<string> {
  const target = await readlink(join(from, name))
  const inside = relative(from, target)
  const isInside = isAbsolute(target) && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
  return isInside ? join(to, inside) : target
}

async function isThere(to: string, { name, kind, bytes, changed }: Moving): Promise<boolean> {
  const found = await lstat(join(to, name)).catch(() => null)
  if (found === null || kind !== 'file') return false
  return found.isFile() && found.size === bytes && Math.abs(found.mtimeMs - changed) < sameTime
}

async function copyOne(from: string, to: string, { name, kind, changed }: Moving): Promise<void> {
  const path = join(to, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if (kind === 'link') {
    await rm(path, { force: true })
    await symlink(await linkTarget(from, to, name), path)
    return
  }
  await copyFile(join(from, name), path)
  await utimes(path, changed / 1000, changed / 1000)
}

/**
 * Brings a copy of a data folder up to what the folder holds: copies what is not there or has changed, removes what has gone. What vanishes meanwhile is
 * no fault. Rejects where the disk refuses, or with the signal's reason.
 */
export async function copyData(from: string, to: string, { signal, onBytes }: Copying = {}): Promise<void> {
  const wanted = await whatMoves(from, signal)
  let done = 0
  for (const one of wanted) {
    signal?.throwIfAborted()
    if (!(await isThere(to, one))) {
      await copyOne(from, to, one).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
    }
    done += one.bytes
    onBytes?.(done)
  }
  const names = new Set(wanted.map(({ name }) => name))
  for (const { name } of await whatMoves(to, signal)) if (!names.has(name)) await rm(join(to, name), { force: true })
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The names of what a copy does not have as the folder has it: looked at byte by byte, but for caches, whose sizes are compared. */
export async function differences(from: string, to: string): Promise<string[]> {
  const copied = new Map((await whatMoves(to)).map((one) => [one.name, one]))
  const odd: string[] = []
  for (const { name, kind, bytes } of await whatMoves(from)) {
    const other = copied.get(name)
    const isLike = other?.kind === kind && other.bytes === bytes
    const isSame =
      isLike &&
      (kind === 'link' || isCache(name) || (await hashOf(join(from, name))) === (await hashOf(join(to, name))))
    if (!isSame) odd.push(name)
  }
  return odd
}
