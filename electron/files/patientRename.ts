import { rename } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** The longest pause between two tries, in milliseconds: all of them together take some seconds. */
const longest = 2560

/** Renames a file or a folder. Windows refuses that for a moment while a virus scanner or an indexer has it open. */
export async function renamePatiently(from: string, to: string): Promise<void> {
  for (let pause = 20; ; pause *= 2) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (process.platform !== 'win32' || pause > longest || !/^(EPERM|EACCES|EBUSY)$/.test(code)) throw error
      await delay(pause)
    }
  }
}
