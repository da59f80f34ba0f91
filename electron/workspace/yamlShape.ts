import type { Node, Scalar } from 'yaml'
import { indentStep, plainOrQuoted } from './yamlText'
import type { Resolve } from './yamlValue'

/**
 * What a part of a node file should say. A leaf compares itself with what stands there, so that a part which means the same already is
 * left to the byte, however it is written.
 */
export type Shape = Leaf | MapShape | SeqShape

export interface Leaf {
  readonly kind: 'leaf'
  /** Whether the file says this already; null: it says nothing at this place. */
  readonly isSame: (node: Node | null) => boolean
  /**
   * What follows the colon or the dash, which ends at the column `at` of its line: ` value`, or a block whose lines stand right of
   * `column`. No last line feed.
   */
  readonly text: (column: number, at: number) => string
  /**
   * What takes the place of the scalar that stands there, in its own style; comments around it stay. `column` is that of its key or dash,
   * null between brackets. Left out: the whole value is written anew by `text`.
   */
  readonly rewrite?: (old: Scalar, source: string, column: number | null) => string
  /** Between brackets, where nothing stood. */
  readonly inFlow?: () => string
}

export interface MapShape {
  readonly kind: 'map'
  readonly entries: readonly (readonly [string, Shape])[]
  /** Whether a key is the node's own: such a key is removed where `entries` lack it; any other stays. */
  readonly owns: (key: string) => boolean
  /** Whether the order of the entries means something. */
  readonly ordered: boolean
  /** Keys that come anew go where the alphabet has them. */
  readonly sorted?: boolean
  /** How a new key is written; bare or between double quotes unless told. */
  readonly keyText?: (key: string) => string
  /** Edited between its brackets, where the file has it so. */
  readonly flow?: boolean
  /** What an alias stands for: it counts as that where it is compared, and is written over where it differs. */
  readonly resolve?: Resolve
}

export interface SeqShape {
  readonly kind: 'seq'
  readonly items: readonly { readonly id: string; readonly shape: MapShape | Leaf }[]
  /** The id of an item that stands in the file: an item is found again by it when others come and go. */
  readonly idOf: (node: Node | null) => string | null
  /** How far right of its key a new list's dashes stand; a level unless told. */
  readonly dashStep?: number
  readonly flow?: boolean
  /** What an alias stands for: it counts as that where it is compared, and is written over where it differs. */
  readonly resolve?: Resolve
}

const space = (column: number): string => ' '.repeat(column)

/** A new key of a map, with its colon. */
export function newKey({ keyText = plainOrQuoted }: MapShape, key: string): string {
  return `${keyText(key)}:`
}

/** The lines of a map's entries; the first without its indentation. */
export function mapLines(shape: MapShape, column: number): string {
  return shape.entries
    .map(([key, value]) => {
      const head = newKey(shape, key)
      return `${head}${shapeText(value, column, column + [...head].length)}`
    })
    .join(`\n${space(column)}`)
}

/** The lines of one item after its dash, which stands at `column`. */
export function itemLines(shape: MapShape | Leaf, column: number): string {
  if (shape.kind === 'leaf') return shape.text(column, column + 1).replace(/^ /, '')
  return shape.entries.length === 0 ? '{}' : mapLines(shape, column + indentStep)
}

/** What follows a key that stands at `column`, behind its colon, which ends at `at`. */
export function shapeText(shape: Shape, column: number, at: number): string {
  if (shape.kind === 'leaf') return shape.text(column, at)
  if (shape.kind === 'map') {
    const inner = column + indentStep
    return shape.entries.length === 0 ? ' {}' : `\n${space(inner)}${mapLines(shape, inner)}`
  }
  if (shape.items.length === 0) return ' []'
  const inner = column + (shape.dashStep ?? indentStep)
  return shape.items.map(({ shape: item }) => `\n${space(inner)}- ${itemLines(item, inner)}`).join('')
}
