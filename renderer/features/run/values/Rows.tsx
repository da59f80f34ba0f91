import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useScrollParent } from './scrollParent'

/** Up to this many rows all are drawn: they are then found by the page's own search and read in one go. */
const drawAll = 200

interface RowsProps {
  readonly count: number
  readonly height: number
  readonly render: (index: number) => ReactNode
}

/** Rows of one height, of any number: beyond a few hundred only the visible ones are on the page. */
export function Rows({ count, height, render }: RowsProps) {
  if (count > drawAll) return <WindowedRows count={count} height={height} render={render} />
  return <>{Array.from({ length: count }, (_, index) => render(index))}</>
}

function WindowedRows({ count, height, render }: RowsProps) {
  const parent = useScrollParent()
  const box = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || parent === null) return
    setMargin(element.getBoundingClientRect().top - parent.getBoundingClientRect().top + parent.scrollTop)
  }, [parent, count])
  const rows = useVirtualizer({
    count,
    getScrollElement: () => parent,
    estimateSize: () => height,
    overscan: 20,
    scrollMargin: margin,
  })
  return (
    <div ref={box} style={{ height: rows.getTotalSize(), position: 'relative' }}>
      {rows.getVirtualItems().map((item) => (
        <div
          key={item.key}
          style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start - margin}px)` }}
        >
          {render(item.index)}
        </div>
      ))}
    </div>
  )
}
