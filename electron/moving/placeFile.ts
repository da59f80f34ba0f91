import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { problem, ProblemError } from '../../shared/problems'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing, reasonOf } from '../files/fileErrors'

/** `before`: the data folder that was used before this one took its place as it was found, and that still lies there. */
const placeSchema = z.object({
  folder: z.string().refine(isAbsolute),
  before: z.string().refine(isAbsolute).optional().catch(undefined),
})
export type Place = z.infer<typeof placeSchema>

/** Where it is kept that the data folder was moved: never in the data folder, and not in what a profile carries to another machine. */
export function placeFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'data-folder.json'
  if (platform === 'darwin') return join(homedir(), 'Library', 'Preferences', 'Nodelab', name)
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Nodelab place', name)
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'nodelab', name)
}

/** Why a folder can't be used: it may be missing, or its disk may refuse or fail to answer; null where it is there. */
function whyNoFolder(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? null : 'ENOTDIR'
  } catch (error) {
    return reasonOf(error)
  }
}

/**
 * Where the data was moved to, null where it was never moved; at once, since all else waits for it. Throws a ProblemError where the folder is
 * not there, or the file can't be read: to begin with an empty folder instead would look as if all were lost.
 */
export function readPlace(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Place | null {
  const file = placeFile(env, platform)
  let place: Place
  try {
    place = placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (isMissing(error)) return null
    const reason = error instanceof z.ZodError ? 'folder' : reasonOf(error)
    throw new ProblemError(problem('data-place-damaged', 'workspace', { params: { file, reason } }))
  }
  const reason = whyNoFolder(place.folder)
  if (reason === null) return place
  throw new ProblemError(problem('data-folder-gone', 'workspace', { params: { path: place.folder, file, reason } }))
}

/** Has every start from now on use a folder. */
export async function writePlace(place: Place, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<void> {
  const file = placeFile(env, platform)
  mkdirSync(dirname(file), { recursive: true })
  await writeAtomic(file, `${JSON.stringify(place)}\n`, ownerOnly)
}

/** What the place file is called once it is not heeded any more. */
export const placeFileBefore = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string =>
  join(dirname(placeFile(env, platform)), 'data-folder.before.json')

/** Has every start from now on use the system's usual folder. The place is kept under another name, which is returned: renamed back, it is heeded again. */
export function forgetPlace(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const before = placeFileBefore(env, platform)
  try {
    renameSync(placeFile(env, platform), before)
  } catch (error) {
    // Forgotten already.
    if (!isMissing(error)) throw error
  }
  return before
}
