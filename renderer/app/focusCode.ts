import { onceDrawn } from './onceDrawn'

/** What takes the keys in the code: Monaco's own input, or the plain text that stands in while Monaco loads. */
const inputs = '.editor-region .native-edit-context, .editor-region textarea'

/** A dialog that was opened meanwhile keeps the focus. */
function focusNow(): void {
  if (document.querySelector('.overlay') === null) document.querySelector<HTMLElement>(inputs)?.focus()
}

/** Puts the caret into the code of the open file, once the page has drawn it. */
export function focusCode(): void {
  onceDrawn(focusNow)
}

/** The same, unless something else has the focus by then. */
export function focusLostCode(): void {
  onceDrawn(() => {
    if (document.activeElement === document.body) focusNow()
  })
}
