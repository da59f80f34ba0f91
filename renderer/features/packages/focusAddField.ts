/** Puts the caret into the field for a package that is to be added, once the page is there. */
export function focusAddField(): void {
  document.querySelector<HTMLInputElement>('.packages .add-field input')?.focus()
}
