import { realpath } from 'node:fs/promises'
import { basename, relative, sep } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { importAppFile } from '../imports/appFileCopy'
import { readAppFile } from './appRead'

const ending = /\.ya?ml$/i

/** The path of a file within a folder, `/` between folders; null where it lies elsewhere. */
async function placeIn(root: string, path: string): Promise<string | null> {
  const place = relative(await realpath(root), await realpath(path))
  return place === '' || place.startsWith('..') || place.startsWith(sep) ? null : place.split(sep).join('/')
}

/**
 * The id of an app file that its author chose: where it lies in the workspace it is opened in place, else it is copied there, to the byte, under its
 * own name or, where that is taken, a numbered one. Throws a ProblemError where it is no app file that can be read; nothing is copied then.
 */
export async function takeAppFile(root: string, path: string): Promise<string> {
  const read = await readAppFile(path)
  if (read === null) throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
  const fault = read.problems.find(({ severity }) => severity === 'error')
  if (fault !== undefined) throw new ProblemError(fault)
  const place = await placeIn(root, path)
  if (place !== null) return place
  const name = basename(path)
  return importAppFile(path, root, '', ending.test(name) ? name : `${name}.yml`)
}
