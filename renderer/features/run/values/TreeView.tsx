import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { codePointLength } from '../../../../shared/dify/text'
import type { JsonValue } from '../../../../shared/model/value'
import { useText } from '../../../i18n/useText'
import { firstOpen, type TreeRow, treeRows } from '../treeRows'
import { countText } from '../units'
import { Rows } from './Rows'
import { Scalar } from './Scalar'
import { step } from './treeKeys'

interface TreeViewProps {
  readonly value: JsonValue
  readonly name: string
}

/** An object as a tree: arrows walk and fold, a closed node tells its size. */
export function TreeView({ value, name }: TreeViewProps) {
  const text = useText().run
  const [open, setOpen] = useState(() => firstOpen(value))
  const [current, setCurrent] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => treeRows(value, open), [value, open])

  const fold = (row: TreeRow): void => {
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
  if (rows.length === 0) return <p className="value-note">{Array.isArray(value) ? text.emptyList : text.emptyObject}</p>
  return (
    <div ref={box} className="tree value-tree" role="tree" tabIndex={-1} aria-label={name}>
      <Rows
        count={rows.length}
        height={24}
        spacer="div"
        render={(index) => {
          const row = rows[index]
          if (row === undefined) return null
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
              <span className={row.isIndex ? 'key index' : 'key'}>{row.key}</span>
              <Member row={row} keys={text.keys} elements={text.elementsShort} />
            </div>
          )
        }}
      />
    </div>
  )
}

interface MemberProps {
  readonly row: TreeRow
  readonly keys: (count: string) => string
  readonly elements: (count: string) => string
}

function Member({ row, keys, elements }: MemberProps) {
  const { value, size } = row
  if (value instanceof Map) return <span className="v-q">{size === 0 ? '{}' : keys(countText(value.size))}</span>
  if (Array.isArray(value)) return <span className="v-q">{size === 0 ? '[]' : elements(countText(value.length))}</span>
  return (
    <>
      <Scalar value={value} />
      {typeof value === 'string' && <span className="v-q">{countText(codePointLength(value))}</span>}
    </>
  )
}
