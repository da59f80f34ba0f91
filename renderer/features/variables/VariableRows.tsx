import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { RowMove } from './reorder'
import { addRevealer } from './revealRow'

/** Up to this many rows all are drawn: the page's own search then finds them, and Tab goes through them one by one. */
const drawAll = 100

/** A row's height before it is measured, in px. */
const guess = 68

interface VariableRowsProps {
  readonly count: number
  readonly move: (index: number) => RowMove
  /** The place of the row that was just added, which is drawn wherever the panel is scrolled to. */
  readonly fresh: number | null
  /** The place of the row that has a name, -1 where none has: then such a row can be asked for by `revealRow`. */
  readonly placeOf?: (name: string) => number
  readonly render: (index: number) => ReactNode
}

/** The rows of inputs or outputs, of any number: beyond a hundred only those in sight are on the page. */
export function VariableRows(props: VariableRowsProps) {
  const { count, move, render } = props
  if (count > drawAll) return <WindowedRows {...props} />
  return (
    <ul>
      {Array.from({ length: count }, (_, index) => {
        const { className, ...drag } = move(index)
        return (
          <li key={index} data-index={index} className={`var ${className}`} {...drag}>
            {render(index)}
          </li>
        )
      })}
    </ul>
  )
}

/** Where a list begins in what scrolls it, in px: what stands before it grows and shrinks. */
function useTopIn(list: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [top, setTop] = useState(0)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- any drawing may move it; it settles at once, since the list moves nothing before it.
  useLayoutEffect(() => {
    if (scroller === null || list.current === null) return
    const between = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    const now = Math.round(between + scroller.scrollTop)
    if (now !== top) setTop(now)
  })
  return top
}

/** The place of the row that has the focus: it stays on the page, or what is typed in it would be lost. */
function focusedPlace(list: HTMLElement | null): number | null {
  const row = document.activeElement?.closest<HTMLElement>('li.var')
  return row != null && row.parentElement === list ? Number(row.dataset['index']) : null
}

function WindowedRows({ count, move, fresh, placeOf, render }: VariableRowsProps) {
  const list = useRef<HTMLUListElement>(null)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  useLayoutEffect(() => setScroller(list.current?.closest<HTMLElement>('.vars') ?? null), [])
  useEffect(
    () =>
      addRevealer((name) => {
        const place = placeOf?.(name) ?? -1
        if (place >= 0) flushSync(() => setWanted(place))
      }),
    [placeOf],
  )
  const top = useTopIn(list, scroller)
  // oxlint-disable-next-line react/incompatible-library -- only a compiler, which is not used here, would mind.
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => guess,
    overscan: 8,
    scrollMargin: top,
    rangeExtractor: (range) => {
      const kept = [fresh, wanted, focusedPlace(list.current)].filter((place) => place !== null && place < count)
      return [...new Set([...defaultRangeExtractor(range), ...(kept as number[])])].sort((a, b) => a - b)
    },
  })
  const items = rows.getVirtualItems()
  const end = items.at(-1)?.end ?? top
  return (
    <ul ref={list}>
      {items.map(({ index, start }, at) => {
        const { className, ...drag } = move(index)
        const gap = start - (items[at - 1]?.end ?? top)
        // The gap and its row have the row's key together: a row must not be made anew when others come before it.
        return (
          <Fragment key={index}>
            {gap > 0 && <li aria-hidden="true" style={{ height: gap }} />}
            <li
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={count}
              className={`var ${className}`}
              {...drag}
            >
              {render(index)}
            </li>
          </Fragment>
        )
      })}
      <li aria-hidden="true" style={{ height: top + rows.getTotalSize() - end }} />
    </ul>
  )
}
