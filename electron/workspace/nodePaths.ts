import { realpath } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { nodeIdSchema } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { isMissing } from './nodeFile'

/** The ending of a node file's name. */
export const nodeEnding = '.node.yml'

/** The folder in a workspace that holds Nodelab's own files: drafts and the trash. */
export const ownFolder = '.nodelab'

/** The id of a node file by its path in the workspace. */
export function idOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/').slice(0, -nodeEnding.length)
}

function refuse(id: string): ProblemError {
  return new ProblemError(problem('id-refused', 'workspace', { params: { id } }))
}

async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!isMissing(error)) throw error
    const parent = dirname(path)
    return parent === path ? path : realFolder(parent)
  }
}

/** The path of a node's file. Throws a ProblemError for an id that leads outside the workspace, through a link too. */
export async function pathOf(root: string, id: string): Promise<string> {
  if (!nodeIdSchema.safeParse(id).success) throw refuse(id)
  const path = join(root, `${id}${nodeEnding}`)
  const [realRoot, folder] = await Promise.all([realFolder(root), realFolder(dirname(path))])
  const inside = relative(realRoot, folder)
  // Where the workspace is gone, the nearest folder that exists is above it: nothing is read there.
  const isAbove = !realRoot.startsWith(root) && realRoot === folder
  if (inside.startsWith('..') && !isAbove) throw refuse(id)
  return path
}

/** Names that Windows keeps for itself, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name for a title: safe on every system, Chinese kept. */
export function fileNameFor(title: string): string {
  const safe = title
    .replace(/[<>:"/\\|?*\u0000-\u001f]+/g, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .trim()
    .slice(0, 100)
  const name = safe === '' ? 'untitled' : safe
  return reserved.test(name) ? `${name}_` : name
}

/** A name that is not taken yet, compared as Windows and macOS do: `name`, `name_2`, `name_3`, … */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()))
  if (!known.has(wanted.toLowerCase())) return wanted
  let number = 2
  while (known.has(`${wanted}_${number}`.toLowerCase())) number += 1
  return `${wanted}_${number}`
}
