import type { NodeRun } from '../../app/stores/storeTypes'
import { EmptyState } from '../../ui/EmptyState'
import { useText } from '../../i18n/useText'
import type { Told } from '../preflight/shownFindings'
import { Explanation } from './Explanation'
import { ProblemRow } from './ProblemRow'

interface ProblemsTabProps {
  readonly id: string
  readonly title: string
  readonly rows: readonly Told[]
  /** The last run, whose error is explained where it stands; left out, none is. */
  readonly run?: NodeRun | null
}

const order = { error: 0, warning: 1, info: 2 } as const

/** What the last run told, what preflight finds and what is wrong with the environment, the grave ones first. */
export function ProblemsTab({ id, title, rows, run = null }: ProblemsTabProps) {
  const text = useText().run
  if (rows.length === 0) return <EmptyState title={text.noProblems}>{text.noProblemsNext}</EmptyState>
  const sorted = [...rows].sort((a, b) => order[a.problem.severity] - order[b.problem.severity])
  const failed = run?.result?.problems.find(({ severity }) => severity === 'error')
  return (
    <ul className="probs">
      {sorted.map(({ problem, findings }, index) => (
        <ProblemRow
          key={`${problem.code} ${problem.line} ${index}`}
          id={id}
          title={title}
          problem={problem}
          findings={findings}
        >
          {run !== null && problem === failed && <Explanation run={run} />}
        </ProblemRow>
      ))}
    </ul>
  )
}
