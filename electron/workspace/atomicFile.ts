import { mkdir, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { isMissing } from './nodeFile'

/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new one. A link is written through to its
 * file. Makes the folder where it is missing.
 */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const real = await realpath(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return path
  })
  await writeFileAtomic(real, typeof content === 'string' ? content : Buffer.from(content))
}
