import { GitCompare, Pin, PinOff, RotateCcw, RotateCw, Trash2 } from 'lucide-react'
import { findTarget } from '../../../shared/dify/targets'
import type { WholeRun } from '../../../shared/model/runHistory'
import { reportError, useApp } from '../../app/stores/appStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { timeText as spanText } from '../run/units'
import { momentText } from './moment'
import { bringBackOrSay, compareOrSay } from './runActs'
import { EndIcon } from './RunList'
import { runName } from './runName'
import { useRuns } from './runsStore'

/** Why a run can't be run again as a whole; null where it can. */
function useRefusal({ origin, cut, hiddenIn, keptRows }: WholeRun): string | null {
  const text = useText().runHistory
  if (keptRows !== null) return text.againRows
  if (origin === 'served') return text.againServed
  if (cut.includes('inputs')) return text.againCut
  return hiddenIn.length > 0 ? text.againHidden(hiddenIn.join(', ')) : null
}

/** What a kept run is, when and where it ran, and what can be done with it. */
export function RunHead({ whole }: { readonly whole: WholeRun }) {
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
  const refused = useRefusal(whole)
  const why = refused ?? (isKept ? text.againWhy : text.againOff)
  const isOfNode = whole.origin !== 'served'
  return (
    <div className="run-head">
      <div className="run-title">
        <EndIcon status={whole.status} />
        <h2 className="ell">{runName(whole.node)}</h2>
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
        {isOfNode && (
          <Button
            kind="plain"
            small
            icon={<RotateCcw size={14} />}
            onClick={() => void bringBackOrSay(whole).catch(reportError)}
          >
            {text.bringBack}
          </Button>
        )}
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
