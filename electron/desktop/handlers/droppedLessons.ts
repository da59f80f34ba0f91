import { basename } from 'node:path'
import { problem, ProblemError } from '../../../shared/problems'
import { zipKind } from '../../lessons/droppedZip'
import { holdsLessons } from '../../lessons/packs'
import { openResults, resultsEnding } from '../../lessons/results'
import type { HandlerContext } from './context'

/**
 * Takes packs of lessons and results of a class out of what was dropped, and tells the page of them; the rest is for the workspace. A bundle and a backup
 * change much at once: they are told by name, with the way that asks before.
 */
export async function takeLessons(
  { engine: { lessons }, send }: Pick<HandlerContext, 'engine' | 'send'>,
  paths: readonly string[],
): Promise<string[]> {
  const results = paths.filter((path) => path.toLowerCase().endsWith(resultsEnding))
  const packs: string[] = []
  const others: string[] = []
  for (const path of paths) {
    if (results.includes(path)) continue
    if (/\.zip$/i.test(path)) {
      const kind = await zipKind(path)
      if (kind === 'pack') packs.push(path)
      else {
        const params = { name: basename(path) }
        send('app.problem', problem(`dropped-${kind}`, 'workspace', { severity: 'info', params }))
      }
    } else if (await holdsLessons(path)) packs.push(path)
    else others.push(path)
  }
  if (results.length > 0) send('lessons.results', await openResults(results))
  for (const path of packs) {
    try {
      send('lessons.changed', await lessons.addPack(path))
    } catch (error) {
      // One that is refused is told; the others go on.
      if (!(error instanceof ProblemError)) throw error
      send('app.problem', error.problem)
    }
  }
  return others
}
