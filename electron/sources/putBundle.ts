import { constants } from 'node:fs'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lockName } from '../../shared/packages/lockText'
import type { OpenedBundle } from '../bundles/openBundle'
import { readText } from '../workspace/textFile'
import { readLockFile } from '../workspace/lockFile'
import { writeLockFile } from './locks'

/** What is added to the name of a file that a bundle takes the place of; the next ones are numbered: `.before.2`. */
const keptEnding = '.before'

/** Whether a kept file is the one that is to be kept. */
async function isSameFile(path: string, kept: string): Promise<boolean> {
  const bytes = await readFile(path)
  // What can't be read, such as a folder of that name, is another one: the next number is taken.
  return readFile(kept).then(
    (other) => other.equals(bytes),
    () => false,
  )
}

/** Copies a file beside itself under a name that no kept one has: what was kept before is never written over. */
async function copyAside(path: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    const kept = `${path}${keptEnding}${number === 1 ? '' : `.${number}`}`
    try {
      await copyFile(path, kept, constants.COPYFILE_EXCL)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (await isSameFile(path, kept)) return
    }
  }
}

/** Keeps a file beside itself, byte for byte, where another text is to take its place. */
export async function keepBefore(folder: string, name: string, next: string): Promise<void> {
  const path = join(folder, name)
  const { text } = await readText(path)
  if (text !== '' && text !== next) await copyAside(path)
}

/**
 * Puts the lock of a bundle beside the requirements of a folder; another one that stood there is kept. Answers with the way back, which leaves a
 * lock that was written since. Throws a ProblemError, as the way back does.
 */
export async function putBundle(folder: string, { lock }: Pick<OpenedBundle, 'lock'>): Promise<() => Promise<void>> {
  const before = await readLockFile(folder)
  if (before === lock) return () => Promise.resolve()
  await keepBefore(folder, lockName, lock)
  await writeLockFile(folder, lock)
  return async () => {
    if ((await readLockFile(folder)) !== lock) return
    if (before === '') await rm(join(folder, lockName), { force: true })
    else await writeLockFile(folder, before)
  }
}
