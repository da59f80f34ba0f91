import { useEffect, useRef } from 'react'

/**
 * Where a change of `shown` takes away what had the focus, the first of `places` (a selector) that can have it takes it: who has no mouse would begin
 * again at the top of the window. A focus that is somewhere else stays there.
 */
export function useFocusKept(shown: unknown, places: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(places)?.focus()
  }, [shown, places])
}
