import { stat } from 'node:fs/promises'

/** How long, in milliseconds, a file must look the same before it is told: it may be written in pieces. */
const restMs = 100

export interface PathsWatch {
  /** Watches these from now on, and no others. */
  set(paths: readonly string[]): void
  /** Has a path told at the next look in any case: someone read or wrote it, or was told of it, in between. */
  doubt(path: string): void
  close(): Promise<void>
}

/** What a change of a file or folder changes, without reading it. */
async function lookOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path)
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
  } catch {
    // Not there, or not to be seen: that is how it looks.
    return ''
  }
}

/**
 * Watches a few files, wherever they lie, by looking at them every `everyMs` milliseconds: what the system tells of changes ends where a file's
 * folder goes, and may miss a file that goes soon after it was written. `onChange` gets those that look different; a path that is new here is
 * among them once, since what changed before its first look was seen by nobody. It is not called again before it has ended.
 */
export function watchPaths(
  everyMs: number,
  onChange: (changed: ReadonlySet<string>) => Promise<void>,
  onError: (error: unknown) => void,
): PathsWatch {
  let paths: readonly string[] = []
  const told = new Map<string, string>()
  let last: ReadonlyMap<string, string> = new Map()
  let timer: ReturnType<typeof setTimeout> | null = null
  let closed = false

  /** Returns the milliseconds until the next look. */
  async function look(): Promise<number> {
    const now = new Map(await Promise.all(paths.map(async (path) => [path, await lookOf(path)] as const)))
    const changed = [...now].filter(([path, seen]) => told.get(path) !== seen)
    const rested = changed.filter(([path, seen]) => last.get(path) === seen)
    last = now
    for (const [path, seen] of rested) told.set(path, seen)
    if (rested.length > 0 && !closed) await onChange(new Set(rested.map(([path]) => path)))
    return rested.length < changed.length ? Math.min(restMs, everyMs) : everyMs
  }

  let looking: Promise<void> = Promise.resolve()
  function lookLater(ms: number): void {
    if (closed) return
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => {
          onError(error)
          return everyMs
        })
        .then(lookLater)
    }, ms)
    timer.unref()
  }
  lookLater(Math.min(restMs, everyMs))

  return {
    doubt: (path) => void told.delete(path),
    set(next) {
      paths = next
      for (const path of told.keys()) if (!next.includes(path)) told.delete(path)
    },
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      await looking
    },
  }
}
