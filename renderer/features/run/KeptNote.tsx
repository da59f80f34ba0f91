import { TriangleAlert } from 'lucide-react'
import type { RunResult } from '../../../shared/model/run'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'

/** Above a result: it was not run with what is asked for now, but in the environment that was built last. */
export function KeptNote({ result }: { readonly result: RunResult }) {
  const text = useText().run
  const language = useApp((state) => state.language)
  const showPanel = useApp((state) => state.showPanel)
  const kept = result.problems.find(({ code }) => code === 'last-good-used')
  if (kept === undefined) return null
  return (
    <p className="kept-note">
      <TriangleAlert size={14} className="warn" aria-hidden="true" />
      <span>{describeProblem(kept, language).title}</span>
      <button type="button" className="link" onClick={() => showPanel('problems')}>
        {text.why}
      </button>
    </p>
  )
}
