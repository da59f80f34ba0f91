/** The id of the section on the settings page. */
export const serverSectionId = 'server-settings'

/** Brings the server's settings into sight, with the focus in their lines. */
export function focusServerSection(): void {
  const section = document.getElementById(serverSectionId)
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector('textarea')?.focus({ preventScroll: true })
}
