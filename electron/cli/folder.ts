import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { exists, isFolder } from '../files/look'
import { readLockFile } from '../workspace/lockFile'
import { nodeEnding } from '../workspace/nodePaths'
import { isSandboxFolder } from '../workspace/requirementsPlace'
import { type PlacedText, readRequirementsFile, requirementsName } from '../workspace/requirementsStore'
import { serverFileName } from '../workspace/serverFile'
import type { Session } from './context'
import { say } from './output'
import { textOf } from './texts'

async function holdsNodes(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => name.endsWith(nodeEnding))
}

/** The nearest folder, from one upwards to the end of its repository, that has a file of this name; null where none has. */
export async function nearestWith(name: string, folder: string): Promise<string | null> {
  for (let here = folder; ; here = dirname(here)) {
    if (await exists(join(here, name))) return here
    if (dirname(here) === here || (await exists(join(here, '.git')))) return null
  }
}

/** The folder whose requirements count for a file: the nearest above it that has some, else its own. */
export async function requirementsFolder(folder: string): Promise<string> {
  return (await nearestWith(requirementsName, folder)) ?? folder
}

/** The folder whose dify.env counts for a file: the nearest above it that has one, else its own. */
export async function serverFolder(folder: string): Promise<string> {
  return (await nearestWith(serverFileName, folder)) ?? folder
}

/** The folder of a command that names none: where it is called if that is a workspace or lies in one, else the last open one. */
export async function folderHere({ engine }: Session): Promise<string> {
  const here = process.cwd()
  const near = await nearestWith(requirementsName, here)
  if (near !== null || (await holdsNodes(here)) || (await isSandboxFolder(here))) return near ?? here
  const last = engine.settings.recentWorkspaces()[0]
  return last !== undefined && (await isFolder(last)) ? last : here
}

/** `lock` is the text of the python-requirements.lock beside its requirements. */
export type WorkedFolder = PlacedText & { readonly folder: string; readonly lock: string }

/** The requirements of a folder as the window has them: of a sandbox, or of a file that its author pointed it at. */
async function worked({ engine }: Session, folder: string): Promise<WorkedFolder> {
  const placed = await readRequirementsFile(folder, engine.settings.requirementsOf(folder))
  return { folder, ...placed, lock: await readLockFile(dirname(placed.path)) }
}

/** The folder that a command without a node works with, and its requirements. Says which one where the author could be wrong about it. */
export async function workedFolder(
  session: Session,
  options: { readonly workspace?: string; readonly json?: boolean },
): Promise<WorkedFolder> {
  if (options.workspace !== undefined) {
    const folder = resolve(options.workspace)
    if (!(await isFolder(folder))) {
      throw new ProblemError(problem('folder-absent', 'workspace', { params: { path: options.workspace } }))
    }
    return worked(session, folder)
  }
  const folder = await folderHere(session)
  if (folder !== process.cwd() && options.json !== true) say(textOf('working-in', session.language, { folder }))
  return worked(session, folder)
}
