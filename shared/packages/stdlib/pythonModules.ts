import { alwaysThere, cameWith, goneIn, knownPythons } from './data'

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
const minorOf = (version: string): number => Number(version.split('.')[1] ?? 0)

function byModule(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([version, text]) => words(text).map((module) => [module, version])))
}

const always = new Set(words(alwaysThere))
const came = byModule(cameWith)
const gone = byModule(goneIn)

/** Those of them that only Python on Windows has: a sandbox is a Linux. */
const ofWindows = new Set(words('_msi _overlapped _winapi _wmi msilib msvcrt nt winreg winsound'))

/** What the standard library of a Python has to say of a top-level module. */
export type Standing =
  | { readonly kind: 'there' }
  /** It came with a later version. */
  | { readonly kind: 'later'; readonly since: string }
  /** An earlier version had it. */
  | { readonly kind: 'removed'; readonly since: string }
  | { readonly kind: 'windows' }
  | { readonly kind: 'none' }

/**
 * Where a top-level module stands in a Python such as `3.12`. One older or newer than those that are known counts as the nearest of them. Facts
 * from the package stdlib-list; see `data.ts`.
 */
export function standingIn(python: string, module: string): Standing {
  const [oldest, newest] = knownPythons
  const minor = Math.min(Math.max(minorOf(python), minorOf(oldest)), minorOf(newest))
  const since = came.get(module)
  const until = gone.get(module)
  if (since === undefined && until === undefined && !always.has(module)) return { kind: 'none' }
  if (until !== undefined && minor >= minorOf(until)) return { kind: 'removed', since: until }
  if (since !== undefined && minor < minorOf(since)) return { kind: 'later', since }
  return ofWindows.has(module) ? { kind: 'windows' } : { kind: 'there' }
}
