import { useApp } from '../../app/stores/appStore'

/** The id of the section on the settings page. */
export const remoteSectionId = 'remote-sandboxes'

/** Brings the servers of the settings into sight, with the focus on the first thing to do there. */
export function showRemoteSettings(): void {
  useApp.getState().showPage('settings')
  requestAnimationFrame(() => {
    const section = document.getElementById(remoteSectionId)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('button, input')?.focus({ preventScroll: true })
  })
}
