import { EmptyState } from '../../ui/EmptyState'
import { useText } from '../../i18n/useText'
import type { Told } from '../preflight/shownFindings'
import { ProblemRow } from './ProblemRow'

interface ProblemsTabProps {
  readonly id: string
  readonly title: string
  readonly rows: readonly Told[]
}

const order = { error: 0, warning: 1, info: 2 } as const

/** What the last run told, what preflight finds and what is wrong with the environment, the grave ones first. */
export function ProblemsTab({ id, title, rows }: ProblemsTabProps) {
  const text = useText().run
  if (rows.length === 0) return <EmptyState title={text.noProblems}>{text.noProblemsNext}</EmptyState>
  const sorted = [...rows].sort((a, b) => order[a.problem.severity] - order[b.problem.severity])
  return (
    <ul className="probs">
      {sorted.map(({ problem, findings }, index) => (
        <ProblemRow
          key={`${problem.code} ${problem.line} ${index}`}
          id={id}
          title={title}
          problem={problem}
          findings={findings}
        />
      ))}
    </ul>
  )
}
