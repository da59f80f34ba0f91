import { CircleX } from 'lucide-react'
import type { Problem } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Prose } from './Prose'

interface FailureHeadProps {
  readonly result: RunResult
  /** What made it fail, where that is known. */
  readonly problem: Problem | null
}

/** Our title of a failure, and its reason. */
export function FailureHead({ result, problem }: FailureHeadProps) {
  const text = useText().run
  const language = useApp((state) => state.language)
  const words = problem === null ? null : describeProblem(problem, language)
  return (
    <>
      <div className="failure-title">
        <CircleX size={16} className="danger" aria-hidden="true" />
        <h3 className="strong">{words?.title ?? result.errorType ?? text.severity.error}</h3>
      </div>
      {words !== null && words.why !== '' && (
        <p>
          <Prose text={words.why} />
        </p>
      )}
    </>
  )
}
