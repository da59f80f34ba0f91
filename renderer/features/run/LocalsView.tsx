import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Locals } from '../../../shared/model/locals'
import { useText } from '../../i18n/useText'
import { firstOpenLocals, type LocalRow, localRows, localText, localTone } from './localRows'
import { countText } from './units'
import { step } from './values/treeKeys'

interface LocalsViewProps {
  readonly locals: Locals
  /** What the tree is called: the call that the variables are of. */
  readonly name: string
}

/** The variables of a call as the error was raised, as a tree: arrows walk and fold, large values are folded at first. */
export function LocalsView({ locals, name }: LocalsViewProps) {
  const text = useText().explain
  const { values, more } = locals
  const [open, setOpen] = useState(() => firstOpenLocals(values))
  const [current, setCurrent] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => localRows(values, open), [values, open])
  const fold = (row: Pick<LocalRow, 'path'>): void => {
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
  if (rows.length === 0) return <p className="value-note">{text.noVariables}</p>
  return (
    <div ref={box} className="tree value-tree locals" role="tree" tabIndex={-1} aria-label={name}>
      {rows.map((row, index) => {
        const folds = row.size !== null && row.size > 0
        return (
          <div
            key={row.path}
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
            <span className="key">{row.key}</span>
            <LocalText row={row} />
          </div>
        )
      })}
      {values.some(({ value }) => value.type === 'undefined') && <p className="value-note">{text.letGo}</p>}
      {more > 0 && <p className="value-note">{text.moreVariables(countText(more))}</p>}
    </div>
  )
}

function LocalText({ row: { value, open } }: { readonly row: LocalRow }) {
  const { explain: text, run } = useText()
  if (value.isHidden === true) return <span className="v-q">{text.hidden(value.type)}</span>
  const shown = localText(value)
  const size = value.size === undefined ? '' : countText(value.size)
  const left = (value.size ?? 0) - (value.members?.length ?? 0)
  return (
    <>
      {shown !== '' && (
        <span className={`ell ${localTone(value)}`} title={shown.length > 60 ? shown : undefined}>
          {shown}
        </span>
      )}
      <span className="v-q">
        {value.members === undefined || size === ''
          ? // null and undefined are their own types.
            `${value.type === shown ? '' : value.type} ${size}`.trim()
          : `${value.type}, ${run.elementsShort(size)}`}
      </span>
      {open && left > 0 && <span className="v-q">{text.moreElements(countText(left))}</span>}
    </>
  )
}
