import { once } from 'node:events'
import { resolve } from 'node:path'
import { watch } from 'chokidar'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { lockName } from '../../shared/packages/lockText'
import { nodeEnding } from '../workspace/nodePaths'
import { requirementsName } from '../workspace/requirementsStore'
import { serverFileName } from '../workspace/serverFile'

/** Changes that come within this time, in milliseconds, are one: an editor writes a file in several steps. */
const gatherMs = 80

const beside = [requirementsName, lockName, serverFileName]

/**
 * Does a task, and does it again whenever a node file (or what it runs with) under some paths, or an app file among them, comes, goes or changes, until `signal` says so. The signal of a
 * task is aborted where a change comes before its end; the next one begins behind it.
 */
export async function eachChange(
  paths: readonly string[],
  signal: AbortSignal,
  task: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const apps = paths.map((path) => resolve(partsOfAppNode(path)?.file ?? path)).filter((path) => /\.ya?ml$/i.test(path))
  const files = [...paths.flatMap((path) => [resolve(path), resolve(`${path}${nodeEnding}`)]), ...apps]
  const counts = (path: string): boolean =>
    path.endsWith(nodeEnding) || apps.includes(path) || beside.some((name) => path.endsWith(name))
  let turn = new AbortController()
  let isDue = true
  let wake: () => void = () => undefined
  let timer: NodeJS.Timeout | null = null
  const changed = (): void => {
    timer = null
    isDue = true
    turn.abort()
    wake()
  }
  const ignored = (path: string, stats?: { isFile(): boolean }): boolean => {
    const name = path.split(/[\\/]/).at(-1) ?? ''
    if (name === 'node_modules' || (name.startsWith('.') && !files.includes(path))) return true
    return stats?.isFile() === true && !counts(path)
  }
  const watcher = watch(files, { ignoreInitial: true, ignored })
  watcher.on('all', (_event, path) => {
    if (counts(path)) timer ??= setTimeout(changed, gatherMs)
  })
  const end = (): void => {
    turn.abort()
    wake()
  }
  signal.addEventListener('abort', end)
  try {
    await once(watcher, 'ready')
    while (!signal.aborted) {
      if (isDue) {
        isDue = false
        turn = new AbortController()
        await task(turn.signal)
      } else {
        await new Promise<void>((resume) => {
          wake = resume
          if (isDue || signal.aborted) resume()
        })
      }
    }
  } finally {
    if (timer !== null) clearTimeout(timer)
    signal.removeEventListener('abort', end)
    await watcher.close()
  }
}
