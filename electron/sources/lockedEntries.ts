import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LockEntry, readEntry } from '../../shared/packages/lockText'
import { readLine } from '../../shared/packages/requirementLine'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { withLocalNames } from '../environments/localNames'
import { isLocalPin } from '../environments/localPins'
import type { Resolving } from '../environments/resolve'

/** The way to a package from the folder of the requirements, so that it counts on another machine too; its whole address where it lies elsewhere. */
function wayTo(address: string, folder: string): string {
  const way = relative(folder, fileURLToPath(address))
  if (way === '' || way.startsWith('..') || isAbsolute(way)) return address
  return `file:./${way.split(sep).map(encodeURIComponent).join('/')}`
}

async function localEntry(
  line: string,
  wish: EnvironmentWish,
  resolving: Omit<Resolving, 'locks' | 'anew'>,
): Promise<LockEntry | null> {
  const { address, marker, hashes } = readLine(line)
  const bare = /^-e\b/.test(line) ? `-e ${address}` : address
  const [pin = ''] = await withLocalNames([bare], wish, resolving)
  const [, name, where] = /^(?:-e )?(\S+) @ (\S+)$/.exec(pin) ?? []
  if (name === undefined || where === undefined || wish.local === undefined) return null
  const extras = /\[[^\]]*\]$/.exec(address)?.[0] ?? ''
  return { name, version: '', address: wayTo(where, wish.local.folder), extras, marker, hashes }
}

/**
 * The entries that uv wrote, one a logical line; options of the requirements are not repeated. `wish` is a whole one. Throws a ProblemError where
 * a line is none: a lock without it would lose a package.
 */
export async function lockedEntries(
  text: string,
  wish: EnvironmentWish,
  resolving: Omit<Resolving, 'locks' | 'anew'>,
): Promise<LockEntry[]> {
  const lines = text
    .replace(/[ \t]*\\\r?\n[ \t]*/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:#|-(?!e\b))/.test(line))
  const entries: LockEntry[] = []
  for (const line of lines) {
    const entry = isLocalPin(line) ? await localEntry(line, wish, resolving) : readEntry(line)
    if (entry === null) throw new ProblemError(problem('uv-failed', 'environment', { raw: line }))
    entries.push(entry)
  }
  return entries.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}
