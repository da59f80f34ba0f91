import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from '../../shared/model/language'

/** Files that are longer are shown by their beginning: bytes. */
const longest = 2_000_000
/** So many files are known by their numbers; then the first ones are forgotten. */
const mostKnown = 1000

/** A path from the folder of packages on, or from that of the stubs; else its last three parts. */
function shownPath(path: string): string {
  const parts = path.split(/[\\/]/)
  const at = parts.findLastIndex((part) => ['site-packages', 'typeshed-fallback'].includes(part))
  return parts.slice(at === -1 ? -3 : at + (parts[at] === 'site-packages' ? 1 : 0)).join('/')
}

/** The files that the server has named, each by a number: the page can ask for these and no others. */
export function createSourceFiles() {
  const paths = new Map<number, string>()
  const numbers = new Map<string, number>()
  let last = 0
  return {
    /** The number of a file that the server names; null for what is no Python file of this machine. */
    numberOf(uri: string): number | null {
      if (!uri.startsWith('file:') || !/\.pyi?$/.test(uri)) return null
      const path = fileURLToPath(uri)
      const known = numbers.get(path)
      if (known !== undefined) return known
      last += 1
      paths.set(last, path)
      numbers.set(path, last)
      const forgotten = paths.get(last - mostKnown)
      if (forgotten !== undefined) {
        paths.delete(last - mostKnown)
        numbers.delete(forgotten)
      }
      return last
    },
    /** The text of a file; null where it was never named, or is gone. */
    async read(source: number): Promise<SourceFile | null> {
      const path = paths.get(source)
      if (path === undefined) return null
      try {
        const file = await open(path, 'r')
        try {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0)
          return { source, shown: shownPath(path), text: buffer.toString('utf8', 0, bytesRead) }
        } finally {
          await file.close()
        }
      } catch {
        // Its environment was removed meanwhile: there is nothing to show.
        return null
      }
    },
  }
}
