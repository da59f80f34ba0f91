import { type Document, isMap, isScalar, isSeq, type LineCounter, type Pair, YAMLParseError } from 'yaml'

/** What the reader would say of a key that stands in its map already. The reader itself compares each key with all before it. */
const words = 'Map keys must be unique'

const isNested = (node: unknown): boolean => isMap(node) || isSeq(node)

/** Where the keys stand that an earlier one of the same map is equal to. */
function twinsAmong(pairs: readonly Pair[]): number[] {
  const seen = new Set<unknown>()
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const isTwin = seen.has(key.value)
    seen.add(key.value)
    return isTwin ? [key.range?.[0] ?? 0] : []
  })
}

/** Where the keys stand that are twins within a part of a document; each map is gone through once. */
export function twinsIn(part: unknown): number[] {
  const found: number[] = []
  const waiting: unknown[] = [part]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isSeq(node)) for (const item of node.items) if (isNested(item)) waiting.push(item)
    if (!isMap(node)) continue
    found.push(...twinsAmong(node.items))
    for (const { value } of node.items) if (isNested(value)) waiting.push(value)
  }
  return found
}

/** Whether a key would stand twice in a map of some pairs. */
export function hasTwins(pairs: readonly Pair[]): boolean {
  return twinsAmong(pairs).length > 0
}

/** The keys of a document that stand twice in one map, as errors of its reader. */
export function keyTwins(document: Document, lines: LineCounter): YAMLParseError[] {
  return twinsIn(document.contents).map((at) => {
    const { line, col } = lines.linePos(at)
    const error = new YAMLParseError([at, at + 1], 'DUPLICATE_KEY', `${words} at line ${line}, column ${col}`)
    error.linePos = [{ line, col }]
    return error
  })
}
