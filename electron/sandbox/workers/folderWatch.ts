import { constants } from 'node:fs'
import { chmod, lstat, open, readdir, readFile, readlink, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parentOf } from '../../processes/parentOf'
import { bearsNumber, type RunMark } from '../../processes/runMark'

/** What the files of a run may have together, in bytes, and how many of them there may be. Dify's sandboxes let a node write none. */
const mostBytes = 2 ** 30
const mostFiles = 100_000

/** Milliseconds between two looks. A run that ends before the first pays nothing. */
const pauseMs = 250

/** Files by number, each once however many names it has, with the bytes that the disk has for it. */
type Files = Map<number, number>

/** What may fail for one file that was there a moment ago, or that the run has locked, is left out. */
async function tried<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work
  } catch {
    return otherwise
  }
}

/** Linux' O_PATH, which Node does not name: holds a folder by a descriptor, whatever its rights are. */
const placeAlone = 0o10000000

/** The rights without which the files in a folder can't be counted. */
const toLook = 0o500

/**
 * Gives a run's folder back the rights that a look takes, which its owner can take from it. The run may put a link in its place at any time: what lies
 * elsewhere is left as it is.
 */
async function unlock(path: string, mode: number, within: string): Promise<void> {
  const held = await open(path, constants.O_DIRECTORY | constants.O_NOFOLLOW | placeAlone)
  try {
    const place = `/proc/self/fd/${held.fd}`
    const real = await readlink(place)
    const own = await realpath(within)
    if (real === own || real.startsWith(`${own}/`)) await chmod(place, (mode & 0o7777) | toLook)
  } finally {
    await held.close()
  }
}

async function addNamed(folder: string, files: Files): Promise<void> {
  const folders = [folder]
  for (let next = folders.pop(); next !== undefined && files.size <= mostFiles; next = folders.pop()) {
    const mode = await tried(
      lstat(next).then((found) => found.mode),
      toLook,
    )
    if (process.platform === 'linux' && (mode & toLook) !== toLook) {
      await tried(unlock(next, mode, folder), undefined)
    }
    const entries = await tried(readdir(next, { withFileTypes: true }), [])
    for (const entry of entries) {
      const path = join(next, entry.name)
      const found = await tried(lstat(path), null)
      if (found === null) continue
      files.set(found.ino, found.blocks * 512)
      if (found.isDirectory()) folders.push(path)
      if (files.size > mostFiles) return
    }
  }
}

/** What a worker is looked at by. */
interface Watched {
  readonly pid: number
  readonly folder: string
  readonly mark: RunMark
}

/** The worker's process and what it started: what is below it, and what has left its parents and bears its number still. */
async function processesOf({ pid, mark }: Watched): Promise<number[]> {
  const last = Number((await tried(readFile('/proc/loadavg', 'latin1'), '')).trim().split(' ').at(-1))
  // Numbers are given in turn, and may have begun anew since.
  const isSince = (other: number): boolean => other >= pid || (last < pid && other > 0 && other <= last)
  const all = (await tried(readdir('/proc'), [])).map(Number).filter(isSince)
  const parents = new Map(all.map((other) => [other, parentOf(other)]))
  const isBelow = (other: number | null): boolean =>
    other === pid || (other !== null && isBelow(parents.get(other) ?? null))
  const isOwn = async (other: number): Promise<boolean> =>
    isBelow(other) || bearsNumber(await tried(readFile(`/proc/${other}/limits`, 'latin1'), ''), mark)
  const areOwn = await Promise.all(all.map(isOwn))
  return all.filter((_, at) => areOwn[at])
}

/** Files that a run holds open on its disk and has removed, or never gave a name. */
async function addNameless(worker: Watched, device: number, files: Files): Promise<void> {
  for (const process of await processesOf(worker)) {
    const folder = `/proc/${process}/fd`
    for (const name of await tried(readdir(folder), [])) {
      if (!(await tried(readlink(join(folder, name)), '')).endsWith(' (deleted)')) continue
      const found = await tried(stat(join(folder, name)), null)
      if (found?.isFile() === true && found.dev === device) files.set(found.ino, found.blocks * 512)
    }
  }
}

function sumOf(files: Files): { readonly bytes: number; readonly count: number } {
  return { bytes: [...files.values()].reduce((sum, one) => sum + one, 0), count: files.size }
}

/** What the disk has for all that lies in a folder, in bytes, and how many files and folders that are. */
export async function filesOf(folder: string): Promise<{ readonly bytes: number; readonly count: number }> {
  const files: Files = new Map()
  await addNamed(folder, files)
  return sumOf(files)
}

/**
 * Looks at what a run has written, and calls `onOver` once where that is too much: limits of a process are of one file, and say nothing of their sum.
 * Returns how to stop looking. What lies deeper than a path may be long is not seen.
 */
export function watchFolder(worker: Watched, onOver: () => void): () => void {
  let isOver = false
  let timer: NodeJS.Timeout

  async function look(): Promise<void> {
    const files: Files = new Map()
    await addNamed(worker.folder, files)
    const device = (await tried(stat(worker.folder), null))?.dev
    if (device !== undefined) await addNameless(worker, device, files)
    const { bytes, count } = sumOf(files)
    if (isOver) return
    if (bytes > mostBytes || count > mostFiles) onOver()
    else plan()
  }
  function plan(): void {
    timer = setTimeout(() => void look(), pauseMs)
    timer.unref()
  }
  plan()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
