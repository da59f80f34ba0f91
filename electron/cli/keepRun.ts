import { dirname, relative, resolve, sep } from 'node:path'
import { appNodeId, partsOfAppNode } from '../../shared/dify/appNodeId'
import type { Language, Problem } from '../../shared/model/problem'
import { describeProblem } from '../../shared/problems'
import type { Engine } from '../engine'
import type { EndedRun } from '../runHistory/runToKeep'
import { idOf, isWithin, nodeEnding } from '../workspace/nodePaths'
import type { Session } from './context'
import { reasonOf } from '../files/fileErrors'
import { requirementsFolder } from './folder'
import { say } from './output'
import { textOf } from './texts'

/** The innermost of the workspaces that the window knows in which a folder lies; null where it lies in none. */
export function knownWorkspace({ settings }: Engine, folder: string): string | null {
  const around = settings.recentWorkspaces().filter((workspace) => isWithin(resolve(workspace), folder))
  return around.sort((a, b) => b.length - a.length)[0] ?? null
}

/** The workspace that a file's runs are kept in, and the id of its node there: as the window would name both. */
async function placeOf(engine: Engine, path: string, name: string): Promise<{ workspace: string; id: string }> {
  const folder = dirname(path)
  const workspace = knownWorkspace(engine, folder) ?? (await requirementsFolder(folder))
  const way = relative(workspace, path).split(sep).join('/')
  const inApp = partsOfAppNode(name)
  if (inApp !== null && !path.endsWith(nodeEnding)) return { workspace, id: appNodeId(way, inApp.nodeId) }
  return { workspace, id: path.endsWith(nodeEnding) ? idOf(workspace, path) : way }
}

/** Says in one line what stands in the way of keeping runs. That this machine can keep none is no news at each of them. */
export function sayOfHistory(told: Problem, language: Language): void {
  if (told.code === 'run-history-unavailable') return
  const { title, why } = describeProblem(told, language)
  say(textOf('history-told', language, { title, why }))
}

/** Keeps a run that `name` asked for, of the file at `path`, unless the settings say that none is kept. Never rejects: whatever stands in the way is said. */
export async function keepRun(
  { engine, language }: Session,
  { path, name, ...ended }: Omit<EndedRun, 'node'> & { readonly path: string; readonly name: string },
): Promise<void> {
  if (!engine.settings.get().keepRuns) return
  try {
    const { workspace, id } = await placeOf(engine, path, name)
    await engine.runHistory.keep(workspace, { ...ended, node: id })
  } catch (error) {
    say(textOf('history-not-kept', language, { reason: reasonOf(error) }))
  }
}
