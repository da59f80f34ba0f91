import { useSyncExternalStore } from 'react'

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** Below this width the sidebar is a rail and the variables have their least width; `narrow.css` has the same number. */
export const narrowWidth = 1180

/** The height of the window, in px. */
export function useWindowHeight(): number {
  return useSyncExternalStore(onResize, () => window.innerHeight)
}

/** Whether the window is narrow now. */
export function isNarrow(): boolean {
  return window.innerWidth <= narrowWidth
}

/** Whether the window is narrow. */
export function useNarrow(): boolean {
  return useSyncExternalStore(onResize, isNarrow)
}
