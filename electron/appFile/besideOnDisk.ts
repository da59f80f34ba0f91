import { dirname, relative, sep } from 'node:path'
import { appNodeId } from '../../shared/dify/appNodeId'
import { type Beside, createAppEdits } from './appEdits'

/**
 * The samples, target and cases of a node of an app file, which has no place for them: Nodelab's data folder keeps them by the workspace in which the window
 * had the file. `path` is absolute. Of several workspaces around the file the nearest counts; null where none has any.
 */
export async function besideOfApp(dataRoot: string, path: string, nodeId: string): Promise<Beside | null> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const id = appNodeId(relative(folder, path).split(sep).join('/'), nodeId)
    const beside = await createAppEdits(dataRoot, folder).beside(id)
    const isEmpty = Object.keys(beside.samples).length === 0 && beside.target === null && beside.cases === undefined
    if (!isEmpty) return beside
    if (folder === dirname(folder)) return null
  }
}
