import { relative, sep } from 'node:path'
import { appFileIdSchema } from '../../shared/model/appFile'
import { problem, ProblemError } from '../../shared/problems'
import { nodeEnding, pathWithin } from '../workspace/nodePaths'

/** Whether a file may be an app file, by its name. */
export function isAppName(name: string): boolean {
  return /[^/\\]\.ya?ml$/i.test(name) && !name.endsWith(nodeEnding) && !name.startsWith('.')
}

/** The id of an app file by its path in the workspace. */
export function appIdOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/** The path of an app file. Throws a ProblemError for an id that leads outside the workspace, through a link too. */
export async function appPathOf(root: string, id: string): Promise<string> {
  if (!appFileIdSchema.safeParse(id).success || !isAppName(id.slice(id.lastIndexOf('/') + 1))) {
    throw new ProblemError(problem('id-refused', 'workspace', { params: { id } }))
  }
  return pathWithin(root, id, '')
}
