import { basename, dirname } from 'node:path'
import { watch } from 'chokidar'

export interface FileWatch {
  close(): Promise<void>
}

/** Watches one file, which may come and go. `onChange` is not called again before it has ended. */
export function watchFile(path: string, onChange: () => Promise<void>, onError: (error: unknown) => void): FileWatch {
  let telling: Promise<void> = Promise.resolve()
  let closed = false
  const tell = (): void => {
    telling = telling.then(async () => {
      if (!closed) await onChange().catch(onError)
    })
  }
  const folder = dirname(path)
  const watcher = watch(folder, {
    ignoreInitial: true,
    depth: 0,
    ignored: (other) => other !== folder && basename(other) !== basename(path),
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
