import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Package } from '../../shared/model/environment'
import { systemPaths } from '../files/systemPaths'
import { normalName } from './requirementsFile'

/** Where the packages of an environment's folder lie. */
export async function sitePackages(folder: string): Promise<string> {
  const library = systemPaths.libraryOf(folder)
  if (systemPaths.isWindows) return join(library, 'site-packages')
  const [python = 'python'] = (await readdir(library)).filter((name) => name.startsWith('python'))
  return join(library, python, 'site-packages')
}

/** All files below a folder, as paths from it with `/` between folders. */
async function filesBelow(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const parts = await Promise.all(
    entries.map((entry): Promise<string[]> => {
      const path = `${prefix}${entry.name}`
      return entry.isDirectory() ? filesBelow(folder, `${path}/`) : Promise.resolve([path])
    }),
  )
  return parts.flat()
}

/** A version in a form in which two spellings of one version are equal: `2024.08.30` is `2024.8.30`, `1.0-RC1` is `1.0rc1`. */
function comparable(version: string): string {
  return version
    .toLowerCase()
    .replace(/^v/, '')
    .replace(
      /[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?=\d)/g,
      (_, kind: string) => `${/^[cp]|^rc/.test(kind) ? 'rc' : kind[0]}`,
    )
    .replace(/[-_.]?(?:post|rev|r(?!c))[-_.]?(?=\d)/g, '.post')
    .replace(/[-_]/g, '.')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/(?:\.0)+$/, '')
}

/** A line of a wheel's RECORD. */
export interface RecordedFile {
  /** From the folder of packages on, with `/`. */
  readonly path: string
  /** As base64url without padding; null where the record tells none. */
  readonly sha256: string | null
}

/** What a wheel's RECORD tells of files inside the folder of packages; scripts and data files lie elsewhere. */
export function readRecord(record: string): RecordedFile[] {
  return record
    .split(/\r?\n/)
    .map((line) => {
      const quoted = /^"((?:[^"]|"")*)"(.*)$/.exec(line)
      const [path = '', rest = ''] =
        quoted === null
          ? [line.split(',')[0], line.slice(line.indexOf(','))]
          : [(quoted[1] ?? '').replaceAll('""', '"'), quoted[2]]
      return { path: path.replaceAll('\\', '/'), sha256: /^,sha256=([\w-]+)/.exec(rest)?.[1] ?? null }
    })
    .filter(({ path }) => path !== '' && !path.startsWith('..') && !path.startsWith('/') && !/^[A-Za-z]:/.test(path))
}

/**
 * What an environment lacks or has too much against its lock; empty where it is whole. Every file that a package's own record names must
 * be there: an interrupted install leaves the record without the module. Read from the disk, since a process costs more than the build
 * may take.
 */
export async function differences(folder: string, packages: readonly Package[]): Promise<string[]> {
  const root = await sitePackages(folder)
  const files = new Set(await filesBelow(root))
  const wanted = new Map(packages.map(({ name, version }) => [name, version]))
  const found: string[] = []
  for (const name of await readdir(root)) {
    if (!name.endsWith('.dist-info')) continue
    const stem = name.slice(0, -'.dist-info'.length)
    const [distribution = ''] = stem.split('-')
    const version = stem.slice(distribution.length + 1)
    const normal = normalName(distribution)
    const asked = wanted.get(normal)
    if (asked === undefined) {
      found.push(`+${normal}==${version}`)
      continue
    }
    wanted.delete(normal)
    // A package by URL has the URL as its version in the lock.
    if (/^\d/.test(asked) && comparable(asked) !== comparable(version)) found.push(`${normal}==${version} (${asked})`)
    const record = await readFile(join(root, name, 'RECORD'), 'utf8')
    const gone = readRecord(record).find(({ path }) => !files.has(path) && !path.endsWith('.pyc'))
    if (gone !== undefined) found.push(gone.path)
  }
  return [...found, ...[...wanted].map(([name, version]) => `-${name}==${version}`)]
}
