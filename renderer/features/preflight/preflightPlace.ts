/** The id of the section on the settings page. */
export const preflightSectionId = 'preflight-settings'

/** Brings the rules of preflight into sight, with the focus on the first thing to do there. */
export function focusPreflightSection(): void {
  const section = document.getElementById(preflightSectionId)
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}
