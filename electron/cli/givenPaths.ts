import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { appNodeId, partsOfAppNode } from '../../shared/dify/appNodeId'
import { nodeEnding } from '../workspace/nodePaths'
import type { Session } from './context'
import { folderHere } from './folder'
import { say } from './output'
import { textOf, WrongUse } from './texts'

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** What a name stands for in a folder: a path, a node without its ending, or a node of an app file there; null where that is nothing. */
async function inFolder(folder: string, given: string): Promise<string | null> {
  const path = resolve(folder, given)
  if (await isThere(path)) return path
  const parts = partsOfAppNode(given)
  if (parts !== null && (await isThere(resolve(folder, parts.file))))
    return appNodeId(resolve(folder, parts.file), parts.nodeId)
  return (await isThere(`${path}${nodeEnding}`)) ? `${path}${nodeEnding}` : null
}

async function find({ engine }: Session, given: string): Promise<string> {
  const last = engine.settings.recentWorkspaces()[0]
  const folders = [...new Set([process.cwd(), ...(last === undefined ? [] : [last])])]
  for (const folder of folders) {
    const found = await inFolder(folder, given)
    // What is found from here keeps the words of the call, for the messages.
    if (found !== null) return folder === process.cwd() ? given : found
  }
  const places = folders.flatMap((folder) => [resolve(folder, given), `${resolve(folder, given)}${nodeEnding}`])
  throw new WrongUse('path-absent', { path: given, places: [...new Set(places)].join(', ') })
}

/**
 * The paths of what `check` and `test` name, as `run` finds a node: in the folder of the call, else in the workspace that was open last. None
 * given is that workspace, or the folder of the call where it is one. Throws WrongUse with the places that were looked at where there is nothing.
 */
export async function givenPaths(session: Session, given: readonly string[], isQuiet: boolean): Promise<string[]> {
  if (given.length > 0) return Promise.all(given.map((one) => find(session, one)))
  const folder = await folderHere(session)
  if (folder !== process.cwd() && !isQuiet) say(textOf('working-in', session.language, { folder }))
  return [folder]
}
