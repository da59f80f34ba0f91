import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import type { PackageFacts } from '../../shared/model/packages'
import { normalName } from '../../shared/packages/packageName'
import { sitePackages } from '../environments/verify'
import { type DistMetadata, readDistMetadata } from './distMetadata'
import { modulesOf } from './modulesOf'
import { neededIn } from './needs'
import { readRecord } from './record'

/** An installed package as its own folder tells of it. */
export interface InstalledDist extends DistMetadata {
  /** Normalised. */
  readonly key: string
  readonly bytes: number | null
  readonly modules: readonly string[]
  /** The name and version of its folder: `pkg_resources` lists it by them. */
  readonly folder: { readonly name: string; readonly version: string }
}

/** A file of a package's metadata; "" where the package has none of that name. */
async function textOf(...path: string[]): Promise<string> {
  try {
    return await readFile(join(...path), 'utf8')
  } catch {
    // Only METADATA is a must, and an environment whose packages lack it was refused when it was built.
    return ''
  }
}

async function readDist(root: string, folder: string): Promise<InstalledDist> {
  const [metadata, record] = await Promise.all([textOf(root, folder, 'METADATA'), textOf(root, folder, 'RECORD')])
  const [stem = '', version = ''] = folder.slice(0, -'.dist-info'.length).split('-', 2)
  const told = readDistMetadata(metadata)
  const files = readRecord(record)
  const found = modulesOf(files.map(({ path }) => path))
  // An editable package has its modules elsewhere.
  const modules = found.length > 0 ? found : (await textOf(root, folder, 'top_level.txt')).split(/\s+/)
  const sizes = files.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]))
  return {
    ...told,
    name: told.name || stem,
    version: told.version || version,
    key: normalName(told.name || stem),
    bytes: sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0),
    modules: modules.filter((name) => name !== ''),
    folder: { name: stem, version },
  }
}

/** Reads what the packages in an environment's folder tell of themselves. No process is started. */
export async function readInstalled(folder: string): Promise<InstalledDist[]> {
  const root = await sitePackages(folder)
  const names = (await readdir(root)).filter((name) => name.endsWith('.dist-info'))
  return Promise.all(names.map((name) => readDist(root, name)))
}

/** `key==version` as setuptools makes it of the folder's name, or what the example node makes of `importlib.metadata`. */
function listedAs({ name, version, folder }: InstalledDist, hasTools: boolean): string {
  if (!hasTools) return `${name.toLowerCase().replaceAll('_', '-')}==${version}`
  return `${folder.name.replace(/[^A-Za-z0-9.]+/g, '-').toLowerCase()}==${folder.version}`
}

/** The facts of an environment's packages, in the order of its list. */
export function factsOf(environment: Environment, installed: readonly InstalledDist[]): PackageFacts[] {
  const byName = new Map(installed.map((dist) => [dist.key, dist]))
  const needed = neededIn(environment, installed)
  const hasTools = byName.has('setuptools')
  const neededBy = new Map<string, string[]>()
  for (const [name, names] of needed) for (const one of names) neededBy.set(one, [...(neededBy.get(one) ?? []), name])
  return environment.packages.map((one) => {
    const key = normalName(one.name)
    const dist = byName.get(key)
    return {
      ...one,
      neededBy: (neededBy.get(key) ?? []).sort(),
      requires: [...(needed.get(key) ?? [])].sort(),
      bytes: dist?.bytes ?? null,
      summary: dist?.summary ?? '',
      licence: dist?.licence ?? '',
      homepage: dist?.homepage ?? '',
      requiresPython: dist?.requiresPython ?? '',
      modules: [...(dist?.modules ?? [])],
      ...(dist === undefined ? {} : { spelling: dist.name, listedAs: listedAs(dist, hasTools) }),
    }
  })
}
