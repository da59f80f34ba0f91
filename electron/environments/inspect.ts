import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTurns, type Fingerprint, type FolderMark, markOf } from './fingerprint'
import { normalName } from './requirementsFile'
import { readRecord } from './verify'

/** What is no longer as it was installed. */
export interface Damage {
  /** Files from the folder of packages on; what was not there has a `+`. */
  readonly what: readonly string[]
  /** Those of them that are there and hold something else. */
  readonly rewritten: readonly string[]
  /** Packages whose copy in uv's cache is altered as well, since a file of it is the very one that the environment has. */
  readonly spoilt: readonly string[]
}

/** A folder of packages, and what is known of it. What turns out to be harmless is noted in the fingerprint. */
export interface Inspected {
  readonly root: string
  readonly fingerprint: Fingerprint
}

/** A file whose time or size is another than it was: what it holds decides. */
interface Doubt {
  readonly path: string
  readonly folder: FolderMark
  readonly at: number
}

interface Found {
  readonly gone: string[]
  readonly doubts: Doubt[]
}

/** Entries beside the packages that make Python see another package, or run something at its start. */
const bringsMore = /\.(?:dist-info|egg-info|egg-link|pth|egg)$/

function lookAtFile({ root }: Inspected, folder: FolderMark, at: number, found: Found): void {
  const [name = '', size, changed] = folder.files[at] ?? []
  const path = folder.path === '' ? name : `${folder.path}/${name}`
  const now = markOf(join(root, path))
  if (now === null) found.gone.push(path)
  else if (now[0] !== size || now[1] !== changed) found.doubts.push({ path, folder, at })
}

function brought({ root, fingerprint }: Inspected): string[] {
  const known = new Set(fingerprint.folders.map(({ path }) => path))
  for (const { path, files } of fingerprint.folders) if (path === '') for (const [name] of files) known.add(name)
  return readdirSync(root)
    .filter((name) => bringsMore.test(name) && !known.has(name))
    .map((name) => `+${name}`)
}

/** The hash of each file by its package's own record, and the package. */
async function readRecords(root: string): Promise<Map<string, { name: string; sha256: string | null }>> {
  const found = new Map<string, { name: string; sha256: string | null }>()
  for (const info of readdirSync(root).filter((name) => name.endsWith('.dist-info'))) {
    const name = normalName(info.split('-')[0] ?? '')
    const record = await readFile(join(root, info, 'RECORD'), 'utf8').catch(() => '')
    for (const { path, sha256 } of readRecord(record)) found.set(path, { name, sha256 })
  }
  return found
}

async function hashOf(path: string): Promise<string | null> {
  const content = await readFile(path).catch(() => null)
  return content === null ? null : createHash('sha256').update(content).digest('base64url')
}

/** A file that holds what its package recorded is no damage, whoever touched it. */
async function judge({ root }: Inspected, { gone, doubts }: Found): Promise<Damage | null> {
  const rewritten: string[] = []
  const spoilt = new Set<string>()
  const records = doubts.length === 0 ? null : await readRecords(root)
  for (const { path, folder, at } of doubts) {
    const recorded = records?.get(path)
    const now = statSync(join(root, path), { throwIfNoEntry: false })
    const [name = ''] = folder.files[at] ?? []
    if (now !== undefined && recorded?.sha256 && (await hashOf(join(root, path))) === recorded.sha256) {
      folder.files[at] = [name, now.size, now.mtimeMs]
      continue
    }
    rewritten.push(path)
    // Linked to the cache, it was altered there in the same moment.
    if (recorded !== undefined && now !== undefined && now.nlink > 1) spoilt.add(recorded.name)
  }
  const what = [...new Set([...gone, ...rewritten])]
  return what.length === 0 ? null : { what, rewritten, spoilt: [...spoilt] }
}

/** Looks at folders alone, at once: what was removed, added or put in another's place shows there. */
export async function lookAtFolders(inspected: Inspected): Promise<Damage | null> {
  const { root, fingerprint } = inspected
  const found: Found = { gone: [], doubts: [] }
  const seen: (readonly [FolderMark, number])[] = []
  for (const folder of fingerprint.folders) {
    const now = statSync(join(root, folder.path), { throwIfNoEntry: false })
    if (now === undefined) found.gone.push(folder.path)
    else if (now.mtimeMs !== folder.changed) {
      seen.push([folder, now.mtimeMs])
      if (folder.path === '') found.gone.push(...brought(inspected))
      for (const at of folder.files.keys()) lookAtFile(inspected, folder, at, found)
    }
  }
  const damage = await judge(inspected, found)
  if (damage === null) for (const [folder, changed] of seen) folder.changed = changed
  return damage
}

/** Looks at each file, in turns: one that was written over shows only so. `givesWay` is called where a turn is over. */
export async function lookAtFiles(
  inspected: Inspected,
  isStopped: () => boolean,
  givesWay: () => void,
): Promise<Damage | null> {
  const found: Found = { gone: [], doubts: [] }
  const pause = createTurns()
  for (const folder of inspected.fingerprint.folders) {
    for (const at of folder.files.keys()) {
      lookAtFile(inspected, folder, at, found)
      const waiting = pause()
      if (waiting !== null) {
        givesWay()
        await waiting
      }
      if (isStopped()) return null
    }
  }
  return judge(inspected, found)
}
