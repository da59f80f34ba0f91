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
        <Column key={index} column={column} isOver={build.status !== 'building'} />
      ))}
    </ol>
  )
}

const looks = { done: 'done', skipped: 'done', failed: 'fail', running: '', waiting: 'wait' } as const

function Column({ column, isOver }: { readonly column: StageColumn; readonly isOver: boolean }) {
  const text = useText().environment
  const { name, stage, share } = column
  const facts = useStageFacts(stage, isOver)
  return (
    <li className={`stage ${looks[stage.status]}`}>
      {share !== null && <span className="go" style={{ width: `${Math.round(share * 100)}%` }} />}
      <div className="l1">
        <span className="mk">
          <Mark status={stage.status} />
        </span>
        {text.stages[name]}
      </div>
      <div className="l2">{facts}</div>
    </li>
  )
}

function Mark({ status }: { readonly status: StageColumn['stage']['status'] }) {
  if (status === 'done' || status === 'skipped') return <Check size={14} className="ok" aria-hidden="true" />
  if (status === 'failed') return <X size={14} className="danger" aria-hidden="true" />
  return status === 'running' ? <Spinner delayed={false} /> : <span className="ring" />
}
