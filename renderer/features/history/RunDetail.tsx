import { useState } from 'react'
import type { WholeRun } from '../../../shared/model/runHistory'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { PrintsTab } from '../run/PrintsTab'
import { keptNodeRun } from './keptNodeRun'
import { KeptCode } from './KeptCode'
import { KeptColumns } from './KeptColumns'
import { KeptInputs } from './KeptInputs'
import { KeptResult } from './KeptResult'
import { KeptRowsView } from './KeptRowsView'
import { RunHead } from './RunHead'
import { useRuns } from './runsStore'
import '../run/run.css'
import '../run/values/values.css'

type View = 'result' | 'prints' | 'code' | 'inputs'

/** The parts of a run over rows. */
const ofRows = ['rows', 'columns', 'code', 'inputs'] as const

/** A kept run: what it gave, printed, ran and was given, and what can be done with it. */
export function RunDetail({ whole }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const { underWay, cancel } = useRuns()
  const panelTab = useApp((state) => state.panelTab)
  const showPanel = useApp((state) => state.showPanel)
  const [own, setOwn] = useState<'code' | 'inputs' | null>(null)
  // Result and prints are the panel's own tabs, whose buttons lead from one to the other.
  const view: View = own ?? (panelTab === 'prints' ? 'prints' : 'result')
  const [part, setPart] = useState<(typeof ofRows)[number]>('rows')
  const shown = whole.keptRows === null ? view : part
  const choose = (next: View): void => {
    if (next === 'result' || next === 'prints') {
      setOwn(null)
      showPanel(next)
    } else setOwn(next)
  }
  return (
    <section className="run-detail" aria-label={text.facts}>
      <RunHead whole={whole} />
      <div className="run-views">
        {whole.keptRows === null ? (
          <Segmented
            label={text.views}
            value={view}
            options={(['result', 'prints', 'code', 'inputs'] as const).map((value) => ({ value, label: text[value] }))}
            onChange={choose}
          />
        ) : (
          <Segmented
            label={text.views}
            value={part}
            options={ofRows.map((value) => ({ value, label: value === 'inputs' ? text.otherInputs : text[value] }))}
            onChange={setPart}
          />
        )}
      </div>
      {underWay !== null && (
        <p className="panel-note run-under-way" role="status">
          <Spinner delayed={false} />
          {text.underWay}
          <Button kind="ghost" small onClick={() => void cancel().catch(reportError)}>
            {text.cancel}
          </Button>
        </p>
      )}
      {whole.origin === 'served' ? <ServedSecrets whole={whole} /> : <Secrets whole={whole} />}
      {whole.isHidden && <p className="panel-note warn">{text.allHidden}</p>}
      {whole.cut.length > 0 && (
        <p className="panel-note warn">{text.cut(whole.cut.map((part) => text.cutParts[part]).join(', '))}</p>
      )}
      <div className="run-view">
        {whole.keptRows === null ? (
          <>
            {view === 'result' && <KeptResult whole={whole} />}
            {view === 'prints' && <PrintsTab run={keptNodeRun(whole)} />}
          </>
        ) : (
          <>
            {part === 'rows' && <KeptRowsView whole={whole} />}
            {part === 'columns' && <KeptColumns kept={whole.keptRows} />}
          </>
        )}
        {shown === 'code' && <KeptCode whole={whole} />}
        {shown === 'inputs' && <KeptInputs whole={whole} />}
      </div>
    </section>
  )
}

/** Of no node here: there is none to take a value from, or to bring it back into. */
function ServedSecrets({ whole: { secret } }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  return secret.length === 0 ? null : <p className="panel-note">{text.secretLeft(secret.join(', '))}</p>
}

/** What of a run's inputs is not kept since it was secret, and what that means for running it again. */
function Secrets({ whole: { secret, hiddenIn } }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const missing = useRuns((state) => state.missing)
  return (
    <>
      {missing.length > 0 && <p className="panel-note warn">{text.missing(missing.join(', '))}</p>}
      {secret.length > 0 && missing.length === 0 && hiddenIn.length === 0 && (
        <p className="panel-note">{text.againSecret(secret.join(', '))}</p>
      )}
      {hiddenIn.length > 0 && <p className="panel-note warn">{text.againHidden(hiddenIn.join(', '))}</p>}
    </>
  )
}
