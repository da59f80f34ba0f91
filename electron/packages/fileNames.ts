import { normalName } from '../../shared/packages/packageName'
import { readVersion } from '../../shared/packages/pep440'

/** A distribution as its file's name tells it. `tags` are those of a wheel; null for a source distribution. */
export interface DistFile {
  readonly version: string
  readonly tags: { readonly python: string[]; readonly abi: string[]; readonly platform: string[] } | null
}

const sourceEnding = /\.(?:tar\.gz|zip|tar\.bz2|tgz|tar\.xz)$/

/** Reads the name of a file of the package `name`; null for what pip and uv pass over (eggs, installers, other packages' files). */
export function readFileName(filename: string, name: string): DistFile | null {
  if (filename.endsWith('.whl')) {
    const parts = filename.slice(0, -'.whl'.length).split('-')
    const [platform, abi, python] = parts.splice(-3).reverse()
    const [stem = '', version = ''] = parts
    if (platform === undefined || abi === undefined || python === undefined) return null
    if (normalName(stem) !== normalName(name) || readVersion(version) === null) return null
    return { version, tags: { python: python.split('.'), abi: abi.split('.'), platform: platform.split('.') } }
  }
  if (!sourceEnding.test(filename)) return null
  const stem = filename.replace(sourceEnding, '')
  // Older ones keep the dashes of the name: the version is what follows the name, whatever its spelling.
  for (let at = stem.indexOf('-'); at >= 0; at = stem.indexOf('-', at + 1)) {
    const version = stem.slice(at + 1)
    if (normalName(stem.slice(0, at)) === normalName(name) && readVersion(version) !== null)
      return { version, tags: null }
  }
  return null
}
