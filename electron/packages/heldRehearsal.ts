import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import type { EnvironmentWish } from '../engineTypes'
import { comesFromElsewhere, type Followed, followed, holding } from '../environments/held'
import { localPath } from '../environments/localFiles'

/** A wheel's metadata is read; nothing of it runs. */
const isWheel = (address: string): boolean => /\.whl(?:[?#]\S*)?$/i.test(address)

/** Files that lead to each other are followed once. */
interface Seen {
  readonly wish: EnvironmentWish
  readonly paths: Set<string>
}

/** The text of a line that getting it might run code for, in a file or in those that it leads to; null where none does. */
function firstIn(text: string, folder: string, seen: Seen): Pick<Followed, 'line' | 'text'> | null {
  for (const entry of followed(text)) {
    const found = heldBy(entry, folder, seen)
    // What waits is told with the line of the file that the author sees.
    if (found !== null) return { line: entry.line, text: found }
  }
  return null
}

function heldBy(entry: Followed, folder: string, seen: Seen): string | null {
  if (!comesFromElsewhere(entry)) return null
  const { kind, address, text, options } = entry
  // A variable may be a path or a password, and another option on the line may be either way to elsewhere.
  if (/\$/.test(text) || kind === 'broken' || kind === 'editable') return text
  if (kind === 'url') return /^https?:/i.test(address) && isWheel(address) ? null : text
  const path = localPath(address, kind === 'path' ? (seen.wish.local?.folder ?? folder) : folder)
  if (path === null) return text
  if (kind === 'path') return isWheel(address) ? null : text
  if (options.filter(({ name }) => /^--(?:requirement|constraint|editable)$/.test(name)).length > 1) return text
  if (seen.paths.has(path)) return null
  seen.paths.add(path)
  const nested = seen.wish.local?.nested.find((one) => one.path === path)
  // One that is not there is uv's to tell; one that was not read (too large) may say anything.
  if (nested === undefined) return existsSync(path) ? text : null
  return firstIn(nested.text, dirname(path), seen)?.text ?? null
}

/**
 * The first line of the requirements, or of the files that they lead to, that is not even rehearsed without the author's word; null where there is
 * none: getting what it names might run code that came with it, or follow it to where no package is published. The wish is a whole one (see
 * `withLocalFiles`).
 */
export function heldInRehearsal(wish: EnvironmentWish): Problem | null {
  const folder = wish.local?.folder
  if (folder === undefined) {
    const found = followed(wish.requirements).find(
      (entry) => comesFromElsewhere(entry) && heldBy(entry, '/', { wish, paths: new Set() }) !== null,
    )
    return found === undefined ? null : holding(found)
  }
  const found = firstIn(wish.requirements, folder, { wish, paths: new Set() })
  return found === null ? null : holding(found)
}
