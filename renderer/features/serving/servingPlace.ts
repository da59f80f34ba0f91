/** The id of the section on the settings page. */
export const servingSectionId = 'sandbox-server'

/** Brings the sandbox server of the settings into sight, with the focus on its switch. */
export function focusServing(): void {
  const section = document.getElementById(servingSectionId)
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector<HTMLElement>('[role=switch]')?.focus({ preventScroll: true })
}
