import type { NodeRun } from '../../app/stores/storeTypes'
import type { Problem } from '../../../shared/model/problem'
import { EmptyState } from '../../ui/EmptyState'
import { useText } from '../../i18n/useText'
import { Explanation } from './Explanation'
import { ProblemRow } from './ProblemRow'

interface ProblemsTabProps {
  readonly id: string
  readonly title: string
  readonly problems: readonly Problem[]
  /** The last run, whose error is explained where it stands; left out, none is. */
  readonly run?: NodeRun | null
}

const order = { error: 0, warning: 1, info: 2 } as const

/** The problems of the last run and of the environment, the grave ones first. */
export function ProblemsTab({ id, title, problems, run = null }: ProblemsTabProps) {
  const text = useText().run
  if (problems.length === 0) return <EmptyState title={text.noProblems}>{text.noProblemsNext}</EmptyState>
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity])
  const failed = run?.result?.problems.find(({ severity }) => severity === 'error')
  return (
    <ul className="probs">
      {sorted.map((problem, index) => (
        <ProblemRow key={`${problem.code} ${problem.line} ${index}`} id={id} title={title} problem={problem}>
          {run !== null && problem === failed && <Explanation run={run} />}
        </ProblemRow>
      ))}
    </ul>
  )
}
