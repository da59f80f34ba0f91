import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../i18n/useText'
import { Rows } from '../run/values/Rows'
import { ScrollParent } from '../run/values/scrollParent'
import { columns, nextSorting, type Column, type PackageRow, type Sorting } from './packageRows'
import { TableRow } from './TableRow'
import type { PackagesShown } from './usePackagesShown'

/** The height of a row in px, as `--h-row` has it. */
const rowHeight = 28
/** So many rows a page key goes. */
const pageRows = 12

interface PackageTableProps {
  readonly shown: PackagesShown
  readonly rows: readonly PackageRow[]
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

/** The row that a key leads to; null for a key that leads to none. */
function rowAfter(key: string, at: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to))
}

/** The packages. Arrows, Home and End go through the rows; Enter and Space open what can be done with one. */
export function PackageTable({ shown, rows, sorting, onSort }: PackageTableProps) {
  const text = useText().packagesPage
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [at, setAt] = useState(0)
  const [opened, setOpened] = useState<string | null>(null)
  const active = Math.min(at, rows.length - 1)

  /** Brings a row into sight, which draws it, then puts the focus on it. */
  function goTo(to: number): void {
    setAt(to)
    if (scroller === null) return
    const head = scroller.querySelector<HTMLElement>('.th')?.offsetHeight ?? 0
    const top = head + to * rowHeight
    if (top - head < scroller.scrollTop) scroller.scrollTo({ top: top - head })
    else if (top + rowHeight > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTo({ top: top + rowHeight - scroller.clientHeight })
    }
    const focus = (): void => scroller.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus({ preventScroll: true })
    focus()
    requestAnimationFrame(focus)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
    if (row === null || event.ctrlKey || event.metaKey || event.altKey) return
    const to = rowAfter(event.key, Number(row.dataset['row']), rows.length)
    if (to !== null) goTo(to)
    else if (event.target === row && (event.key === 'Enter' || event.key === ' ')) {
      setOpened(rows[Number(row.dataset['row'])]?.name ?? null)
    } else return
    event.preventDefault()
  }

  return (
    <div className="packages-list" ref={setScroller}>
      <div
        role="grid"
        aria-label={text.table}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={onKeyDown}
      >
        <div className="th" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <Head key={column} column={column} sorting={sorting} onSort={onSort} />
          ))}
          <span role="columnheader">
            <span className="unseen">{text.moreHead}</span>
          </span>
        </div>
        <ScrollParent value={scroller}>
          <Rows
            count={rows.length}
            height={rowHeight}
            spacer="div"
            render={(index) => {
              const row = rows[index]
              return row === undefined ? null : (
                <TableRow
                  key={row.name}
                  shown={shown}
                  row={row}
                  index={index}
                  isActive={index === active}
                  isOpen={opened === row.name}
                  onOpen={(open) => {
                    setOpened(open ? row.name : null)
                    if (open) setAt(index)
                  }}
                  onFocus={() => setAt(index)}
                />
              )
            }}
          />
        </ScrollParent>
      </div>
    </div>
  )
}

interface HeadProps {
  readonly column: Column
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

function Head({ column, sorting, onSort }: HeadProps) {
  const text = useText().packagesPage
  const sorted = sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : 'none'
  return (
    <span role="columnheader" aria-sort={sorted} className={column === 'size' ? 'r' : undefined}>
      <button type="button" onClick={() => onSort(nextSorting(sorting, column))}>
        {text.columns[column]}
        {sorted === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
        {sorted === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
      </button>
    </span>
  )
}
