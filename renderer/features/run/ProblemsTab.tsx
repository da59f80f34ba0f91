import type { Problem } from '../../../shared/model/problem'
import { EmptyState } from '../../ui/EmptyState'
import { useText } from '../../i18n/useText'
import { ProblemRow } from './ProblemRow'

interface ProblemsTabProps {
  readonly id: string
  readonly title: string
  readonly problems: readonly Problem[]
}

const order = { error: 0, warning: 1, info: 2 } as const

/** The problems of the last run and of the environment, the grave ones first. */
export function ProblemsTab({ id, title, problems }: ProblemsTabProps) {
  const text = useText().run
  if (problems.length === 0) return <EmptyState title={text.noProblems}>{text.noProblemsNext}</EmptyState>
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity])
  return (
    <ul className="probs">
      {sorted.map((problem, index) => (
        <ProblemRow key={`${problem.code} ${problem.line} ${index}`} id={id} title={title} problem={problem} />
      ))}
    </ul>
  )
}
