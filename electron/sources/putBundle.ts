import { join } from 'node:path'
import { lockName } from '../../shared/packages/lockText'
import type { OpenedBundle } from '../bundles/openBundle'
import { writeAtomic } from '../files/atomicFile'
import { readText } from '../workspace/textFile'
import { readLockFile } from '../workspace/lockFile'
import { writeLockFile } from './locks'

/** What is added to the name of a file that a bundle takes the place of. */
const keptEnding = '.before'

/** Keeps the text of a file beside it, where another one is to take its place. */
export async function keepBefore(folder: string, name: string, next: string): Promise<void> {
  const path = join(folder, name)
  const { text } = await readText(path)
  if (text !== '' && text !== next) await writeAtomic(`${path}${keptEnding}`, text)
}

/** Puts the lock of a bundle beside the requirements of a folder; another one that stood there is kept. Throws a ProblemError. */
export async function putBundle(folder: string, { lock }: Pick<OpenedBundle, 'lock'>): Promise<void> {
  if ((await readLockFile(folder)) === lock) return
  await keepBefore(folder, lockName, lock)
  await writeLockFile(folder, lock)
}
