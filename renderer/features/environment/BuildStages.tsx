import { Check, CircleX } from 'lucide-react'
import type { Build, Stage } from '../../../shared/model/environment'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'

function bytesText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What a stage tells: counts, bytes and time, as far as uv tells them. */
export function useStageFacts(stage: Stage, isOver: boolean): string {
  const text = useText().environment
  if (stage.status === 'skipped') return text.skipped
  if (stage.status === 'waiting') return isOver ? text.notStarted : text.waiting
  const facts: string[] = []
  const { count, total, bytes, detail, elapsedMs, status } = stage
  if (status === 'running' && count !== null && total !== null && total > 0) facts.push(text.ofTotal(count, total))
  else if (total !== null && total > 0) facts.push(text.packages(total))
  if (bytes !== null) facts.push(bytesText(bytes))
  if (detail !== '' && (status === 'running' || stage.name === 'python' || stage.name === 'node')) facts.push(detail)
  if (elapsedMs !== null) facts.push(`${(elapsedMs / 1000).toFixed(1)} s`)
  return facts.join(' · ')
}

function StageMark({ status }: { readonly status: Stage['status'] }) {
  if (status === 'done') return <Check size={14} className="ok" aria-hidden="true" />
  if (status === 'failed') return <CircleX size={14} className="danger" aria-hidden="true" />
  if (status === 'running') return <Spinner delayed={false} />
  return <span className="ring" />
}

function StageRow({ stage, isOver }: { readonly stage: Stage; readonly isOver: boolean }) {
  const text = useText().environment
  const facts = useStageFacts(stage, isOver)
  return (
    <li className={stage.status === 'waiting' || stage.status === 'skipped' ? 'stage-row muted' : 'stage-row'}>
      <span className="mk">
        <StageMark status={stage.status} />
      </span>
      <span>{text.stages[stage.name]}</span>
      <span className="end num muted ell">{facts}</span>
    </li>
  )
}

interface StageListProps {
  readonly stages: readonly Stage[]
  readonly isOver: boolean
}

/** Stages below each other, live. */
export function StageList({ stages, isOver }: StageListProps) {
  return (
    <ol className="stage-list" aria-live="polite">
      {stages.map((stage) => (
        <StageRow key={stage.name} stage={stage} isOver={isOver} />
      ))}
    </ol>
  )
}

/** The stages of a build, live. */
export function BuildStages({ build }: { readonly build: Build }) {
  return <StageList stages={build.stages} isOver={build.status !== 'building'} />
}
