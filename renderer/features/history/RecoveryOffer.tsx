import { FileClock } from 'lucide-react'
import { useEffect } from 'react'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import '../workspace/files.css'
import { useRecovery } from './recoveryStore'

/** Offers work that was not saved when the last Nodelab ended: once, with the way to look at it. */
export function RecoveryOffer() {
  const text = useText().history
  const workspace = useWorkspace((state) => state.workspace?.path ?? null)
  const page = useApp((state) => state.page)
  const active = useWorkspace((state) => state.active)
  const { found, look, later } = useRecovery()
  useEffect(() => {
    if (workspace !== null) look(workspace).catch(reportError)
  }, [workspace, look])
  // The tab of a single one asks the same.
  const isAsked = page === 'library' && found.every(({ id }) => id === active)
  if (found.length === 0 || isAsked || page === 'recovery') return null
  return (
    <div className="banner info" role="status">
      <FileClock size={16} aria-hidden="true" />
      <div className="grow">
        <p className="strong">{text.recoveryTitle(found.length)}</p>
        <p>{text.recoveryWhy}</p>
      </div>
      <div className="acts">
        <Button kind="plain" small onClick={() => useApp.getState().showPage('recovery')}>
          {text.review}
        </Button>
        <Button kind="ghost" small onClick={() => void later().catch(reportError)}>
          {text.later}
        </Button>
      </div>
    </div>
  )
}
