import { RotateCw } from 'lucide-react'
import { describeProblem } from '../../../shared/problems'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { ExplainingFindings } from '../preflight/ExplainingFindings'
import { attempt } from './attempt'
import { Explanation } from './Explanation'
import { DifySays } from './DifySays'
import { FailureHead } from './FailureHead'
import { FixButton } from './FixButton'
import { isFix } from './fixes'
import { InputLink, LineLink } from './LineLink'
import { MissingModule } from './MissingModule'
import { Prose } from './Prose'
import { useRun } from './runStore'
import './failure.css'

interface FailureViewProps {
  readonly id: string
  readonly run: NodeRun
}

/** A failed run in the Result: our title and reason, Dify's sentence exactly as it writes it, and where to look. */
export function FailureView({ id, run }: FailureViewProps) {
  const text = useText().run
  const language = useApp((state) => state.language)
  const showPanel = useApp((state) => state.showPanel)
  const goToLine = useRun((state) => state.goToLine)
  const start = useRun((state) => state.run)
  const result = run.result
  if (result === null) return null
  const problem = result.problems.find(({ severity }) => severity === 'error') ?? null
  const words = problem === null ? null : describeProblem(problem, language)
  // What stopped it lies outside the node: another run builds the environment anew.
  const mayPass = problem?.source === 'environment' || problem?.source === 'requirements'
  const line = problem?.line ?? result.traceback?.frames.filter((frame) => frame.own).at(-1)?.line ?? null
  // What keeps Dify from starting a workflow is no failure of the node, and has a sentence all the same.
  const said = result.error ?? problem?.difyText ?? ''
  return (
    <div className="failure">
      <FailureHead result={result} problem={problem} />
      {words !== null && words.next !== '' && (
        <p>
          <Prose text={words.next} />
        </p>
      )}
      <ExplainingFindings id={id} run={run} />
      <div className="failure-acts">
        {problem !== null && isFix(problem.fix) && <FixButton id={id} fix={problem.fix} small />}
        {problem !== null && <MissingModule id={id} problem={problem} />}
        {problem !== null && <InputLink problem={problem} />}
        {mayPass && (
          <Button kind="plain" small icon={<RotateCw size={14} />} onClick={() => attempt(start(id))}>
            {text.tryAgain}
          </Button>
        )}
        {problem?.source === 'requirements' ? (
          <LineLink id={id} title="" problem={problem} />
        ) : (
          line !== null && (
            <Button kind="plain" small onClick={() => goToLine(id, line)}>
              {text.goToLine(line)}
            </Button>
          )
        )}
        {result.traceback !== null && (
          <Button kind="ghost" small onClick={() => showPanel('traceback')}>
            {text.seeTraceback}
          </Button>
        )}
        {(run.prints.length > 0 || (run.stderr.length > 0 && result.traceback === null)) && (
          <Button kind="ghost" small onClick={() => showPanel('prints')}>
            {text.seePrints}
          </Button>
        )}
      </div>
      <Explanation run={run} />
      <DifySays result={result} said={said} />
    </div>
  )
}
