import type { Target } from '../../../shared/dify/targets/target'
import type { Package } from '../../../shared/model/environment'
import type { PackageFacts } from '../../../shared/model/packages'
import { normalName } from '../../../shared/packages/packageName'

/** A package of the environment as the table shows it. */
export interface PackageRow {
  readonly name: string
  readonly version: string
  /** A newer version on the index; null where none is known. */
  readonly latest: string | null
  /** Whether it is there by the sandbox alone, or by what the author asked for. */
  readonly from: 'base' | 'own'
  /** The version that the base has, where the author's requirements changed it. */
  readonly baseVersion: string | null
  readonly reason: Reason
  readonly bytes: number | null
  /** Null until they are read. */
  readonly facts: PackageFacts | null
}

/** Why a package is there. */
export type Reason =
  | { readonly kind: 'line'; readonly line: number }
  /** A dependency of the open node. */
  | { readonly kind: 'node' }
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'needed'; readonly by: readonly string[] }
  | { readonly kind: 'unknown' }

export interface RowSources {
  readonly packages: readonly Package[]
  readonly facts: readonly PackageFacts[] | null
  /** Newer versions by normalised name. */
  readonly latest: ReadonlyMap<string, string>
  /** Lines of the requirements by normalised name. */
  readonly lines: ReadonlyMap<string, number>
  /** Normalised names of the open node's own dependencies. */
  readonly dependencies: ReadonlySet<string>
  /** Versions of the base that the requirements changed, by normalised name. */
  readonly baseVersions: ReadonlyMap<string, string>
  readonly target: Target | null
}

/** What an image was told to install; all else of a base came with it. */
function directOf(target: Target | null): ReadonlySet<string> {
  const { requirements = [], fromImage = [] } = target?.base ?? {}
  return new Set([...requirements, ...fromImage].map((pin) => normalName(/^[\w.-]+/.exec(pin)?.[0] ?? '')))
}

/** The rows of the table: what the author asked for first, then what the sandbox was made with, then all that those need, by name. */
export function rowsOf(sources: RowSources): PackageRow[] {
  const { packages, facts, latest, lines, dependencies, baseVersions, target } = sources
  const factsByName = new Map(facts?.map((one) => [normalName(one.name), one]))
  const direct = directOf(target)
  const reasonOf = (name: string, { origin }: Package): Reason => {
    const line = lines.get(name)
    if (line !== undefined) return { kind: 'line', line }
    if (dependencies.has(name)) return { kind: 'node' }
    if (origin === 'base' && direct.has(name)) return { kind: 'sandbox' }
    const by = factsByName.get(name)?.neededBy ?? []
    if (by.length > 0) return { kind: 'needed', by }
    return { kind: origin === 'base' ? 'sandbox' : 'unknown' }
  }
  const rows = packages.map((one): PackageRow => {
    const name = normalName(one.name)
    const known = factsByName.get(name) ?? null
    return {
      name: one.name,
      version: one.version,
      latest: latest.get(name) ?? null,
      from: one.origin === 'base' && !lines.has(name) && !dependencies.has(name) ? 'base' : 'own',
      baseVersion: baseVersions.get(name) ?? null,
      reason: reasonOf(name, one),
      bytes: known?.bytes ?? null,
      facts: known,
    }
  })
  return rows.sort((a, b) => rank(a) - rank(b) || byName(a, b))
}

function rank({ reason }: PackageRow): number {
  if (reason.kind === 'line' || reason.kind === 'node') return 0
  return reason.kind === 'sandbox' ? 1 : 2
}

function byName(a: PackageRow, b: PackageRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

export const filters = ['all', 'own', 'base', 'outdated'] as const
export type Filter = (typeof filters)[number]

function isIn(row: PackageRow, filter: Filter): boolean {
  if (filter === 'all') return true
  return filter === 'outdated' ? row.latest !== null : row.from === filter
}

/** How many rows each filter has. */
export function countRows(rows: readonly PackageRow[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter): number => rows.filter((row) => isIn(row, filter)).length
  return { all: rows.length, own: count('own'), base: count('base'), outdated: count('outdated') }
}

export const columns = ['name', 'version', 'from', 'reason', 'size'] as const
export type Column = (typeof columns)[number]

/** How the table is sorted; null: as `rowsOf` orders it. */
export type Sorting = { readonly column: Column; readonly descending: boolean } | null

/** The next order of a head that is clicked: up, down, none. */
export function nextSorting(now: Sorting, column: Column): Sorting {
  // The largest is what one looks for in sizes.
  const first = column === 'size'
  if (now?.column !== column) return { column, descending: first }
  return now.descending === first ? { column, descending: !first } : null
}

const collator = new Intl.Collator('en', { numeric: true })

const comparers: Readonly<Record<Column, (a: PackageRow, b: PackageRow) => number>> = {
  name: byName,
  version: (a, b) => collator.compare(a.version, b.version),
  from: (a, b) => (a.from === b.from ? 0 : a.from === 'own' ? -1 : 1),
  reason: (a, b) => collator.compare(reasonKey(a), reasonKey(b)),
  size: (a, b) => (a.bytes ?? -1) - (b.bytes ?? -1),
}

function reasonKey({ reason }: PackageRow): string {
  if (reason.kind === 'line') return `0 ${String(reason.line).padStart(6, '0')}`
  if (reason.kind === 'needed') return `3 ${reason.by.join(' ')}`
  return reason.kind === 'node' ? '1' : reason.kind === 'sandbox' ? '2' : '4'
}

/** The rows that are looked for, in the order that was chosen. A search looks into names, summaries and what can be imported. */
export function shownRows(rows: readonly PackageRow[], filter: Filter, search: string, sorting: Sorting): PackageRow[] {
  const wanted = search.trim().toLowerCase()
  const found = rows.filter((row) => isIn(row, filter) && (wanted === '' || hasText(row, wanted)))
  if (sorting === null) return found
  const compare = comparers[sorting.column]
  return found.sort((a, b) => (sorting.descending ? -1 : 1) * compare(a, b) || byName(a, b))
}

function hasText({ name, facts }: PackageRow, wanted: string): boolean {
  const texts = [name, normalName(name), facts?.summary ?? '', ...(facts?.modules ?? [])]
  return texts.some((text) => text.toLowerCase().includes(wanted))
}
