import { join } from 'node:path'
import { lockName } from '../../shared/packages/lockText'
import { lookAtText, readText } from './textFile'

/** The lock beside the requirements of an open workspace: written by an action alone, told when it is another one than before. */
export function createLockFile(root: string, onChange: () => void) {
  const path = join(root, lockName)
  let known: string | null = null
  return {
    path,
    /** Its text; "" where there is none. Throws a ProblemError where it can't be read. */
    text: async (): Promise<string> => (await readText(path)).text,
    async tell(): Promise<void> {
      const { revision } = await lookAtText(path)
      const before = known
      known = revision
      if (before !== null && before !== revision) onChange()
    },
  }
}
