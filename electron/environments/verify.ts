import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Package } from '../../shared/model/environment'
import { normalName } from './requirementsFile'

/** Where the packages of an environment's folder lie. */
export async function sitePackages(folder: string): Promise<string> {
  if (process.platform === 'win32') return join(folder, 'Lib', 'site-packages')
  const [python = 'python'] = (await readdir(join(folder, 'lib'))).filter((name) => name.startsWith('python'))
  return join(folder, 'lib', python, 'site-packages')
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

/** Paths of a wheel's RECORD that lie inside site-packages; scripts and data files lie elsewhere. */
function recordedFiles(record: string): string[] {
  return record
    .split(/\r?\n/)
    .map((line) =>
      line.startsWith('"')
        ? (/^"((?:[^"]|"")*)"/.exec(line)?.[1] ?? '').replaceAll('""', '"')
        : (line.split(',')[0] ?? ''),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== '' && !path.startsWith('..') && !path.startsWith('/') && !/^[A-Za-z]:/.test(path))
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
    const gone = recordedFiles(record).find((path) => !files.has(path) && !path.endsWith('.pyc'))
    if (gone !== undefined) found.push(gone)
  }
  return [...found, ...[...wanted].map(([name, version]) => `-${name}==${version}`)]
}
