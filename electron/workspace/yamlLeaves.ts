import { isMap, isScalar, type Node } from 'yaml'
import type { Leaf, MapShape, SeqShape, Shape } from './yamlShape'
import { isLiteral, literal, plainOrQuoted, quoted } from './yamlText'
import { type Resolve, sourceOf } from './yamlValue'

/** The parts that a node file is made of. */

/** Whether nothing stands there, or a null. */
export const isNothing = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null)

/** The text of a scalar as a reader takes it; null where it is none. */
export function textOf(node: Node | null): string | null {
  if (!isScalar(node) || node.value === null) return null
  return typeof node.value === 'string' ? node.value : sourceOf(node)
}

/** Several lines as a block, one as it is best read. */
function text(value: string, write: (text: string) => string): Leaf['text'] {
  const isBlock = value.trimEnd().includes('\n') && isLiteral(value)
  return (column) => (isBlock ? ` ${literal(value, column)}` : ` ${write(value)}`)
}

/** A text on one line or as a block; what stands for `byDefault` may also be absent. */
export function textLeaf(
  value: string,
  resolve: Resolve,
  write = plainOrQuoted,
  byDefault: string | null = null,
): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => {
      const meant = resolve(node)
      return textOf(meant) === value || (value === byDefault && isNothing(meant))
    },
    text: text(value, write),
  }
}

/** A word of Dify's own, such as `array[string]`: bare outside of brackets. */
export const word = (value: string): string => value

/** Code, as a block where it can be one. */
export function codeLeaf(code: string, resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => textOf(resolve(node)) === code,
    text: (column) => ` ${isLiteral(code) ? literal(code, column) : quoted(code)}`,
  }
}

/** A list of texts on one line, as a selector is written: `[start, text]`. */
export function listLeaf(list: readonly string[], resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => {
      const meant = resolve(node)
      if (isNothing(meant)) return list.length === 0
      const items = (meant as { items?: unknown[] }).items?.map((item) => textOf(resolve(item)))
      return items !== undefined && items.length === list.length && items.every((item, at) => item === list[at])
    },
    text: () => ` [${list.map(plainOrQuoted).join(', ')}]`,
  }
}

/** A map whose own keys are its entries', unless told. */
export function map(entries: readonly (readonly [string, Shape])[], options: Partial<MapShape> = {}): MapShape {
  const owns = (key: string): boolean => entries.some(([own]) => own === key)
  return { kind: 'map', entries, owns, ordered: false, ...options }
}

/** A list of maps that are found again by the text of one key. */
export function seq(items: SeqShape['items'], idKey: string): SeqShape {
  const idOf = (node: Node | null): string | null =>
    isMap(node) ? textOf((node.get(idKey, true) ?? null) as Node) : null
  return { kind: 'seq', items, idOf }
}
