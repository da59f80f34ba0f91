import { useApp } from '../../app/stores/appStore'

/** The id of the section on the settings page. */
export const packagesSectionId = 'packages-settings'

/** Opens the settings where they say where packages come from, with the focus on the index. */
export function showPackageSettings(): void {
  useApp.getState().showPage('settings')
  // The page is drawn when the store's change has been told.
  requestAnimationFrame(() => {
    const section = document.getElementById(packagesSectionId)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector('select')?.focus({ preventScroll: true })
  })
}
