import { Check, X } from 'lucide-react'
import type { Build } from '../../../shared/model/environment'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import { useStageFacts } from '../environment/BuildStages'
import { type StageColumn, stageColumns } from './stageColumns'

/** The stages of a build side by side, each with its line, counts, bytes and time. */
export function StageBars({ build }: { readonly build: Build }) {
  return (
    <ol className="stages" aria-live="polite">
      {stageColumns(build.stages).map((column, index) => (
        <Column key={index} column={column} status={build.status} />
      ))}
    </ol>
  )
}

const looks = { done: 'done', skipped: 'done', failed: 'fail', running: '', waiting: 'wait' } as const

function Column({ column, status }: { readonly column: StageColumn; readonly status: Build['status'] }) {
  const text = useText().environment
  const { name, stage, share } = column
  const facts = useStageFacts(stage, status !== 'building')
  return (
    // The author's own word is no failure.
    <li className={`stage ${status === 'cancelled' && stage.status === 'failed' ? '' : looks[stage.status]}`}>
      {share !== null && <span className="go" style={{ width: `${Math.round(share * 100)}%` }} />}
      <div className="l1">
        <span className="mk">
          <Mark status={stage.status} isCancelled={status === 'cancelled'} />
        </span>
        {text.stages[name]}
      </div>
      <div className="l2">{facts}</div>
    </li>
  )
}

interface MarkProps {
  readonly status: StageColumn['stage']['status']
  readonly isCancelled: boolean
}

function Mark({ status, isCancelled }: MarkProps) {
  if (status === 'done' || status === 'skipped') return <Check size={14} className="ok" aria-hidden="true" />
  if (status === 'failed') return <X size={14} className={isCancelled ? 'muted' : 'danger'} aria-hidden="true" />
  return status === 'running' ? <Spinner delayed={false} /> : <span className="ring" />
}
