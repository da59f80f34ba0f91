/** Whether the window takes no keys and clicks at this moment. */
export function isInert(): boolean {
  // A modal dialog of the page itself covers the window: what stands below it takes nothing either.
  return document.body.inert || document.querySelector('dialog[open]') !== null
}

/** Does what the author's hands must not get into; the focus is where it was afterwards, if that is still there. */
export async function whileInert(task: () => Promise<void>): Promise<void> {
  const focused = document.activeElement
  if (focused instanceof HTMLElement) focused.blur()
  document.body.inert = true
  try {
    await task()
  } finally {
    document.body.inert = false
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
  }
}
