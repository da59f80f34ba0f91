import type { Stats } from 'node:fs'
import { sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { lockName } from '../../shared/packages/lockText'
import { isAppName } from '../appFile/appPaths'
import { maxDepth } from './library'
import { nodeEnding, skippedFolder } from './nodePaths'
import { requirementsName } from './requirementsStore'
import { serverFileName } from './serverFile'

/** Changes that come within this time, in milliseconds, are told together. */
const gatherMs = 60

const sharedTexts = new Set([requirementsName, serverFileName, lockName])

export interface FileWatch {
  /** Watches from now on (again): the folder was not there, or is another one than before. */
  restart(): void
  close(): Promise<void>
}

/**
 * Watches a workspace's node files, app files, requirements with their lock, and server settings. `onPaths` gets the paths that changed, came or went; null: something may have
 * changed while nobody watched. It is not called again before it has ended.
 */
export function watchFiles(
  root: string,
  onPaths: (paths: ReadonlySet<string> | null) => Promise<void>,
  onError: (error: unknown) => void,
): FileWatch {
  let watcher: FSWatcher | null = null
  let closing: Promise<void> = Promise.resolve()
  let gathered = new Set<string>()
  let missed = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let telling: Promise<void> = Promise.resolve()
  let closed = false

  function isIgnored(path: string, stats?: Stats): boolean {
    if (path === root) return false
    const inner = path.slice(root.length)
    const parts = inner.split(/[\\/]/).filter((part) => part !== '')
    if (parts.slice(0, -1).some((part) => skippedFolder.test(part))) return true
    const name = parts.at(-1) ?? ''
    if (stats === undefined) return name.startsWith('.') || name === 'node_modules'
    if (stats.isDirectory()) return skippedFolder.test(name)
    return !name.endsWith(nodeEnding) && !isAppName(name) && !(parts.length === 1 && sharedTexts.has(name))
  }

  function tell(): void {
    timer = null
    telling = telling.then(async () => {
      if (closed) return
      const paths = missed ? null : gathered
      gathered = new Set()
      missed = false
      await onPaths(paths).catch(onError)
    })
  }

  function gather(path: string | null): void {
    if (path === null) missed = true
    else gathered.add(path)
    timer ??= setTimeout(tell, gatherMs)
  }

  function start(): void {
    const next = watch(root, {
      ignoreInitial: true,
      depth: maxDepth,
      followSymlinks: false,
      ignored: isIgnored,
      // A file that is written in pieces is looked at when it has come to rest.
      awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 30 },
    })
    next.on('add', gather).on('change', gather).on('unlink', gather)
    next.on('unlinkDir', (path) => gather(`${path}${sep}`))
    // What changed between the first look and this moment was seen by neither.
    next.on('ready', () => gather(null))
    next.on('error', onError)
    watcher = next
  }

  start()
  return {
    restart() {
      if (closed) return
      const old = watcher
      closing = closing.then(() => old?.close())
      start()
    },
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      await closing
      await watcher?.close()
      await telling
    },
  }
}
