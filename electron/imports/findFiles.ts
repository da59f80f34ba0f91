import { lstat, readdir, realpath } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { maxDepth } from '../workspace/library'
import { isWithin, skippedFolder } from '../workspace/nodePaths'

/** Files that are taken of what is given at once. */
export const mostFiles = 2000

/** A file that is to be imported, and the folder of the workspace in which it goes: `""` or `name/`. */
export interface FoundFile {
  readonly path: string
  readonly folder: string
  /** Whether the author named this very file; one of a folder may be of no interest. */
  readonly isNamed: boolean
}

export interface Found {
  readonly files: readonly FoundFile[]
  /** Names of what is in the workspace already. */
  readonly inside: readonly string[]
  readonly isCapped: boolean
}

/** The files at some paths, and in the folders among them; links within folders are not followed. What can't be read is left to whoever reads it. */
export async function findFiles(paths: readonly string[], root: string): Promise<Found> {
  const files: FoundFile[] = []
  const inside: string[] = []
  let isCapped = false
  const home = await realpath(root).catch(() => root)

  function add(file: FoundFile): void {
    if (files.length < mostFiles) files.push(file)
    else isCapped = true
  }

  async function walk(path: string, folder: string, depth: number): Promise<void> {
    if (depth > maxDepth) {
      isCapped = true
      return
    }
    const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name)
      if (inner === home) continue
      if (entry.isDirectory()) {
        if (!skippedFolder.test(entry.name)) await walk(inner, `${folder}${entry.name}/`, depth + 1)
      } else if (entry.isFile()) add({ path: inner, folder, isNamed: false })
    }
  }

  for (const given of paths) {
    const path = await realpath(given).catch(() => given)
    if (isWithin(home, path)) {
      inside.push(basename(given))
      continue
    }
    const found = await lstat(path).catch(() => null)
    if (found?.isDirectory() === true) {
      // A path may end with `..`, and the top of a disk has no name.
      const name = basename(resolve(given))
      await walk(path, name === '' ? '' : `${name}/`, 1)
    } else add({ path, folder: '', isNamed: true })
  }
  return { files, inside, isCapped }
}
