/** A version of a package in its parts (PEP 440), comparable part by part. */
export interface Version {
  readonly epoch: number
  readonly release: readonly number[]
  /** `a`, `b` or `rc` with its number; null for none. */
  readonly pre: readonly [string, number] | null
  readonly post: number | null
  readonly dev: number | null
  /** Its parts joined by dots, in lower case; "" for none. */
  readonly local: string
}

const shape =
  /^\s*v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<kind>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<pre>\d+)?)?(?<post>-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?<dev>[-_.]?dev[-_.]?\d*)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i

const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0)

/** Reads a version; null where it is none. */
export function readVersion(text: string): Version | null {
  const groups = shape.exec(text)?.groups
  if (groups === undefined) return null
  const { epoch = '0', release = '0', kind, pre, post, dev, local = '' } = groups
  const [first = ''] = kind?.toLowerCase() ?? ''
  return {
    epoch: Number(epoch),
    release: release.split('.').map(Number),
    pre: kind === undefined ? null : [first === 'a' || first === 'b' ? first : 'rc', Number(pre ?? 0)],
    post: post === undefined ? null : numberIn(post),
    dev: dev === undefined ? null : numberIn(dev),
    local: local.toLowerCase().replace(/[-_]/g, '.'),
  }
}

function compareReleases(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The order of what follows the release: dev, pre-releases, the release itself, post. */
function rank({ pre, post, dev }: Version): readonly [number, number, number, number] {
  const stage = pre !== null ? ['a', 'b', 'rc'].indexOf(pre[0]) + 1 : post === null && dev !== null ? 0 : 4
  return [stage, pre?.[1] ?? 0, post ?? -1, dev ?? Number.POSITIVE_INFINITY]
}

/** Parts that are numbers come after those that are none, and one that goes on after one that ends. */
function compareLocals(a: string, b: string): number {
  const [left, right] = [a, b].map((local) => (local === '' ? [] : local.split('.')))
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const [one, other] = [left?.[index], right?.[index]]
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1
    const [isNumber, isOther] = [/^\d+$/.test(one), /^\d+$/.test(other)]
    if (isNumber !== isOther) return isNumber ? 1 : -1
    const order = isNumber ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0
    if (order !== 0) return order
  }
  return 0
}

/** Below 0 where `a` is older than `b`, 0 where they are the same version. */
export function compareVersions(a: Version, b: Version): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch
  const release = compareReleases(a.release, b.release)
  if (release !== 0) return release
  const [left, right] = [rank(a), rank(b)]
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? 0
    if (part !== other) return part < other ? -1 : 1
  }
  return compareLocals(a.local, b.local)
}

/** One condition of a specifier: `>=` and `2.0`. */
export interface Clause {
  readonly operator: string
  readonly version: string
}

const clauseShape = /^\s*(===|~=|==|!=|<=|>=|<|>)\s*(\S+)\s*$/

/** The conditions of a specifier such as `>=2,<3`, perhaps in brackets; null where it is none. An empty one has none. */
export function readSpecifier(text: string): Clause[] | null {
  const inner = /^\s*\((.*)\)\s*$/.exec(text)?.[1] ?? text
  if (inner.trim() === '') return []
  const clauses: Clause[] = []
  for (const part of inner.replace(/,\s*$/, '').split(',')) {
    const [, operator, version] = clauseShape.exec(part) ?? []
    if (operator === undefined || version === undefined) return null
    const isPrefix = (operator === '==' || operator === '!=') && version.endsWith('.*')
    const read = readVersion(isPrefix ? version.slice(0, -2) : version)
    if (operator !== '===' && read === null) return null
    if (operator === '~=' && read !== null && read.release.length < 2) return null
    clauses.push({ operator, version })
  }
  return clauses
}

function isBelow(prefix: string, version: Version): boolean {
  const wanted = readVersion(prefix)
  if (wanted === null || wanted.epoch !== version.epoch) return false
  return compareReleases(wanted.release, version.release.slice(0, wanted.release.length)) === 0
}

function meets(version: Version, written: string, { operator, version: asked }: Clause): boolean {
  if (operator === '===') return written.toLowerCase() === asked.toLowerCase()
  if (asked.endsWith('.*')) return isBelow(asked.slice(0, -2), version) === (operator === '==')
  const wanted = readVersion(asked)
  if (wanted === null) return false
  // A local part counts only where one is asked for.
  const order = compareVersions(wanted.local === '' ? { ...version, local: '' } : version, wanted)
  if (operator === '==') return order === 0
  if (operator === '!=') return order !== 0
  if (operator === '>=') return order >= 0
  if (operator === '<=') return order <= 0
  const isSame = version.epoch === wanted.epoch && compareReleases(version.release, wanted.release) === 0
  const isFinal = wanted.pre === null && wanted.post === null && wanted.dev === null
  // `>3` leaves out 3.post1, and `<3` leaves out 3rc1.
  if (operator === '>') return order > 0 && !(isSame && isFinal && version.post !== null)
  if (operator === '<') return order < 0 && !(isSame && isFinal && (version.pre !== null || version.dev !== null))
  return order >= 0 && isBelow(`${wanted.epoch}!${wanted.release.slice(0, -1).join('.')}`, version)
}

/** Whether a version meets all conditions of a specifier. Null where one of the two can't be read. Pre-releases count as any other. */
export function satisfies(version: string, specifier: string): boolean | null {
  const [read, clauses] = [readVersion(version), readSpecifier(specifier)]
  if (read === null || clauses === null) return null
  return clauses.every((clause) => meets(read, version, clause))
}
