import { execFile } from 'node:child_process'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0

async function canWrite(folder: string): Promise<boolean> {
  const probe = join(folder, 'probe')
  return writeFile(probe, '').then(
    () => rm(probe).then(() => true),
    () => false,
  )
}

/**
 * Makes a folder such that nothing can be made or changed in it. Rights do not stop root, so there the files get the attribute
 * "immutable", where the file system knows it. Resolves to the way back, or to null where there is no means.
 */
export async function makeReadOnly(folder: string): Promise<(() => Promise<void>) | null> {
  const undo = async (): Promise<void> => {
    if (isRoot) await run('chattr', ['-R', '-i', folder])
    else await chmod(folder, 0o755)
  }
  try {
    if (isRoot) await run('chattr', ['-R', '+i', folder])
    else await chmod(folder, 0o555)
  } catch {
    // There is no chattr, or the file system does not know the attribute.
    return null
  }
  if (!(await canWrite(folder))) return undo
  await undo()
  return null
}

/** Puts a disk of so many kilobytes at a folder. Resolves to the way to take it away, or to null where that is not allowed. */
export async function mountSmallDisk(folder: string, kilobytes: number): Promise<(() => Promise<void>) | null> {
  if (process.platform !== 'linux' || !isRoot) return null
  try {
    await mkdir(folder, { recursive: true })
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  } catch {
    // A container without the right to mount.
    return null
  }
  return async () => {
    await run('umount', ['-l', folder])
  }
}
