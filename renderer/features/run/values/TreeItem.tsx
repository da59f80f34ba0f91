import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FoldingRow, Tree } from './useTree'

interface TreeItemProps {
  readonly tree: Tree
  readonly index: number
  readonly row: FoldingRow & { readonly key: string; readonly position: number; readonly siblings: number }
  readonly isIndex?: boolean
  /** What stands behind its name. */
  readonly children: ReactNode
}

/** One row of a tree: its fold, its name, and what it holds. */
export function TreeItem({
  tree: { rows, current, setCurrent, fold, onKeyDown },
  index,
  row,
  isIndex = false,
  children,
}: TreeItemProps) {
  const folds = row.size !== null && row.size > 0
  return (
    <div
      role="treeitem"
      data-index={index}
      tabIndex={index === Math.min(current, rows.length - 1) ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={folds ? row.open : undefined}
      aria-selected={index === current}
      style={{ paddingLeft: 32 + (row.level - 1) * 20 }}
      onFocus={() => setCurrent(index)}
      onKeyDown={onKeyDown}
      onClick={() => folds && fold(row)}
    >
      <span className="twist" aria-hidden="true">
        {folds ? row.open ? <ChevronDown size={12} /> : <ChevronRight size={12} /> : null}
      </span>
      <span className={isIndex ? 'key index' : 'key'}>{row.key}</span>
      {children}
    </div>
  )
}
