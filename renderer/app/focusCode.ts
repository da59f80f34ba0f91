/** What takes the keys in the code: Monaco's own input, or the plain text that stands in while Monaco loads. */
const inputs = '.editor-region .native-edit-context, .editor-region textarea'

/** Puts the caret into the code of the open file, once the page has drawn it. */
export function focusCode(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(inputs)?.focus()))
}
