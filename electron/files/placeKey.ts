import { createHash } from 'node:crypto'
import { isAbsolute, join, relative, sep } from 'node:path'

/** No absolute path of any system begins so. */
const inside = 'data-folder:/'

/**
 * By what the data folder tells places on the disk, such as workspaces: by their paths; one that lies in the data folder itself, as lessons do, by where it
 * lies in there, so that it stays the same when the data folder moves.
 */
export function placeKey(dataRoot: string, path: string): string {
  const within = relative(dataRoot, path)
  if (within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return path
  return inside + within.split(sep).join('/')
}

/** The path of a key. */
export const placeOfKey = (dataRoot: string, key: string): string =>
  key.startsWith(inside) ? join(dataRoot, ...key.slice(inside.length).split('/')) : key

/** The name of a file or folder for a key, or for another text that may hold any letter. */
export const hashName = (text: string, length = 24): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)
