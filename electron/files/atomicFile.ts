import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isMissing } from './fileErrors'
import { renamePatiently } from './patientRename'

/** Rights of a file that nobody but its owner may read. */
export const ownerOnly = 0o600

/** The name of a file that is being written, or was when its process was killed. */
export const leftoverName = /^\..+\.[0-9a-f]{8}\.nodelab$/

function asideOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.nodelab`)
}

/** Gives the new file the rights and the owner of the one that it replaces; what is its owner's alone becomes so now, if it was not. */
async function likeBefore(file: FileHandle, path: string, mode: number): Promise<void> {
  const before = await stat(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return null
  })
  if (before === null || process.platform === 'win32') return
  await file.chown(before.uid, before.gid).catch((error: unknown) => {
    // Only root may give a file away; one that lies in a shared folder becomes the writer's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error
  })
  await file.chmod(before.mode & (mode === ownerOnly ? ownerOnly : 0o7777))
}

/**
 * Writes a file so that a reader, or a kill or a full disk at any moment, leaves the old content or the new one, never a part. A link is
 * written through to its file; rights stay. Makes the folder where it is missing. (Of the usual libraries one takes a write that a full
 * disk cut short for a whole one.) `mode` is for a file that is new; `ownerOnly`
 * closes one that is there as well.
 */
export async function writeAtomic(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const real = await realpath(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return path
  })
  const aside = asideOf(real)
  try {
    const file = await open(aside, 'wx', mode)
    try {
      await file.writeFile(content)
      await likeBefore(file, real, mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(aside, real)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {
      // What went wrong counts more than what is left; it is swept later.
    })
    throw error
  }
}
