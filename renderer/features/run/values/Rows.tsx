import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useScrollParent } from './scrollParent'

/** Up to this many rows all are drawn: they are then found by the page's own search and read in one go. */
const drawAll = 200

interface RowsProps {
  readonly count: number
  /** Height of each row in px. */
  readonly height: number
  /** What fills the room of rows that are not drawn: the same kind of element as the rows. */
  readonly spacer: 'div' | 'tr'
  readonly render: (index: number) => ReactNode
}

/** Rows of one height, of any number: beyond a few hundred only those in sight are on the page. */
export function Rows(props: RowsProps) {
  const { count, render } = props
  if (count > drawAll) return <WindowedRows {...props} />
  return Array.from({ length: count }, (_, index) => <Fragment key={index}>{render(index)}</Fragment>)
}

function WindowedRows({ count, height, spacer: Spacer, render }: RowsProps) {
  const parent = useScrollParent()
  const top = useRef<HTMLDivElement & HTMLTableRowElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const element = top.current
    if (element === null || parent === null) return
    setMargin(element.getBoundingClientRect().top - parent.getBoundingClientRect().top + parent.scrollTop)
  }, [parent, count])
  // oxlint-disable-next-line react/incompatible-library -- only a compiler, which is not used here, would mind.
  const rows = useVirtualizer({
    count,
    getScrollElement: () => parent,
    estimateSize: () => height,
    overscan: 20,
    scrollMargin: margin,
  })
  const items = rows.getVirtualItems()
  const before = (items[0]?.index ?? 0) * height
  const after = (count - 1 - (items.at(-1)?.index ?? -1)) * height
  return (
    <>
      <Spacer ref={top} aria-hidden="true" style={{ height: before }} />
      {items.map(({ index }) => (
        <Fragment key={index}>{render(index)}</Fragment>
      ))}
      <Spacer aria-hidden="true" style={{ height: after }} />
    </>
  )
}
