import type { Node } from 'yaml'
import { indentStep, plainOrQuoted } from './yamlText'

/**
 * What a part of a node file should say. A leaf compares itself with what stands there, so that a part which means the same already is
 * left to the byte, however it is written.
 */
export type Shape = Leaf | MapShape | SeqShape

export interface Leaf {
  readonly kind: 'leaf'
  /** Whether the file says this already; null: it says nothing at this place. */
  readonly isSame: (node: Node | null) => boolean
  /** What follows the colon or the dash: ` value`, or a block whose lines stand right of `column`. No last line feed. */
  readonly text: (column: number) => string
}

export interface MapShape {
  readonly kind: 'map'
  readonly entries: readonly (readonly [string, Shape])[]
  /** Whether a key is the node's own: such a key is removed where `entries` lack it; any other stays. */
  readonly owns: (key: string) => boolean
  /** Whether the order of the entries means something. */
  readonly ordered: boolean
}

export interface SeqShape {
  readonly kind: 'seq'
  readonly items: readonly { readonly id: string; readonly shape: MapShape }[]
  /** The id of an item that stands in the file: an item is found again by it when others come and go. */
  readonly idOf: (node: Node | null) => string | null
}

const space = (column: number): string => ' '.repeat(column)

/** The lines of a map's entries; the first without its indentation. */
export function mapLines(shape: MapShape, column: number): string {
  return shape.entries
    .map(([key, value]) => `${plainOrQuoted(key)}:${shapeText(value, column)}`)
    .join(`\n${space(column)}`)
}

/** The lines of one item after its dash. */
export function itemLines(shape: MapShape, column: number): string {
  return shape.entries.length === 0 ? '{}' : mapLines(shape, column + indentStep)
}

/** What follows a colon at the end of a key that stands at `column`. */
export function shapeText(shape: Shape, column: number): string {
  if (shape.kind === 'leaf') return shape.text(column)
  const inner = column + indentStep
  if (shape.kind === 'map') {
    return shape.entries.length === 0 ? ' {}' : `\n${space(inner)}${mapLines(shape, inner)}`
  }
  if (shape.items.length === 0) return ' []'
  return shape.items.map(({ shape: item }) => `\n${space(inner)}- ${itemLines(item, inner)}`).join('')
}
