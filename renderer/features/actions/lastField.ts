import { useFloats } from '../../app/floats'
import { takesText } from '../../ui/takesText'

/** What took text when the palette was opened: there it is that one of its actions cuts, copies and pastes. */
let last: HTMLElement | null = null

useFloats.subscribe(({ palette }, before) => {
  if (palette === null || before.palette !== null) return
  const at = document.activeElement
  last = at instanceof HTMLElement && at.matches(takesText) ? at : null
})

/** The field that had the focus before the palette; null where there was none, or it is gone. */
export function lastField(): HTMLElement | null {
  return last?.isConnected === true ? last : null
}
