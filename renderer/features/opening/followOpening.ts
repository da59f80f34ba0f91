import type { CommandOutput } from '../../../shared/contract'
import { call, on } from '../../app/client'
import { focusCode } from '../../app/focusCode'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useLessons } from '../lessons/lessonStore'

type Shown = NonNullable<CommandOutput<'opening.take'>['show']>

/** Resolves when the page shows a workspace. */
function workspaceShown(): Promise<void> {
  if (useWorkspace.getState().workspace !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = useWorkspace.subscribe(({ workspace }) => {
      if (workspace === null) return
      stop()
      resolve()
    })
  })
}

async function show(shown: Shown): Promise<void> {
  const { showPage } = useApp.getState()
  if (shown.what === 'settings') return showPage('settings')
  showPage('library')
  if (shown.what === 'lesson') return useLessons.getState().open({ pack: shown.pack, id: shown.id })
  if (shown.what === 'node') {
    await useWorkspace.getState().open(shown.id)
    return focusCode()
  }
  const { showAppFile } = await import('../appFiles/saveAppFile')
  showAppFile(shown.id)
}

/** Has main do what the system asked, with all edits written before, and shows what came of it. */
async function take(token: string): Promise<void> {
  await workspaceShown()
  const wanted: { show: Shown | null } = { show: null }
  await useWorkspace.getState().enter(async () => {
    const taken = await call('opening.take', { token })
    wanted.show = taken.show
    return taken.workspace
  })
  if (wanted.show !== null) await show(wanted.show)
}

/** Opens the files and links that the system names, one after another. */
export function followOpening(): void {
  let last: Promise<void> = Promise.resolve()
  on('opening.asked', ({ token }) => {
    last = last.then(() => take(token)).catch(reportError)
  })
}
