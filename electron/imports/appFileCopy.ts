import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeAtomic } from '../files/atomicFile'
import { exists } from '../files/look'
import { fileNameFor, freeName } from '../workspace/fileNames'

const ending = /\.ya?ml$/i

/**
 * Copies a Dify app file into a workspace, to the byte, under its own name or, where that is taken, a numbered one. Returns its path within the
 * workspace, `/` between folders.
 */
export async function importAppFile(path: string, root: string, folder: string, name: string): Promise<string> {
  const bytes = await readFile(path)
  const suffix = ending.exec(name)?.[0] ?? ''
  const base = fileNameFor(name.slice(0, name.length - suffix.length))
  const taken: string[] = []
  let free = base
  while (await exists(join(root, folder, `${free}${suffix}`))) {
    taken.push(free)
    free = freeName(base, taken)
  }
  const place = `${folder}${free}${suffix}`
  await mkdir(dirname(join(root, place)), { recursive: true })
  await writeAtomic(join(root, place), bytes)
  return place
}
