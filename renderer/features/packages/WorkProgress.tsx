import type { SourceProgress } from '../../../shared/model/packageSource'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { StageList } from '../environment/BuildStages'
import { useClock } from '../run/timing'
import { clockText } from '../run/units'

interface WorkProgressProps {
  /** What is being done, in words. */
  readonly title: string
  readonly progress: SourceProgress | null
  readonly onCancel: () => void
}

/** How far a lock or a bundle is: its time, its stages with their counts, and the way to end it. */
export function WorkProgress({ title, progress, onCancel }: WorkProgressProps) {
  const text = useText().sources
  const now = useClock(progress !== null, 100)
  return (
    <div className="work-progress">
      <div className="work-head">
        <Spinner />
        <span className="grow">{title}</span>
        {progress !== null && <span className="muted num">{clockText(Math.max(0, now - progress.startedAt))}</span>}
        <Button kind="plain" small onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
      {progress !== null && <StageList stages={progress.stages} isOver={false} />}
    </div>
  )
}
