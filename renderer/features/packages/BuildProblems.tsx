import { TriangleAlert, Wrench } from 'lucide-react'
import { useState } from 'react'
import type { Build } from '../../../shared/model/environment'
import type { Language, Problem } from '../../../shared/model/problem'
import { nearestOf, withNearestRequirement } from '../../../shared/fixes/nearestRequirement'
import { describeProblem } from '../../../shared/problems'
import { isMendedInSettings } from '../../../shared/problems/inSettings'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Twist } from '../../ui/Twist'
import { ProblemRow } from '../run/ProblemRow'
import { keptEnvironment } from '../environment/lastGood'
import { Prose } from '../run/Prose'
import { useRun } from '../run/runStore'
import { showPackageSettings } from '../settings/packagesPlace'
import { applyText } from './applyChange'

/** What stopped a build, what it means, and the buttons that mend it; the first problem's title stands in the head. */
export function BuildProblems({ build }: { readonly build: Build }) {
  const [first, ...others] = build.problems
  const isOver = build.status === 'failed' || build.status === 'held'
  if (!isOver || first === undefined) {
    return build.status === 'building'
      ? null
      : build.notices.map((notice) => <Notice key={notice.code} notice={notice} />)
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

/** What is to be known while the environment is used, on one line; its reason unfolds. */
function Notice({ notice }: { readonly notice: Problem }) {
  const language = useApp((state) => state.language)
  const [open, setOpen] = useState(false)
  const { title, why, next } = describeProblem(notice, language)
  return (
    <div className="build-notice">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <TriangleAlert size={14} className="warn" aria-hidden="true" />
        <Prose text={title} />
        <Twist open={open} />
      </button>
      {open && (
        <p className="t2">
          <Prose text={`${why} ${next}`} />
        </p>
      )}
    </div>
  )
}

/** Sentences in a row; a title, and a reason in uv's own words, end without a full stop. */
function sentences(words: readonly string[], language: Language): string {
  const isEnglish = language === 'en'
  const ended = words
    .filter(Boolean)
    .map((word) => (/[.!?:。！？：]$/.test(word) ? word : word + (isEnglish ? '.' : '。')))
  return ended.join(isEnglish ? ' ' : '')
}

function First({ build, problem }: { readonly build: Build; readonly problem: Problem }) {
  const { packageBuilds: text, environment, sources } = useText()
  const { openSettings } = sources
  const language = useApp((state) => state.language)
  const requirements = useWorkspace((state) => state.requirements?.text ?? '')
  const goToLine = useRun((state) => state.goToLine)
  const setSide = usePackages((state) => state.setSide)
  const { title, why, next } = describeProblem(problem, language)
  const { line, column, source } = problem
  const nearest = nearestOf(problem)
  const mended = withNearestRequirement(requirements, problem)
  const words = [
    build.status === 'held' ? title : '',
    why,
    next,
    keptEnvironment(build) === null ? '' : environment.kept,
  ]
  return (
    <>
      <p className="t2">
        <Prose text={sentences(words, language)} />
      </p>
      <div className="build-fixes">
        {nearest !== null && mended !== null && (
          <Button
            kind="primary"
            icon={<Wrench size={14} />}
            onClick={() => applyText(mended, text.changed(nearest.to))}
          >
            {text.changeTo(nearest.to)}
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
        {isMendedInSettings(problem) && (
          <Button kind="plain" onClick={showPackageSettings}>
            {openSettings}
          </Button>
        )}
      </div>
    </>
  )
}
