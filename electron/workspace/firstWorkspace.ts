import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import type { SettingsStore } from '../engineTypes'
import { reasonOf } from '../files/fileErrors'
import { isFolder } from '../files/look'
import { type ExampleNode, firstExample, prepareWorkspace } from './exampleNodes'

/** What is asked of the engine to find the workspace to begin with. */
export interface FirstWorkspaceOptions {
  readonly settings: SettingsStore
  readonly defaultWorkspace: string
  examples(): Promise<ExampleNode[]>
}

/** Puts the example nodes into a new author's folder. One who can't have it goes on without, and is told why. */
async function prepare(path: string, options: FirstWorkspaceOptions, tell: (told: Problem) => void): Promise<void> {
  try {
    const isNew = await prepareWorkspace(path, await options.examples())
    if (isNew) await options.settings.updateSession(path, { open: [firstExample], active: firstExample, layout: {} })
  } catch (error) {
    if (error instanceof ProblemError) return tell(error.problem)
    const params = { path, reason: reasonOf(error) }
    tell(problem('workspace-read-only', 'workspace', { severity: 'warning', params }))
  }
}

/** The folder to begin with: the wanted one, else that of last time, else a new author's own, which is made with the example nodes in it. */
export async function firstWorkspace(
  options: FirstWorkspaceOptions,
  wanted: string | null,
  tell: (told: Problem) => void,
): Promise<string> {
  const known = options.settings.recentWorkspaces()
  const path = wanted ?? known[0] ?? options.defaultWorkspace
  // A workspace that was there and is gone (a disk that is not connected) is told, never made anew in its place.
  if (!known.includes(path) && !(await isFolder(path))) await prepare(path, options, tell)
  return path
}
