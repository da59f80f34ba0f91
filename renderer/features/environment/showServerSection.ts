import type { AppState } from '../../app/stores/storeTypes'

/** The id of the section on the settings page. */
export const serverSectionId = 'server-settings'

/** Shows the server's settings, with the focus in their lines. */
export function showServerSection(showPage: AppState['showPage']): void {
  showPage('settings')
  // After the page is drawn, and after the menu has given the focus back.
  setTimeout(() => {
    const section = document.getElementById(serverSectionId)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector('textarea')?.focus({ preventScroll: true })
  })
}
