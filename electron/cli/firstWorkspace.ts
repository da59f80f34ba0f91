import { firstWorkspace } from '../workspace/firstWorkspace'
import type { Session } from './context'
import { exitCodes, printResult, sayProblem } from './output'

/** Makes a new author's workspace as the window would at its first start, and prints its path; one that is known stays as it is. */
export async function firstWorkspaceCommand({ engine, language }: Session): Promise<number> {
  let isWhole = true
  const path = await firstWorkspace(engine, null, (told) => {
    isWhole = false
    sayProblem(told, language)
  })
  if (!isWhole) return exitCodes.wrong
  await engine.settings.rememberWorkspace(path)
  printResult(path)
  return exitCodes.worked
}
