import { isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { MapShape, Shape } from './yamlShape'
import { keyText } from './yamlValue'

/** Whether what stands there means the shape already. */
export function matches(given: Node | null, shape: Shape): boolean {
  if (shape.kind === 'leaf') return shape.isSame(given)
  const node = shape.resolve === undefined ? given : shape.resolve(given)
  if (shape.kind === 'seq') {
    if (!isSeq(node)) return node === null && shape.items.length === 0
    const { items } = shape
    return node.items.length === items.length && items.every((item, at) => matches(node.items[at] as Node, item.shape))
  }
  if (!isMap(node)) return node === null && shape.entries.every(([, value]) => matches(null, value))
  return matchesMap(node, shape)
}

/** Pairs up to which one is found by looking at each: most maps are small, and there may be thousands of them. */
const fewPairs = 8

function finderOf({ items }: YAMLMap): (key: string) => Pair | undefined {
  if (items.length <= fewPairs) return (wanted) => items.find(({ key }) => keyText(key) === wanted)
  const present = new Map(items.map((pair) => [keyText(pair.key), pair]))
  return (wanted) => present.get(wanted)
}

function matchesMap(node: YAMLMap, shape: MapShape): boolean {
  const { entries, ordered } = shape
  const find = finderOf(node)
  let owned = 0
  for (const { key } of node.items) {
    const text = keyText(key)
    if (!shape.owns(text)) continue
    if (ordered && text !== entries[owned]?.[0]) return false
    owned += 1
  }
  let there = 0
  for (const [key, value] of entries) {
    const pair = find(key)
    if (pair !== undefined && shape.owns(key)) there += 1
    if ((pair === undefined && ordered) || !matches((pair?.value ?? null) as Node | null, value)) return false
  }
  // Each of the node's own keys is a wanted one.
  return there === owned
}
