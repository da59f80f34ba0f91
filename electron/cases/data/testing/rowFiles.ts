import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tempFolder } from '../../../testing/tempFolder'

/** A folder of a test file's own, and what writes a file of rows into it and gives back its path. */
export async function startRowFiles() {
  const { path: folder, remove } = await tempFolder()
  let files = 0
  async function file(content: string | Uint8Array, ending = 'csv'): Promise<string> {
    files += 1
    const path = join(folder, `rows${files}.${ending}`)
    await writeFile(path, content)
    return path
  }
  return { folder, file, remove }
}
