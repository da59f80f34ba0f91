import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Shown } from '../../../shared/commands/openingCommands'
import type { WorkspaceInfo } from '../../../shared/model/workspace'
import { problem, ProblemError } from '../../../shared/problems'
import { appIdOf, appPathOf } from '../../appFile/appPaths'
import { readAppFile } from '../../appFile/appRead'
import { isMissing } from '../../files/fileErrors'
import { idOf, isWithin, nodeEnding, pathOf } from '../../workspace/nodePaths'
import type { Workspace } from '../../workspace/workspace'
import type { WorkspaceHolder } from '../workspaceHolder'

export interface OpenFileWays {
  readonly workspaces: Pick<WorkspaceHolder, 'get' | 'change' | 'goHome'>
  /** Workspaces that the author has had open, by path. */
  readonly recent: () => readonly string[]
  /** Whether the folder is a lesson's, where nothing of the author's belongs. */
  readonly isLesson: (folder: string) => Promise<boolean>
  /** Asks what to do with a file that lies in no workspace. */
  readonly ask: (path: string) => Promise<'folder' | 'copy' | 'nothing'>
  /** Copies it into the workspace, and tells the page. */
  readonly copy: (workspace: Workspace, path: string) => Promise<void>
}

export interface Opened {
  /** The workspace that is open now; null: the same as before. */
  readonly workspace: WorkspaceInfo | null
  readonly show: Shown | null
}

const missing = (path: string): ProblemError =>
  new ProblemError(problem('opened-file-missing', 'workspace', { params: { path } }))

async function realFile(path: string): Promise<string> {
  try {
    const real = await realpath(path)
    if ((await stat(real)).isFile()) return real
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  throw missing(path)
}

/** What the file is in a workspace; null where it does not lie in it, or where no library looks, such as in a hidden folder. */
async function shownIn(folder: string, path: string): Promise<Shown | null> {
  const home = await realpath(folder).catch(() => null)
  if (home === null || !isWithin(home, path)) return null
  const isNode = path.endsWith(nodeEnding)
  const id = isNode ? idOf(home, path) : appIdOf(home, path)
  try {
    await (isNode ? pathOf(home, id) : appPathOf(home, id))
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
  return { what: isNode ? 'node' : 'app', id }
}

/** A YAML file that is neither a node's nor an app's is told here, before anybody is asked where it belongs. */
async function checkApp(path: string): Promise<void> {
  if (path.endsWith(nodeEnding)) return
  const read = await readAppFile(path)
  if (read === null) throw missing(path)
  const fault = read.problems.find(({ severity }) => severity === 'error')
  if (fault !== undefined) throw new ProblemError(fault)
}

/**
 * Opens a node file or an app file that the system named: in the workspace that it lies in, the open one or one of before; elsewhere the author says
 * whether its folder becomes the workspace, or a copy of it comes into the open one. Throws a ProblemError for a file that is neither.
 */
export async function openFile(path: string, ways: OpenFileWays): Promise<Opened> {
  const { workspaces } = ways
  const file = await realFile(path)
  await checkApp(file)
  const first = await workspaces.get()
  const home = (await ways.isLesson(first.path)) ? await workspaces.goHome() : null
  const here = home === null ? first : await workspaces.get()

  async function inWorkspace(workspace: WorkspaceInfo | null, show: Shown): Promise<Opened> {
    if (show.what === 'app') await (await workspaces.get()).apps.changed([show.id])
    return { workspace, show }
  }

  const shown = await shownIn(here.path, file)
  if (shown !== null) return inWorkspace(home, shown)
  // The innermost first: a workspace may lie in another.
  for (const folder of [...ways.recent()].sort((a, b) => b.length - a.length)) {
    const there = await shownIn(folder, file)
    if (there !== null) return inWorkspace(await workspaces.change(folder), there)
  }
  const answer = await ways.ask(file)
  if (answer === 'folder') {
    const folder = dirname(file)
    const info = await workspaces.change(folder)
    const there = await shownIn(folder, file)
    return there === null ? { workspace: info, show: null } : inWorkspace(info, there)
  }
  if (answer === 'copy') await ways.copy(here, file)
  return { workspace: home, show: null }
}
