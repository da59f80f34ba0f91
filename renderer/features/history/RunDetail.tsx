import { GitCompare, Pin, PinOff, RotateCcw, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import type { WholeRun } from '../../../shared/model/runHistory'
import { reportError, useApp } from '../../app/stores/appStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { readableId } from '../appFiles/appFileStore'
import { PrintsTab } from '../run/PrintsTab'
import { timeText as spanText } from '../run/units'
import { keptNodeRun } from './keptNodeRun'
import { KeptCode } from './KeptCode'
import { KeptInputs } from './KeptInputs'
import { KeptResult } from './KeptResult'
import { momentText } from './moment'
import { bringBackOrSay, compareOrSay } from './runActs'
import { EndIcon } from './RunList'
import { useRuns } from './runsStore'
import '../run/run.css'
import '../run/values/values.css'

type View = 'result' | 'prints' | 'code' | 'inputs'

/** A kept run: what it gave, printed, ran and was given, and what can be done with it. */
export function RunDetail({ whole }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const { missing, underWay, cancel } = useRuns()
  const panelTab = useApp((state) => state.panelTab)
  const showPanel = useApp((state) => state.showPanel)
  const [own, setOwn] = useState<'code' | 'inputs' | null>(null)
  // Result and prints are the panel's own tabs, whose buttons lead from one to the other.
  const view: View = own ?? (panelTab === 'prints' ? 'prints' : 'result')
  const choose = (next: View): void => {
    if (next === 'result' || next === 'prints') {
      setOwn(null)
      showPanel(next)
    } else setOwn(next)
  }
  return (
    <section className="run-detail" aria-label={text.facts}>
      <Head whole={whole} />
      <div className="run-views">
        <Segmented
          label={text.views}
          value={view}
          options={(['result', 'prints', 'code', 'inputs'] as const).map((value) => ({ value, label: text[value] }))}
          onChange={choose}
        />
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
      {missing.length > 0 && <p className="panel-note warn">{text.missing(missing.join(', '))}</p>}
      {whole.secret.length > 0 && missing.length === 0 && whole.hiddenIn.length === 0 && (
        <p className="panel-note">{text.againSecret(whole.secret.join(', '))}</p>
      )}
      {whole.hiddenIn.length > 0 && <p className="panel-note warn">{text.againHidden(whole.hiddenIn.join(', '))}</p>}
      {whole.isHidden && <p className="panel-note warn">{text.allHidden}</p>}
      {whole.cut.length > 0 && (
        <p className="panel-note warn">{text.cut(whole.cut.map((part) => text.cutParts[part]).join(', '))}</p>
      )}
      <div className="run-view">
        {view === 'result' && <KeptResult whole={whole} />}
        {view === 'prints' && <PrintsTab run={keptNodeRun(whole)} />}
        {view === 'code' && <KeptCode whole={whole} />}
        {view === 'inputs' && <KeptInputs whole={whole} />}
      </div>
    </section>
  )
}

function Head({ whole }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const isMac = useMac()
  const language = useApp((state) => state.language)
  const { pin, again } = useRuns()
  const facts = [
    momentText(whole.at, language),
    findTarget(whole.target)?.name ?? whole.target,
    ...(whole.runtime === '' ? [] : [whole.runtime]),
    ...(whole.origin === 'window' ? [] : [text.by[whole.origin]]),
    ...(whole.sandbox === null ? [] : [text.onServer(whole.sandbox)]),
    spanText(whole.ms),
  ]
  const isKept = useApp((state) => state.settings.keepRuns)
  const underWay = useRuns((state) => state.underWay)
  const isCut = whole.cut.includes('inputs')
  const isHidden = whole.hiddenIn.length > 0
  const refused = isCut ? text.againCut : isHidden ? text.againHidden(whole.hiddenIn.join(', ')) : null
  const why = refused ?? (isKept ? text.againWhy : text.againOff)
  return (
    <div className="run-head">
      <div className="run-title">
        <EndIcon status={whole.status} />
        <h2 className="ell">{readableId(whole.node)}</h2>
        <span aria-hidden="true">{text.statuses[whole.status]}</span>
      </div>
      <p className="muted run-facts">{facts.join(' · ')}</p>
      <div className="run-acts">
        <Button
          kind="primary"
          small
          icon={<RotateCw size={14} />}
          disabled={refused !== null || !isKept || underWay !== null}
          title={why}
          onClick={() => void again().catch(reportError)}
        >
          {text.again}
        </Button>
        <Button
          kind="plain"
          small
          icon={<RotateCcw size={14} />}
          onClick={() => void bringBackOrSay(whole).catch(reportError)}
        >
          {text.bringBack}
        </Button>
        <Button
          kind="plain"
          small
          icon={<GitCompare size={14} />}
          title={isMac ? text.compareHintMac : text.compareHint}
          onClick={() => void compareOrSay().catch(reportError)}
        >
          {text.compareBefore}
        </Button>
        <span className="grow" />
        <IconButton
          label={whole.isPinned ? text.unpin : text.pin}
          on={whole.isPinned}
          onClick={() => void pin(whole.key, !whole.isPinned).catch(reportError)}
        >
          {whole.isPinned ? <PinOff size={14} /> : <Pin size={14} />}
        </IconButton>
        <IconButton label={text.remove} onClick={() => useRuns.setState({ asks: 'remove' })}>
          <Trash2 size={14} />
        </IconButton>
      </div>
    </div>
  )
}
