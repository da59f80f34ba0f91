import { isScalar, type Node } from 'yaml'
import type { Leaf } from './yamlShape'

/**
 * The format in which node files are written, as their `format` says. 0 are the files before formats were numbered, which say nothing: they are read as
 * those of format 1 (a secret among their samples goes where secrets are kept), and the next save that changes one numbers it. A file of a newer
 * format is read as far as it is known, and keeps its number and all that is not known here.
 */
export const currentFormat = 1

/** The format that a file says; null where that is no whole number. */
export function formatOf(node: Node | null): number | null {
  if (node === null || (isScalar(node) && node.value === null)) return 0
  const value: unknown = isScalar(node) ? node.value : null
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

const asItStands: Leaf = { kind: 'leaf', isSame: () => true, text: () => '' }

/** What a file should say of its format; null: nothing. `isUpgraded`: the file is changed anyway, and becomes one of the current format. */
export function formatShape(node: Node | null, isUpgraded: boolean): Leaf | null {
  const format = formatOf(node)
  if (format !== null && format >= currentFormat) return asItStands
  if (isUpgraded) return { kind: 'leaf', isSame: () => false, text: () => ` ${currentFormat}` }
  return node === null ? null : asItStands
}
