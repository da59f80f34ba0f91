import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Diff } from '../editor/Diff'
import { nodeFileName } from '../editor/nodeFileLanguage'
import { ToLibrary } from './ToLibrary'
import { momentText } from './moment'
import { useRecovery } from './recoveryStore'
import './history.css'

/** Work that was not saved, node by node, beside what is on disk. */
export function RecoveryPage() {
  const text = useText().history
  const language = useApp((state) => state.language)
  const { found, selected, select, later, decide } = useRecovery()
  const shown = found.find(({ id }) => id === selected)
  if (shown === undefined) {
    return (
      <main className="history-page">
        <EmptyState title={text.recoveryNone} action={<ToLibrary />}>
          {text.recoveryNoneNext}
        </EmptyState>
      </main>
    )
  }
  const { id, isGone, at, disk, mine } = shown
  const keep = (what: 'mine' | 'disk') => () => void decide(id, what).catch(reportError)
  return (
    <main className="history-page">
      <div className="history-head">
        <h1>{text.recovery}</h1>
        <span className="grow" />
        <Button kind="ghost" onClick={() => void later().catch(reportError)}>
          {text.later}
        </Button>
        <Button kind="plain" onClick={keep('disk')}>
          {isGone ? text.letGo : text.takeDisk}
        </Button>
        <Button kind="primary" onClick={keep('mine')}>
          {text.keepMine}
        </Button>
      </div>
      <div className="history-body">
        <div className="history-list" role="group" aria-label={text.recovery}>
          {found.map((one) => (
            <button
              key={one.id}
              type="button"
              className={one.id === id ? 'row on' : 'row'}
              aria-current={one.id === id}
              title={momentText(one.at, language)}
              onClick={() => select(one.id)}
            >
              <span className="ell">{partsOfAppNode(one.id)?.file ?? one.id}</span>
            </button>
          ))}
        </div>
        <section className="history-diff" aria-label={text.compared}>
          <div className="history-sides muted">
            <span>{isGone ? text.fileGone : text.onDisk}</span>
            <span>
              {text.mine} · {momentText(at, language)}
            </span>
          </div>
          <Diff before={disk} after={mine} language={nodeFileName} label={text.compared} />
        </section>
      </div>
    </main>
  )
}
