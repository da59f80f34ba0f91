import { readdir, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** A file that was put into the system's trash. */
export interface Discarded {
  /** Where it was. */
  readonly path: string
  /** When it was put there at the earliest, in milliseconds since 1970. */
  readonly since: number
  /** A file with the same bytes. */
  readonly like: string
}

/** So many records are looked at, of a trash that may hold thousands: the newest can't be told by their names. */
const mostRecords = 5000

/** The trashes of the freedesktop specification in which a file of this path can be: the home's, and that of the disk above it. */
function trashesOf(path: string): { readonly trash: string; readonly top: string }[] {
  const data = process.env['XDG_DATA_HOME']
  const home = join(data === undefined || data === '' ? join(homedir(), '.local', 'share') : data, 'Trash')
  const user = process.getuid?.() ?? 0
  const found = [{ trash: home, top: '/' }]
  for (let at = dirname(path); ; at = dirname(at)) {
    for (const trash of [`.Trash-${user}`, join('.Trash', String(user))])
      found.push({ trash: join(at, trash), top: at })
    if (dirname(at) === at) return found
  }
}

/** What a record of the trash says; null where it is none. */
function recordOf(text: string): { path: string; at: number } | null {
  const path = /^Path=(.*)$/m.exec(text)?.[1]
  const at = /^DeletionDate=(.*)$/m.exec(text)?.[1]
  try {
    return path === undefined || at === undefined ? null : { path: decodeURIComponent(path), at: Date.parse(at) }
  } catch {
    // Percent signs that are no escape: another program's record.
    return null
  }
}

async function dropIn(trash: string, top: string, { path, since, like }: Discarded): Promise<boolean> {
  const names = await readdir(join(trash, 'info')).catch(() => [])
  for (const name of names.filter((one) => one.endsWith('.trashinfo')).slice(0, mostRecords)) {
    const info = join(trash, 'info', name)
    const record = recordOf(await readFile(info, 'utf8').catch(() => ''))
    // The record has whole seconds; a path within a disk's own trash is told from the top of that disk.
    const isIts = record !== null && resolve(top, record.path) === path && record.at >= since - 1000
    if (!isIts) continue
    const file = join(trash, 'files', name.slice(0, -'.trashinfo'.length))
    const [kept, back] = await Promise.all([readFile(file).catch(() => null), readFile(like).catch(() => null)])
    if (kept === null || back === null || !kept.equals(back)) continue
    await rm(file, { force: true })
    await rm(info, { force: true })
    return true
  }
  return false
}

/**
 * Takes a file out of the system's trash that is back where it was: the one with its path, its bytes and a later date. Linux alone says in files what its
 * trash holds; elsewhere the copy stays, as it does wherever anything differs.
 */
export async function dropDiscarded(discarded: Discarded): Promise<void> {
  if (process.platform !== 'linux') return
  for (const { trash, top } of trashesOf(discarded.path)) {
    // What can't be read or removed there stays: the file itself is back.
    if (await dropIn(trash, top, discarded).catch(() => false)) return
  }
}
