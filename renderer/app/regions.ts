/** The regions that F6 visits, in order. */
const regions = [
  '.glance',
  '.topbar',
  '.side',
  '.lessonpane',
  '.lessons-head',
  '.lessons-body',
  '.tabs',
  '.search-head',
  '.search-found',
  '.history-head',
  '.history-list',
  '.history-diff',
  '.run-list',
  '.run-detail',
  '.page > .pagehead',
  '.page > :not(.pagehead)',
  '.packages-head',
  '.change-strip',
  '.packages-list',
  '.build-dock',
  '.editor-region',
  '.packages-sections',
  '.runbar',
  '.panel',
  '.vars',
]

function focusable(region: Element): HTMLElement | null {
  const first = region.querySelector<HTMLElement>(
    'textarea, input, [tabindex="0"], button:not([disabled]), [role="tab"][aria-selected="true"]',
  )
  return region instanceof HTMLElement && region.tabIndex >= 0 ? region : first
}

/** Moves the focus to the next region that is on screen (the one before with Shift). */
export function moveRegion(backwards: boolean): void {
  const shown = regions.map((selector) => document.querySelector(selector)).filter((region) => region !== null)
  const at = shown.findIndex((region) => region.contains(document.activeElement))
  const step = backwards ? -1 : 1
  for (let offset = 1; offset <= shown.length; offset += 1) {
    const region = shown[(at + offset * step + shown.length * 2) % shown.length]
    const target = region === undefined ? null : focusable(region)
    if (target === null) continue
    target.focus()
    return
  }
}
