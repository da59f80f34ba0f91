import type { TreeRow } from '../treeRows'

/** What a step needs of a row. */
export type SteppedRow = Pick<TreeRow, 'level' | 'size' | 'open'>

/** What a key does in a tree: which row is next, and which is folded or unfolded on the way. */
export interface TreeStep<Row extends SteppedRow> {
  readonly to: number
  readonly fold: Row | null
}

function parentOf(rows: readonly SteppedRow[], index: number): number {
  const level = rows[index]?.level ?? 1
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? 1) < level) return at
  return index
}

/** The step for a key, by the ARIA pattern of a tree; null for keys that are not the tree's. */
export function step<Row extends SteppedRow>(rows: readonly Row[], at: number, key: string): TreeStep<Row> | null {
  const row = rows[at]
  if (row === undefined) return null
  const folds = row.size !== null && row.size > 0
  const stay = { to: at, fold: null }
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1), fold: null }
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0), fold: null }
    case 'Home':
      return { to: 0, fold: null }
    case 'End':
      return { to: rows.length - 1, fold: null }
    case 'ArrowRight':
      if (folds && !row.open) return { to: at, fold: row }
      return row.open ? { to: at + 1, fold: null } : stay
    case 'ArrowLeft':
      if (row.open) return { to: at, fold: row }
      return { to: parentOf(rows, at), fold: null }
    case 'Enter':
    case ' ':
      return folds ? { to: at, fold: row } : stay
    default:
      return null
  }
}
