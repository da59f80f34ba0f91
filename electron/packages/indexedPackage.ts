import { z } from 'zod'
import type { PackageVersion } from '../../shared/model/packages'
import { normalName } from '../../shared/packages/packageName'
import { readDistMetadata } from './distMetadata'
import { fileNameReader } from './fileNames'
import type { IndexPage } from './indexPage'
import { indexSources } from './indexSources'
import { latestOf, versionsOf } from './indexVersions'
import type { Asking, PackageIndex } from './packageIndex'
import type { Machine } from './wheelTags'

/** A package on the index, with its versions, newest first. `name` as it spells itself; `summary` "" where it can't be had. */
export interface IndexedPackage {
  readonly name: string
  readonly summary: string
  readonly versions: PackageVersion[]
}

/** Milliseconds for a summary: the versions wait for it. */
const summaryTimeout = 2_000

const officialForm = z.object({ info: z.object({ summary: z.string() }) })

/** What the official index alone tells of a package, at the address beside its pages. */
async function officialSummary(index: PackageIndex, name: string, asking: Asking): Promise<string> {
  const official = indexSources(asking.env, asking.requirements).find(({ url }) => url === 'https://pypi.org/simple')
  if (official === undefined) return ''
  const text = await index.text(`https://pypi.org/pypi/${normalName(name)}/json`, asking)
  try {
    return officialForm.parse(JSON.parse(text ?? '')).info.summary
  } catch {
    // Nothing hangs on it.
    return ''
  }
}

/** What a package's index tells of it, for a Python and a machine. The summary is its newest version's, from its metadata. */
export async function describedBy(
  index: PackageIndex,
  page: IndexPage,
  name: string,
  machine: Machine,
  asking: Asking,
): Promise<IndexedPackage> {
  const versions = versionsOf(page, name, machine)
  const newest = latestOf(versions) ?? versions[0]
  const read = fileNameReader(name)
  const file = page.files.find((one) => one.metadata !== null && read(one.filename)?.version === newest?.version)
  const quick = { ...asking, timeout: summaryTimeout }
  const metadata =
    file?.metadata === undefined || file.metadata === null ? null : await index.text(file.metadata, quick)
  if (metadata !== null) {
    const told = readDistMetadata(metadata)
    return { name: told.name || page.name || name, summary: told.summary, versions }
  }
  return { name: page.name || name, summary: await officialSummary(index, name, quick), versions }
}
