/** What takes the keys in the code: Monaco's own input, or the plain text that stands in while Monaco loads. */
const inputs = '.editor-region .native-edit-context, .editor-region textarea'

/** Puts the caret into the code of the open file, once the page has drawn it; a dialog that was opened meanwhile keeps the focus. */
export function focusCode(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.querySelector('.overlay') === null) document.querySelector<HTMLElement>(inputs)?.focus()
    }),
  )
}
