import { findTarget } from '../../../shared/dify/targets'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { CopyButton } from './CopyButton'
import { StreamView } from './StreamView'
import './prints.css'

/** What the node printed, and apart from it what it wrote on stderr, which may fail it. */
export function PrintsTab({ run }: { readonly run: NodeRun | null }) {
  const text = useText().run
  const showPanel = useApp((state) => state.showPanel)
  if (run === null || run.prints.length + run.stderr.length === 0) {
    const failed = run?.result?.status === 'failed'
    return (
      <EmptyState
        title={failed ? text.failedWithoutPrints : text.noPrints}
        action={
          failed && (
            <Button kind="plain" small onClick={() => showPanel('result')}>
              {text.seeResult}
            </Button>
          )
        }
      >
        {text.noPrintsNext}
      </EmptyState>
    )
  }
  const target = findTarget(run.target)
  const fails = target?.sandbox.dialect === 'v1'
  const name = target?.name ?? run.target
  return (
    <div className="prints">
      {run.result?.status === 'failed' && (
        <p className="panel-note danger">
          {text.runFailed}{' '}
          <Button kind="ghost" small onClick={() => showPanel('result')}>
            {text.seeResult}
          </Button>
        </p>
      )}
      {run.result?.truncated === true && <p className="panel-note warn">{text.outputCut}</p>}
      {run.prints.length > 0 && (
        <section className="prints-part" aria-label={text.printsOf}>
          <div className="outhead">
            <h3 className="med">{text.printsOf}</h3>
            <span className="grow" />
            <CopyButton label={text.copyPrints} text={() => run.prints.text()} />
          </div>
          <StreamView log={run.prints} label={text.printsOf} />
        </section>
      )}
      {run.stderr.length > 0 && (
        <section className="prints-part" aria-label={text.stderr}>
          <div className="outhead">
            <h3 className="name">{text.stderr}</h3>
            <span className={fails ? 'warn note' : 'muted note'}>
              {fails ? text.stderrFails(name) : text.stderrKept(name)}
            </span>
            <span className="grow" />
            <CopyButton label={text.copyStderr} text={() => run.stderr.text()} />
          </div>
          <StreamView log={run.stderr} label={text.stderr} />
        </section>
      )}
    </div>
  )
}
