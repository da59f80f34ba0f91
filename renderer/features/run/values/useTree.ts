import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { step, type SteppedRow } from './treeKeys'

/** What a row of a tree has to say of itself. */
export interface FoldingRow extends SteppedRow {
  readonly path: string
}

/**
 * A value's tree, walked and folded by its arrows. `firstOf` gives the paths that are unfolded at first, `rowsOf` the rows that are visible then: functions that
 * stay the same from draw to draw.
 */
export function useTree<Value, Row extends FoldingRow>(
  value: Value,
  firstOf: (value: Value) => Set<string>,
  rowsOf: (value: Value, open: ReadonlySet<string>) => readonly Row[],
) {
  const [open, setOpen] = useState(() => firstOf(value))
  const [current, setCurrent] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => rowsOf(value, open), [rowsOf, value, open])
  const fold = (row: FoldingRow): void => {
    const next = new Set(open)
    if (!next.delete(row.path)) next.add(row.path)
    setOpen(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = step(rows, current, event.key)
    if (move === null) return
    event.preventDefault()
    if (move.fold !== null) fold(move.fold)
    setCurrent(move.to)
    box.current?.querySelector<HTMLElement>(`[data-index="${move.to}"]`)?.focus()
  }
  return { box, rows, current, setCurrent, fold, onKeyDown }
}

export type Tree = Pick<ReturnType<typeof useTree>, 'current' | 'setCurrent' | 'fold' | 'onKeyDown'> & {
  readonly rows: readonly FoldingRow[]
}
