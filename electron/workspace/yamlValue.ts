import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'

/** A number or a boolean by what the file says, since `1.10` as a number would become `1.1`. */
export class SourceScalar {
  constructor(
    readonly source: string,
    readonly value: unknown,
  ) {}
}

/** A file may mean a value by an alias; a few dozen, not the thousands by which a small file fills the memory. */
const maxAliases = 100

/** Why a value can't be read: an alias of nothing, of itself, or far too many. */
export class AliasError extends Error {
  constructor(
    readonly alias: string,
    readonly node: Alias,
  ) {
    super(`*${alias}`)
    this.name = 'AliasError'
  }
}

/** Follows aliases of a document to the nodes that they mean. */
export function createResolver(document: Document): (node: unknown) => Node | null {
  let followed = 0
  const open = new Set<string>()
  return function resolve(node) {
    if (!isAlias(node)) return (node ?? null) as Node | null
    followed += 1
    const meant = followed > maxAliases || open.has(node.source) ? undefined : node.resolve(document)
    if (meant === undefined || holds(meant, node)) throw new AliasError(node.source, node)
    return meant
  }
}

/** Whether an alias stands within the very value that it means. */
function holds(meant: Node, alias: Alias): boolean {
  const [start, end] = [meant.range?.[0] ?? 0, meant.range?.[2] ?? 0]
  const at = alias.range?.[0] ?? -1
  return at >= start && at < end
}

export type Resolve = ReturnType<typeof createResolver>

/** What the file says of a scalar that is no text, such as `1.10`, `True` or nothing at all. */
export function sourceOf({ source, value }: Scalar): string {
  return source ?? JSON.stringify(value)
}

/** The text of a key as the file says it. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return String(key)
  return typeof key.value === 'string' ? key.value : sourceOf(key)
}

/** A value of plain JavaScript: strings, null, arrays, objects without a prototype, and `SourceScalar` for the rest. */
export function plainValue(node: unknown, resolve: Resolve): unknown {
  const meant = resolve(node)
  if (isScalar(meant)) {
    const { value } = meant
    if (value === null || typeof value === 'string') return value
    return new SourceScalar(sourceOf(meant), value)
  }
  if (isSeq(meant)) return meant.items.map((item) => plainValue(item, resolve))
  if (isMap(meant)) {
    const object = Object.create(null) as Record<string, unknown>
    for (const { key, value } of meant.items) object[keyText(key)] = plainValue(value, resolve)
    return object
  }
  return null
}
