import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { OddZip, openZip, type ZipEntry } from '../bundles/zipReader'
import { mostZipBytes, writeZip } from '../bundles/zipWriter'
import { writeAtomic } from '../files/atomicFile'
import { exists } from '../files/look'
import { isMissing, reasonOf } from '../files/fileErrors'
import { problem, ProblemError } from '../../shared/problems'
import { backupFormat, backupNames, backupParts, type Manifest, manifestName, manifestSchema } from './backupParts'

/** What a restore has unpacked and checked, and the next start puts in place. */
export const readyName = 'restore-ready'
/** A finished unpacking bears this file: without it a start leaves the folder alone and removes it. */
const wholeName = '.whole'

const limits = { files: 60_000, bytes: 20_000_000_000 }
const notAborted = new AbortController().signal

function refused(code: 'backup-failed' | 'backup-odd' | 'backup-newer', path: string, reason: string): ProblemError {
  return new ProblemError(problem(code, 'workspace', { params: { name: basename(path), reason } }))
}

/** Sizes and times of the files that a backup reads, by which it knows that nothing changed meanwhile. */
async function stateOf(paths: readonly string[]): Promise<string> {
  const all = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => null)
      return found === null ? '-' : `${found.size}:${found.mtimeMs}`
    }),
  )
  return all.join(' ')
}

/** Writes the zip once, for its author alone. False where something of it changed, or was gone, while it was read. */
async function isWritten(root: string, aside: string, nodelab: string): Promise<boolean> {
  try {
    const parts = await backupParts(root, { format: backupFormat, nodelab, at: new Date().toISOString() })
    const paths = parts.flatMap(({ from }) => ('path' in from ? [from.path] : []))
    const before = await stateOf(paths)
    await rm(aside, { force: true })
    await writeZip(aside, parts, notAborted)
    await chmod(aside, 0o600)
    return (await stateOf(paths)) === before
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Throws where a backup could not be read again: what is too large is said now, not as it is needed. */
async function looksWhole(path: string): Promise<void> {
  const { size } = await stat(path)
  if (size > mostZipBytes) throw new Error(`${Math.round(size / 1_000_000)} MB > ${mostZipBytes / 1_000_000} MB`)
  const zip = await openZip(path, () => limits)
  await zip.close()
}

/**
 * Writes a backup of the data folder as one zip, which is there whole or not at all. Where something of it changes while it is read, it is read again: a
 * database must not be torn. Throws a ProblemError.
 */
export async function saveBackup(root: string, path: string, nodelab: string): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.nodelab`)
  try {
    for (let tries = 1; !(await isWritten(root, aside, nodelab)); tries += 1) {
      if (tries === 5) throw new Error('the data folder changes all the time')
    }
    await looksWhole(aside)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw refused('backup-failed', path, reasonOf(error))
  }
}

/** Whether a name of a backup stays within what a backup holds. */
function isOurs(name: string): boolean {
  const parts = name.split('/')
  const isPlain = !/[\\:\0]/.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..')
  return isPlain && backupNames.some((one) => one === parts[0])
}

async function textOf(pieces: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString('utf8')
}

function readManifest(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * Unpacks a backup beside the present data, looks that it is whole, and leaves it for the next start. Nothing of the present is touched. Throws a
 * ProblemError for what is no backup, leads outside, is cut off, or was made by a later Nodelab.
 */
export async function prepareRestore(root: string, path: string): Promise<Manifest> {
  const folder = join(root, readyName)
  try {
    await rm(folder, { recursive: true, force: true })
    const zip = await openZip(path, () => limits)
    try {
      const head = zip.entries.find(({ name, bytes }) => name === manifestName && bytes < 10_000)
      const manifest = head === undefined ? null : readManifest(await textOf(zip.read(head, notAborted)))
      if (manifest === null) throw new OddZip(manifestName)
      if (manifest.format > backupFormat) throw refused('backup-newer', path, manifest.nodelab)
      const files: ZipEntry[] = zip.entries.filter(({ name }) => name !== manifestName && !name.endsWith('/'))
      const odd = files.find(({ name }) => !isOurs(name))
      if (odd !== undefined) throw new OddZip(odd.name.slice(0, 200))
      for (const entry of files) {
        const to = join(folder, ...entry.name.split('/'))
        await mkdir(dirname(to), { recursive: true, mode: 0o700 })
        await pipeline(zip.read(entry, notAborted), createWriteStream(to, { flags: 'wx', mode: 0o600 }))
      }
      await mkdir(join(folder, wholeName), { recursive: true })
      return manifest
    } finally {
      await zip.close()
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    if (error instanceof ProblemError) throw error
    throw refused('backup-odd', path, error instanceof OddZip ? error.reason : reasonOf(error))
  }
}

/**
 * Puts in place what a restore has left, before anything of the data folder is read. What was there goes into a folder `before-restore-…` and stays. A
 * start that is interrupted in between is gone on with by the next: each step is a rename, and none is done twice. Returns that folder; null where there
 * was nothing to restore.
 */
export async function applyRestore(root: string): Promise<string | null> {
  const ready = join(root, readyName)
  if (!(await exists(ready))) return null
  if (!(await exists(join(ready, wholeName)))) {
    await rm(ready, { recursive: true, force: true })
    return null
  }
  const noted = await readFile(join(ready, 'aside'), 'utf8').catch(() => null)
  const aside = noted ?? join(root, `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`)
  if (noted === null) await writeAtomic(join(ready, 'aside'), aside)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  for (const name of backupNames) {
    // What no longer waits is in place already, or was not in the backup: then the present one stays.
    if (!(await exists(join(ready, name)))) continue
    if (await exists(join(root, name))) await rename(join(root, name), join(aside, name))
    await rename(join(ready, name), join(root, name))
  }
  await rm(ready, { recursive: true, force: true })
  return aside
}
