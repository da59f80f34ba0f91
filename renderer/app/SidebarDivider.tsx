import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useText } from '../i18n/useText'
import { rememberLayout, rememberedSize } from './layout'
import { useWorkspace } from './stores/workspaceStore'

/** Widths of the sidebar in px: as drawn, and how far it drags. */
const drawn = 232
const least = 180
const most = 420
/** What an arrow key moves it by. */
const step = 16

const within = (width: number): number => Math.min(most, Math.max(least, Math.round(width)))

/** The width of the sidebar, as the author has dragged it. */
export function useSidebarWidth(): readonly [number, (width: number) => void] {
  // Each workspace remembers its own.
  const path = useWorkspace((state) => state.workspace?.path ?? null)
  const [chosen, choose] = useState<{ readonly path: string | null; readonly width: number } | null>(null)
  const width = chosen !== null && chosen.path === path ? chosen.width : within(rememberedSize('sidebar', drawn))
  return [width, (next) => choose({ path, width: within(next) })]
}

interface SidebarDividerProps {
  readonly width: number
  readonly onWidth: (width: number) => void
}

/** The line between sidebar and bench: drags, moves by the arrow keys, and goes back to its drawn place by a double click. */
export function SidebarDivider({ width, onWidth }: SidebarDividerProps) {
  const text = useText().frame
  const [dragged, setDragged] = useState(false)
  const put = (next: number): void => {
    onWidth(next)
    rememberLayout({ sidebar: within(next) })
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(event.clientX)
  }
  const onPointerEnd = (event: PointerEvent<HTMLDivElement>): void => {
    setDragged(false)
    rememberLayout({ sidebar: within(event.clientX) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key]
    const to = { Home: least, End: most, Enter: drawn }[event.key]
    if (by === undefined && to === undefined) return
    event.preventDefault()
    put(to ?? width + (by ?? 0))
  }
  return (
    <div
      className="splitter across sidebar-splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={text.resizeSidebar}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      data-separator={dragged ? 'active' : undefined}
      style={{ left: width - 1 }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged(true)
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onKeyDown={onKeyDown}
      onDoubleClick={() => put(drawn)}
    />
  )
}
