import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeAtomic } from '../files/atomicFile'
import { fileNameFor, freeName } from '../workspace/fileNames'
import { pathWithin } from '../workspace/nodePaths'

const ending = /\.ya?ml$/i

/** Takes a name that nobody has, whoever else looks for one at this moment; null where it is taken. */
async function reserve(path: string): Promise<(() => Promise<void>) | null> {
  try {
    await (await open(path, 'wx')).close()
    return () => rm(path, { force: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  }
}

/**
 * Copies a Dify app file into a workspace, to the byte, under its own name or, where that is taken, a numbered one. Returns its path within the
 * workspace, `/` between folders. Throws a ProblemError for a folder that leads outside of it, through a link too, or that is hidden.
 */
export async function importAppFile(path: string, root: string, folder: string, name: string): Promise<string> {
  const bytes = await readFile(path)
  const suffix = ending.exec(name)?.[0] ?? ''
  const base = fileNameFor(name.slice(0, name.length - suffix.length))
  const taken: string[] = []
  for (;;) {
    const place = `${folder}${freeName(base, taken)}${suffix}`
    const there = await pathWithin(root, place, '')
    await mkdir(dirname(there), { recursive: true })
    const giveBack = await reserve(there)
    if (giveBack === null) {
      taken.push(freeName(base, taken))
      continue
    }
    try {
      await writeAtomic(there, bytes)
      return place
    } catch (error) {
      await giveBack()
      throw error
    }
  }
}
