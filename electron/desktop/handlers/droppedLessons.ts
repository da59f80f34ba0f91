import { basename } from 'node:path'
import { problem, ProblemError } from '../../../shared/problems'
import { zipKind } from '../../lessons/droppedZip'
import { holdsLessons } from '../../lessons/packs'
import { openResults, resultsEnding } from '../../lessons/results'
import type { HandlerContext } from './context'
import { restoreFrom } from './restoring'

/**
 * Takes packs of lessons and results of a class out of what was dropped, and tells the page of them; the rest is for the workspace. A bundle is told by
 * name, since it is opened for a workspace and a target. A backup is restored where its author wants it; he is asked.
 */
export async function takeLessons(
  context: Pick<HandlerContext, 'engine' | 'isSafe' | 'restart' | 'send' | 'texts' | 'window'>,
  paths: readonly string[],
): Promise<string[]> {
  const { engine, send } = context
  const results = paths.filter((path) => path.toLowerCase().endsWith(resultsEnding))
  const packs: string[] = []
  const backups: string[] = []
  const others: string[] = []
  for (const path of paths) {
    if (results.includes(path)) continue
    if (/\.zip$/i.test(path)) {
      const kind = await zipKind(path)
      if (kind === 'pack') packs.push(path)
      else if (kind === 'backup') backups.push(path)
      else {
        const params = { name: basename(path) }
        send('app.problem', problem('dropped-bundle', 'workspace', { severity: 'info', params }))
      }
    } else if (await holdsLessons(path)) packs.push(path)
    else others.push(path)
  }
  if (results.length > 0) send('lessons.results', await openResults(results))
  for (const path of packs) {
    try {
      send('lessons.changed', await engine.lessons.addPack(path))
    } catch (error) {
      // One that is refused is told; the others go on.
      if (!(error instanceof ProblemError)) throw error
      send('app.problem', error.problem)
    }
  }
  // Last, since Nodelab starts again with it.
  for (const path of backups) if (await restoreFrom(context, path)) break
  return others
}
