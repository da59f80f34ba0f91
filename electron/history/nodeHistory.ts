import type { KeptNode, Version, VersionCause } from '../../shared/model/history'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import { revisionOf } from '../workspace/readBytes'
import { sweepVersions } from './sweep'
import { thinned } from './thin'
import { createVersionFiles, revisionIn } from './versionFiles'

/** After so many kept versions, or so many bytes of them, old ones are thinned out. */
const sweepAfter = { versions: 200, bytes: 64_000_000 } as const

export interface HistoryOptions {
  readonly dataRoot: string
  readonly workspace: string
  /** A version of this node was kept. */
  readonly onChange?: (id: string) => void
  readonly now?: () => number
}

/**
 * Every saved version of a workspace's nodes, in Nodelab's data folder: what the file was before another's hand or ours went over it too. Bounded by
 * age and by size.
 */
export function createHistory({ dataRoot, workspace, onChange, now = Date.now }: HistoryOptions) {
  const files = createVersionFiles(dataRoot, workspace)
  /** By id the revision that was kept last; null: none yet. */
  const last = new Map<string, string | null>()
  const since = { versions: 0, bytes: 0 }
  let latest = 0
  /** Why the last version could not be kept. The work goes on without it, but its author should know. */
  let fault: Problem | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** One after another: a list is read and written whole. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = queue.then(task, task)
    queue = next.catch(() => undefined)
    return next
  }

  async function lastOf(id: string): Promise<string | null> {
    const known = last.get(id)
    if (known !== undefined) return known
    const version = (await files.list(id)).at(-1)
    const revision = version === undefined ? null : revisionIn(version)
    last.set(id, revision)
    return revision
  }

  async function keepNow(id: string, text: string, cause: VersionCause): Promise<void> {
    const bytes = Buffer.from(text)
    const revision = revisionOf(bytes)
    const before = await lastOf(id)
    if (before === revision) return
    since.bytes += await files.keepText(bytes)
    // Never two of the same moment: a key names one version.
    latest = Math.max(now(), latest + 1)
    const version = { key: `${latest.toString(36)}-${revision}`, at: latest, cause, bytes: bytes.length }
    await files.add(id, version, before === null)
    last.set(id, revision)
    since.versions += 1
    onChange?.(id)
    if (since.versions >= sweepAfter.versions || since.bytes >= sweepAfter.bytes) await sweepNow()
  }

  async function sweepNow(): Promise<void> {
    Object.assign(since, { versions: 0, bytes: 0 })
    await sweepVersions(files, now())
  }

  async function attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task()
      fault = null
    } catch (error) {
      fault = problem('history-not-kept', 'workspace', { severity: 'warning', params: { reason: reasonOf(error) } })
    }
  }

  return {
    /** Keeps a text as the newest version of a node, unless it is that already. Where that fails, `problem` says so. */
    keep: (id: string, text: string, cause: VersionCause): Promise<void> =>
      inTurn(() => attempt(() => keepNow(id, text, cause))),

    /** The versions of a node, newest first. */
    list: (id: string): Promise<Version[]> => inTurn(async () => thinned(await files.list(id), now()).reverse()),

    /** The text of a version. Throws a ProblemError where it is gone. */
    async text(key: string): Promise<string> {
      const text = await files.text(key)
      if (text === null) throw new ProblemError(problem('version-missing', 'workspace'))
      return text
    },

    /** The nodes that have versions, the last changed first; `there` are the ids of those whose file is there. */
    nodes: (there: readonly string[]): Promise<KeptNode[]> =>
      inTurn(async () => {
        const ids = new Set(there)
        return (await files.all())
          .map(({ id, versions }) => ({ id, at: versions.at(-1)?.at ?? 0, isThere: ids.has(id) }))
          .sort((a, b) => b.at - a.at)
      }),

    /**
     * A node has another id now, and its versions with it; those of an earlier node of that name stay in the list. `until`: later versions, in
     * milliseconds since 1970, are of another node that has its old name by now.
     */
    move: (from: string, to: string, until = Infinity): Promise<void> =>
      inTurn(() =>
        attempt(async () => {
          const [all, older] = [await files.list(from), await files.list(to)]
          const [moved, others] = [all.filter(({ at }) => at <= until), all.filter(({ at }) => at > until)]
          if (moved.length === 0) return
          const versions = [...older, ...moved].sort((a, b) => a.at - b.at)
          await files.replace({ id: to, versions })
          await (others.length === 0 ? files.drop(from) : files.replace({ id: from, versions: others }))
          last.delete(from)
          last.delete(to)
          onChange?.(to)
        }),
      ),

    /** Removes all versions of a node, with the texts that no other needs. Throws a ProblemError where that fails. */
    clear: (id: string): Promise<void> =>
      inTurn(async () => {
        try {
          await files.drop(id)
          last.delete(id)
          await sweepNow()
        } catch (error) {
          throw new ProblemError(
            problem('history-not-cleared', 'workspace', { params: { id, reason: reasonOf(error) } }),
          )
        }
        onChange?.(id)
      }),

    /** Why the last version could not be kept; null: it was. */
    problem: (): Problem | null => fault,

    /** Thins out old versions now. */
    sweep: (): Promise<void> => inTurn(() => attempt(sweepNow)),

    /** Resolves when nothing is under way. */
    settled: (): Promise<void> => inTurn(() => Promise.resolve()),
  }
}

export type NodeHistory = ReturnType<typeof createHistory>
