import { useEffect } from 'react'
import { useApp } from './stores/appStore'
import { useWorkspace } from './stores/workspaceStore'
import { useNarrow } from './windowSize'

/** The sidebar that lies over the bench goes once it has served: a node was chosen, Escape, or a press outside it. */
export function useSidebarOver(): boolean {
  const isNarrow = useNarrow()
  const isOver = useApp((state) => state.sidebarOver) && isNarrow
  const active = useWorkspace((state) => state.active)
  const page = useApp((state) => state.page)
  useEffect(() => useApp.setState({ sidebarOver: false }), [active, page, isNarrow])
  useEffect(() => {
    if (!isOver) return
    const close = (): void => useApp.setState({ sidebarOver: false })
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      close()
    }
    const onPress = ({ target }: PointerEvent): void => {
      // Its menus lie outside it, and its own button closes it by itself.
      const own = target instanceof Element && target.closest('.side, .topbar, [role="menu"]') !== null
      if (!own) close()
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('pointerdown', onPress, true)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('pointerdown', onPress, true)
    }
  }, [isOver])
  return isOver
}
