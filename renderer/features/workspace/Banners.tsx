import { CircleX, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { describeProblem } from '../../../shared/problems'
import type { Problem } from '../../../shared/model/problem'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Prose } from '../run/Prose'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import './files.css'

const icons = { error: CircleX, warning: TriangleAlert, info: Info }

/** One problem across the width: what happened, why, what to do next, and the actions that help. */
export function Banner({ problem, children }: { readonly problem: Problem; readonly children?: ReactNode }) {
  const language = useApp((state) => state.language)
  const { title, why, next } = describeProblem(problem, language)
  const Icon = icons[problem.severity]
  return (
    <div className={`banner ${problem.severity}`} role={problem.severity === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" />
      <div className="grow">
        <p className="strong">
          <Prose text={title} />
        </p>
        {[why, next].map(
          (said) =>
            said !== '' && (
              <p key={said}>
                <Prose text={said} />
              </p>
            ),
        )}
      </div>
      <div className="acts">{children}</div>
    </div>
  )
}

/** Problems of the workspace and of the program, above all else. */
export function Banners() {
  const text = useText()
  const problems = useApp((state) => state.problems)
  const dismiss = useApp((state) => state.dismiss)
  const ofWorkspace = useWorkspace((state) => state.workspace?.problems)
  const { retryWorkspace, chooseWorkspace } = useWorkspace.getState()
  return (
    <>
      {ofWorkspace?.map((problem) => (
        <Banner key={problem.code} problem={problem}>
          {problem.severity !== 'info' && (
            <>
              <Button kind="plain" small onClick={() => void retryWorkspace().catch(reportError)}>
                {text.files.tryAgain}
              </Button>
              <Button kind="ghost" small onClick={() => void chooseWorkspace().catch(reportError)}>
                {text.files.openAnother}
              </Button>
            </>
          )}
        </Banner>
      ))}
      {problems.map((problem) => (
        <Banner key={JSON.stringify(problem)} problem={problem}>
          <IconButton label={text.frame.dismiss} small onClick={() => dismiss(problem)}>
            <X size={14} />
          </IconButton>
        </Banner>
      ))}
    </>
  )
}
