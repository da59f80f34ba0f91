import type { WholeRun } from '../../../shared/model/runHistory'
import { useText } from '../../i18n/useText'
import { EmptyState } from '../../ui/EmptyState'
import { RanOnNote } from '../remote/RanOnNote'
import { AttemptList } from '../run/AttemptList'
import { DifySays } from '../run/DifySays'
import { FailureHead } from '../run/FailureHead'
import { Outputs } from '../run/ResultTab'
import { scrolls } from '../run/scrolls'
import { keptNodeRun } from './keptNodeRun'
import '../run/failure.css'

/** What a kept run gave, or why it did not: as the run panel shows it, without what would mend the node of today. */
export function KeptResult({ whole }: { readonly whole: WholeRun }) {
  const run = keptNodeRun(whole)
  return (
    <>
      <AttemptList run={run} />
      <RanOnNote result={whole.result} />
      <Body whole={whole} />
    </>
  )
}

function Body({ whole }: { readonly whole: WholeRun }) {
  const text = useText().run
  const { result, cut } = whole
  if (result.status === 'cancelled') return <EmptyState title={text.cancelledTitle} />
  if (result.status === 'failed') return <Failure whole={whole} />
  // The beginning of a JSON text is none.
  if (cut.includes('outputs')) {
    return (
      <pre className="run-cut" {...scrolls}>
        {result.outputs}…
      </pre>
    )
  }
  return <Outputs key={whole.key} run={keptNodeRun(whole)} result={result} />
}

function Failure({ whole: { result } }: { readonly whole: WholeRun }) {
  const problem = result.problems.find(({ severity }) => severity === 'error') ?? null
  const said = result.error ?? problem?.difyText ?? ''
  return (
    <div className="failure">
      <FailureHead result={result} problem={problem} />
      <DifySays result={result} said={said} />
    </div>
  )
}
