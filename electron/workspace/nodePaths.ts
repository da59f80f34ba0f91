import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { nodeIdSchema } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { isMissing } from '../files/fileErrors'

/** The ending of a node file's name. */
export const nodeEnding = '.node.yml'

/** The folder in a workspace that holds Nodelab's own files. */
export const ownFolder = '.nodelab'

/** Folders that are never part of a library: hidden ones, and those that programs fill. */
export const skippedFolder = /^(\..*|node_modules|__pycache__)$/

/** The id of a node file by its path in the workspace. */
export function idOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/').slice(0, -nodeEnding.length)
}

/** The folder part of an id with its last slash; "" for a node at the top. */
export function folderOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1)
}

/** An id without its folder: the name of the file. */
export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function refuse(id: string): ProblemError {
  return new ProblemError(problem('id-refused', 'workspace', { params: { id } }))
}

/** The real place of a path: of the nearest thing above it that exists, where it does not itself. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!isMissing(error)) throw error
    const parent = dirname(path)
    return parent === path ? path : realPlace(parent)
  }
}

/** Whether a path leads to a folder or into it; both are real ones. On another drive of Windows it does not. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`))
}

/** The path of a node's file. Throws a ProblemError for an id that leads outside the workspace, through a link too. */
export function pathOf(root: string, id: string): Promise<string> {
  return pathWithin(root, id, nodeEnding)
}

/** The path of a file by an id that lacks its ending; likewise. */
export async function pathWithin(root: string, id: string, ending: string): Promise<string> {
  const folders = folderOf(id).split('/').slice(0, -1)
  if (!nodeIdSchema.safeParse(id).success || folders.some((name) => skippedFolder.test(name))) throw refuse(id)
  const path = join(root, `${id}${ending}`)
  try {
    const [realRoot, real] = await Promise.all([realPlace(root), realPlace(path)])
    if (!isWithin(realRoot, real)) throw refuse(id)
  } catch (error) {
    // A link that leads to itself leads nowhere else either: reading it tells.
    if (!(error instanceof Error && 'code' in error && error.code === 'ELOOP')) throw error
  }
  return path
}
