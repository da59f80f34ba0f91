import { ArrowDown } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { scrolls } from './scrolls'
import type { TextLog } from './textLog'
import { countText } from './units'

interface StreamViewProps {
  readonly log: TextLog
  readonly label: string
}

const lineHeight = 20
/** Nearer to the end than this, in px, counts as watching the end. */
const nearEnd = 24

/** A text that grows, line by line; it stays at its end as long as the author has not scrolled away from it. */
export function StreamView({ log, label }: StreamViewProps) {
  const words = useText().run
  const box = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const lastTop = useRef(0)
  // oxlint-disable-next-line react/incompatible-library -- only a compiler, which is not used here, would mind.
  const rows = useVirtualizer({
    count: log.lineCount,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 30,
  })
  const height = rows.getTotalSize()
  useLayoutEffect(() => {
    if (atEnd && box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [log, height, atEnd])
  // A resized box keeps its place from the top: whoever watches the end goes on watching it.
  useLayoutEffect(() => {
    const element = box.current
    if (!atEnd || element === null) return
    const watch = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [atEnd])
  const onScroll = (): void => {
    const element = box.current
    if (element === null) return
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    const wentUp = element.scrollTop < lastTop.current
    lastTop.current = element.scrollTop
    // A box that grows or shrinks leaves the end too, and comes back by itself; only the author goes up.
    if (isNear) setAtEnd(true)
    else if (wentUp) setAtEnd(false)
  }
  return (
    <div className="stream">
      <div
        ref={box}
        className="stream-lines"
        role="log"
        aria-label={label}
        aria-live="off"
        {...scrolls}
        onScroll={onScroll}
      >
        <div style={{ height, position: 'relative' }}>
          {rows.getVirtualItems().map((item) => {
            const { text, more } = log.line(item.index)
            return (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                className="stream-line"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {more > 0 ? `${text} ${words.longLineCut(countText(more))}` : text}
              </div>
            )
          })}
        </div>
      </div>
      {!atEnd && (
        <div className="stream-end">
          <Button kind="plain" small icon={<ArrowDown size={14} />} onClick={() => setAtEnd(true)}>
            {words.toEnd}
          </Button>
        </div>
      )}
    </div>
  )
}
