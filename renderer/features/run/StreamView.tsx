import { ArrowDown } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { follow, noLines, shownLines } from './lineBuffer'
import { scrolls } from './scrolls'

interface StreamViewProps {
  readonly text: string
  readonly label: string
  /** Names the run: another one is another text, even where it begins alike. */
  readonly of: string
}

const lineHeight = 20
/** Lines longer than this are cut on screen; a copy has them whole. */
const longestLine = 5000
/** Nearer to the end than this, in px, counts as watching the end. */
const nearEnd = 24

/** A text that grows, line by line; it stays at its end as long as the author has not scrolled away from it. */
export function StreamView({ text, label, of }: StreamViewProps) {
  const words = useText().run
  const box = useRef<HTMLDivElement>(null)
  // Drawing twice with the same text gives the same lines, so what was cut may be kept while drawing.
  const cut = useRef({ of, buffer: noLines })
  cut.current = { of, buffer: follow(cut.current.buffer, text, cut.current.of !== of) }
  const lines = shownLines(cut.current.buffer)
  const [atEnd, setAtEnd] = useState(true)
  // oxlint-disable-next-line react/incompatible-library -- only a compiler, which is not used here, would mind.
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 30,
  })
  const height = rows.getTotalSize()
  useLayoutEffect(() => {
    if (atEnd && box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [lines, height, atEnd])
  const onScroll = (): void => {
    const element = box.current
    if (element === null) return
    setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd)
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
            const line = lines[item.index] ?? ''
            const rest = line.length - longestLine
            return (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                className="stream-line"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {rest > 0 ? `${line.slice(0, longestLine)} ${words.longLineCut(String(rest))}` : line}
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
