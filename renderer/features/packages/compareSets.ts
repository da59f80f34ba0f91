import { normalName } from '../../../shared/packages/packageName'

/** A package on either side of a comparison; null where it is not there. */
export interface ComparedPackage {
  readonly name: string
  readonly left: string | null
  readonly right: string | null
}

export const compareFilters = ['differing', 'left', 'right', 'versions', 'all'] as const
export type CompareFilter = (typeof compareFilters)[number]

interface Pinned {
  readonly name: string
  readonly version: string
}

/** Two sets of packages side by side, by name. */
export function comparedPackages(left: readonly Pinned[], right: readonly Pinned[]): ComparedPackage[] {
  const both = new Map<string, { name: string; left: string | null; right: string | null }>()
  for (const { name, version } of left) both.set(normalName(name), { name, left: version, right: null })
  for (const { name, version } of right) {
    const known = both.get(normalName(name))
    if (known === undefined) both.set(normalName(name), { name, left: null, right: version })
    else known.right = version
  }
  return [...both.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

function isIn({ left, right }: ComparedPackage, filter: CompareFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'left') return right === null
  if (filter === 'right') return left === null
  const isOther = left !== right
  return filter === 'versions' ? isOther && left !== null && right !== null : isOther
}

/** How many packages each filter has. */
export function countCompared(rows: readonly ComparedPackage[]): Readonly<Record<CompareFilter, number>> {
  const count = (filter: CompareFilter): number => rows.filter((row) => isIn(row, filter)).length
  const [differing, left, right, versions, all] = compareFilters.map(count)
  return { differing: differing ?? 0, left: left ?? 0, right: right ?? 0, versions: versions ?? 0, all: all ?? 0 }
}

/** The packages that are looked for. */
export function shownCompared(
  rows: readonly ComparedPackage[],
  filter: CompareFilter,
  search: string,
): ComparedPackage[] {
  const wanted = normalName(search.trim())
  return rows.filter((row) => isIn(row, filter) && normalName(row.name).includes(wanted))
}

/** The difference as lines of text: `- name==1` of the left, `+ name==2` of the right, two spaces before what is the same. */
export function comparedText(names: readonly [left: string, right: string], rows: readonly ComparedPackage[]): string {
  const lines = rows.flatMap(({ name, left, right }) => {
    if (left === right) return [`  ${name}==${left}`]
    return [...(left === null ? [] : [`- ${name}==${left}`]), ...(right === null ? [] : [`+ ${name}==${right}`])]
  })
  return [`--- ${names[0]}`, `+++ ${names[1]}`, ...lines, ''].join('\n')
}
