import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { importAppFile } from '../imports/appFileCopy'
import { isWithin } from '../workspace/nodePaths'
import { appIdOf, appPathOf } from './appPaths'
import { readAppFile } from './appRead'

const ending = /\.ya?ml$/i

/** The id of a file that lies in the workspace; null where it lies elsewhere, or where no app file is looked for. */
async function placeIn(root: string, path: string): Promise<string | null> {
  const [home, real] = await Promise.all([realpath(root), realpath(path)])
  if (!isWithin(home, real)) return null
  const id = appIdOf(home, real)
  return appPathOf(root, id).then(
    () => id,
    (error: unknown) => {
      if (error instanceof ProblemError) return null
      throw error
    },
  )
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
