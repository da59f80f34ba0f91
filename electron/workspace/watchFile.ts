import { existsSync } from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'
import { watch } from 'chokidar'

export interface FileWatch {
  close(): Promise<void>
}

/** The nearest folder above a path that is there. */
function nearestFolder(path: string): string {
  const folder = dirname(path)
  return folder === path || existsSync(folder) ? folder : nearestFolder(folder)
}

/** Whether a path is another one or a folder around it. */
function leadsTo(path: string, other: string): boolean {
  const rest = relative(other, path)
  return !rest.startsWith('..') && !isAbsolute(rest)
}

/** Watches one file, which may come and go, as its folders may that are not there yet. `onChange` is not called again before it has ended. */
export function watchFile(path: string, onChange: () => Promise<void>, onError: (error: unknown) => void): FileWatch {
  let telling: Promise<void> = Promise.resolve()
  let closed = false
  const tell = (): void => {
    telling = telling.then(async () => {
      if (!closed) await onChange().catch(onError)
    })
  }
  const folder = nearestFolder(path)
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (other) => !leadsTo(path, other),
    // A file that is written in pieces is looked at when it has come to rest.
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 30 },
  })
  watcher.on('add', tell).on('change', tell).on('unlink', tell)
  // What changed between the first look and this moment was seen by neither.
  watcher.on('ready', tell)
  watcher.on('error', onError)
  return {
    async close() {
      closed = true
      await watcher.close()
      await telling
    },
  }
}
