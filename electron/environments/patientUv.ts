import { setTimeout as delay } from 'node:timers/promises'
import type { EnvironmentWish } from '../engineTypes'
import type { ToolEnd, ToolOptions } from '../processes/runTool'
import { uvProblem } from './uvProblem'

/** Pauses between tries, in milliseconds: a scanner looks at a new file for a second or two. */
const pauses = [300, 1000, 3000] as const

/**
 * Runs uv, and again after a pause where another program held a file: virus scanners do that on Windows while files are new. What is happening is
 * told in the log.
 */
export async function patiently(
  run: () => Promise<ToolEnd>,
  wish: EnvironmentWish,
  { onLine, signal }: Pick<ToolOptions, 'onLine' | 'signal'>,
): Promise<ToolEnd> {
  for (const pause of pauses) {
    const end = await run()
    if (end.exitCode === 0 || end.cancelled || uvProblem(end.stderr, wish).code !== 'file-locked') return end
    onLine?.(`Nodelab: Another program holds a file, mostly a virus scanner; trying again in ${pause / 1000} s`)
    // Cancelled meanwhile, the next run ends at once.
    await delay(pause, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  }
  return run()
}
