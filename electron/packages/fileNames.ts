import { normalName } from '../../shared/packages/packageName'
import { readVersion, type Version } from '../../shared/packages/pep440'

/** A distribution as its file's name tells it. `tags` are those of a wheel; null for a source distribution. */
export interface DistFile {
  readonly version: string
  readonly parsed: Version
  readonly tags: {
    readonly python: readonly string[]
    readonly abi: readonly string[]
    readonly platform: readonly string[]
  } | null
}

const sourceEnding = /\.(?:tar\.gz|zip|tar\.bz2|tgz|tar\.xz)$/

/** Remembers what was asked before: an index lists thousands of files with the same few names and versions. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = read(text)
    known.set(text, found)
    return found
  }
}

/**
 * Reads the names of files of the package `name`; null for what pip and uv pass over (eggs, installers, other packages' files). Made once
 * for all files of a page.
 */
export function fileNameReader(name: string): (filename: string) => DistFile | null {
  const wanted = normalName(name)
  const isIts = remembering((stem) => normalName(stem) === wanted)
  const versionOf = remembering(readVersion)

  function readWheel(filename: string): DistFile | null {
    const parts = filename.slice(0, -'.whl'.length).split('-')
    const [platform, abi, python] = parts.splice(-3).reverse()
    const [stem = '', version = ''] = parts
    if (platform === undefined || abi === undefined || python === undefined) return null
    const parsed = isIts(stem) ? versionOf(version) : null
    if (parsed === null) return null
    return { version, parsed, tags: { python: python.split('.'), abi: abi.split('.'), platform: platform.split('.') } }
  }

  return (filename) => {
    if (filename.endsWith('.whl')) return readWheel(filename)
    if (!sourceEnding.test(filename)) return null
    const stem = filename.replace(sourceEnding, '')
    // Older ones keep the dashes of the name: the version is what follows the name, whatever its spelling.
    for (let at = stem.indexOf('-'); at >= 0; at = stem.indexOf('-', at + 1)) {
      const version = stem.slice(at + 1)
      const parsed = isIts(stem.slice(0, at)) ? versionOf(version) : null
      if (parsed !== null) return { version, parsed, tags: null }
    }
    return null
  }
}
