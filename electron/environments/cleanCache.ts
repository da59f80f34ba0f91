import { readdir } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import type { DataFolders } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { diskUse } from './diskUse'
import { redact } from './redact'
import { normalName } from './requirementsFile'

export interface Cleaning {
  readonly folders: DataFolders
  readonly uv: string
  readonly env: NodeJS.ProcessEnv
  /** The names of packages that some environment has. */
  readonly needed: ReadonlySet<string>
  readonly signal: AbortSignal
}

/** As many names as any system lets a command have. */
const namesAtOnce = 200

/** The folders below one, `depth` levels down. */
async function foldersAt(path: string, depth: number): Promise<string[]> {
  if (depth === 0) return [path]
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => foldersAt(join(path, entry.name), depth - 1))
  return (await Promise.all(inner)).flat()
}

/** The packages whose wheels are in the cache, as far as its form is known: `wheels-v*`, then an index, then a package. */
async function cachedPackages(cache: string): Promise<Set<string>> {
  const top = (await readdir(cache).catch(() => [])).filter((name) => /^(?:wheels|sdists)-v\d+$/.test(name))
  const found: string[] = []
  for (const bucket of top) {
    const path = join(cache, bucket)
    const shallow = await foldersAt(join(path, 'pypi'), 1)
    const deep = await foldersAt(join(path, 'index'), 2)
    found.push(...[...shallow, ...deep].map((folder) => folder.split(/[\\/]/).at(-1) ?? ''))
  }
  return new Set(found.filter((name) => /^[a-z0-9][a-z0-9._-]*$/i.test(name)).map(normalName))
}

/** Whether a cache is Nodelab's alone: one that the author shares with his other tools keeps what those need. */
export function isOwnCache(
  { root, uvCache }: Pick<DataFolders, 'root' | 'uvCache'>,
  paths = { relative, isAbsolute },
): boolean {
  const path = paths.relative(root, uvCache)
  // On Windows the way to another drive is that drive's path.
  return path !== '' && !path.startsWith('..') && !paths.isAbsolute(path)
}

async function run({ uv, env, signal }: Cleaning, args: readonly string[]): Promise<void> {
  const end = await runTool(uv, ['cache', ...args], { env, signal })
  signal.throwIfAborted()
  if (end.exitCode !== 0)
    throw new ProblemError(problem('cache-not-cleaned', 'environment', { raw: redact(end.stderr) }))
}

/** Cleans uv's cache by uv's own commands, which wait until no uv uses it. Returns the bytes that are free now; throws a ProblemError. */
export async function cleanCache(cleaning: Cleaning): Promise<number> {
  const { folders, needed } = cleaning
  const before = await diskUse(folders.uvCache)
  const spare = isOwnCache(folders)
    ? [...(await cachedPackages(folders.uvCache))].filter((name) => !needed.has(name))
    : []
  for (let at = 0; at < spare.length; at += namesAtOnce) {
    await run(cleaning, ['clean', ...spare.slice(at, at + namesAtOnce)])
  }
  await run(cleaning, ['prune'])
  // Files that environments still hold are free only when those go.
  return Math.max(0, before.own - (await diskUse(folders.uvCache)).own)
}
