import { Wrench } from 'lucide-react'
import type { Build } from '../../../shared/model/environment'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { ProblemRow } from '../run/ProblemRow'
import { Prose } from '../run/Prose'
import { useRun } from '../run/runStore'
import { applyText } from './applyChange'
import { lineFix } from './lineFix'

/** What stopped a build, what it means, and the buttons that mend it; the first problem's title stands in the head. */
export function BuildProblems({ build }: { readonly build: Build }) {
  const [first, ...others] = build.problems
  const isOver = build.status === 'failed' || build.status === 'held'
  if (!isOver || first === undefined) {
    return build.notices.length === 0 || build.status === 'building' ? null : (
      <ul className="build-notices">
        {build.notices.map((notice) => (
          <ProblemRow key={notice.code} id="" title="" problem={notice} />
        ))}
      </ul>
    )
  }
  return (
    <div className="build-problems">
      <First build={build} problem={first} />
      {others.length > 0 && (
        <ul>
          {others.map((problem) => (
            <ProblemRow key={`${problem.code} ${problem.line}`} id="" title="" problem={problem} />
          ))}
        </ul>
      )}
    </div>
  )
}

function First({ build, problem }: { readonly build: Build; readonly problem: Problem }) {
  const text = useText().packageBuilds
  const language = useApp((state) => state.language)
  const requirements = useWorkspace((state) => state.requirements?.text ?? '')
  const goToLine = useRun((state) => state.goToLine)
  const setSide = usePackages((state) => state.setSide)
  const { title, why, next } = describeProblem(problem, language)
  const { line, column, source } = problem
  const fix = lineFix(problem, requirements)
  const words = [build.status === 'held' ? `${title}.` : '', why, next, build.environment === null ? '' : text.keptOld]
  return (
    <>
      <p className="t2">
        <Prose text={words.filter(Boolean).join(language === 'en' ? ' ' : '')} />
      </p>
      <div className="build-fixes">
        {fix !== null && (
          <Button
            kind="primary"
            icon={<Wrench size={14} />}
            onClick={() =>
              applyText(fix.text, text.changed(fix.kind === 'name' ? fix.to : `${problem.params['name']} ${fix.to}`))
            }
          >
            {fix.kind === 'name' ? text.changeName(fix.to) : text.changeVersion(fix.to)}
          </Button>
        )}
        {source === 'requirements' && line !== null && (
          <Button
            kind="plain"
            onClick={() => {
              setSide(true)
              goToLine(requirementsTab, line, column ?? 1)
            }}
          >
            {text.goToLine(line)}
          </Button>
        )}
      </div>
    </>
  )
}
