import type { Version } from '../../shared/model/history'
import { thinned } from './thin'
import { revisionIn, type VersionFiles, type VersionList } from './versionFiles'

/** Bytes on disk up to which the versions of one workspace may grow. */
export const historyBytes = 256_000_000

/** What the texts of some versions take, each counted once. */
function sizeOf(lists: readonly VersionList[], sizes: ReadonlyMap<string, number>): number {
  const revisions = new Set(lists.flatMap(({ versions }) => versions.map(revisionIn)))
  return [...revisions].reduce((sum, revision) => sum + (sizes.get(revision) ?? 0), 0)
}

/** Leaves the oldest versions of all out until the rest fits; the newest of each node stays. */
function within(lists: readonly VersionList[], sizes: ReadonlyMap<string, number>, limit: number): VersionList[] {
  let size = sizeOf(lists, sizes)
  if (size <= limit) return [...lists]
  const uses = new Map<string, number>()
  for (const { versions } of lists) {
    for (const version of versions) uses.set(revisionIn(version), (uses.get(revisionIn(version)) ?? 0) + 1)
  }
  const dropped = new Set<Version>()
  const oldest = lists.flatMap(({ versions }) => versions.slice(0, -1)).sort((a, b) => a.at - b.at)
  for (const version of oldest) {
    if (size <= limit) break
    const revision = revisionIn(version)
    const left = (uses.get(revision) ?? 1) - 1
    uses.set(revision, left)
    if (left === 0) size -= sizes.get(revision) ?? 0
    dropped.add(version)
  }
  return lists.map(({ id, versions }) => ({ id, versions: versions.filter((version) => !dropped.has(version)) }))
}

/** Thins out the versions of a workspace by age, then by size, and removes the texts that none of them needs. */
export async function sweepVersions(files: VersionFiles, now: number, limit = historyBytes): Promise<void> {
  const before = await files.all()
  const sizes = await files.texts()
  const after = within(
    before.map(({ id, versions }) => ({ id, versions: thinned(versions, now) })),
    sizes,
    limit,
  )
  for (const [index, list] of after.entries()) {
    if (list.versions.length !== before[index]?.versions.length) await files.replace(list)
  }
  const needed = new Set(after.flatMap(({ versions }) => versions.map(revisionIn)))
  for (const name of sizes.keys()) if (!needed.has(name)) await files.dropText(name)
}
