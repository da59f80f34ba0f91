import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { useRun } from '../run/runStore'
import { levelHint } from './levelHint'

/** Whether the last run of a node told how it was held. */
export function useHeld(id: string | null): boolean {
  return useRun((state) => id !== null && (state.runs[id]?.result?.confinement ?? null) !== null)
}

/** How the last run of the open node was really held, in the status bar; it leads to what the sandbox has to say. */
export function HeldStatus({ id }: { readonly id: string }) {
  const text = useText().confinement
  const held = useRun((state) => state.runs[id]?.result?.confinement ?? null)
  const showPanel = useApp((state) => state.showPanel)
  if (held === null) return null
  const words = [text.modes[held.mode], text.levels[held.level], ...(held.network ? [] : [text.network(false)])]
  return (
    <button type="button" title={levelHint(held, text)} onClick={() => showPanel('sandbox')}>
      {words.join(' · ')}
    </button>
  )
}
