import { manifestName as backupManifest } from '../backup/backupParts'
import { bundleFiles } from '../bundles/manifest'
import { OddZip, openZip } from '../bundles/zipReader'

/** What a zip is, as far as its directory tells it. */
export type ZipKind = 'backup' | 'bundle' | 'pack'

/** Enough for any of them; only the directory is read. */
const limits = { files: 60_000, bytes: 20_000_000_000 }

/**
 * What a zip is that was dropped: a backup of Nodelab, an offline bundle, or else a pack of lessons, whose reading tells what is wrong where it is none
 * of them, or no zip at all.
 */
export async function zipKind(path: string): Promise<ZipKind> {
  let names: readonly string[]
  try {
    const zip = await openZip(path, () => limits)
    names = zip.entries.map(({ name }) => name)
    await zip.close()
  } catch (error) {
    // One that can't be read has a code of the system; the pack's own reading says it.
    if (error instanceof OddZip || (error instanceof Error && 'code' in error)) return 'pack'
    throw error
  }
  if (names.includes(backupManifest)) return 'backup'
  return names.includes(bundleFiles.manifest) && names.includes(bundleFiles.requirements) ? 'bundle' : 'pack'
}
