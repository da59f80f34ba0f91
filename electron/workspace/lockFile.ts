import { join } from 'node:path'
import { lockName } from '../../shared/packages/lockText'
import { lookAtText, readText } from './textFile'

/** The text of `python-requirements.lock` in a folder; "" where there is none. Throws a ProblemError where it can't be read. */
export async function readLockFile(folder: string): Promise<string> {
  return (await readText(join(folder, lockName))).text
}

/** The lock beside the requirements of an open workspace: written by an action alone, told when it is another one than before. */
export function createLockFile(folder: () => string, onChange: () => void) {
  let known: string | null = null
  return {
    get path(): string {
      return join(folder(), lockName)
    },
    async tell(): Promise<void> {
      const { revision } = await lookAtText(this.path)
      const before = known
      known = revision
      if (before !== null && before !== revision) onChange()
    },
  }
}
