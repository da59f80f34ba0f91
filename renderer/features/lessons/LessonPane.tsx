import { ChevronLeft, CircleCheck, LifeBuoy, Lightbulb, ListChecks, Square } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { LessonView } from '../../../shared/model/lesson'
import { panelWords } from '../../../shared/lessons/panelWords'
import { taskHeading } from '../../../shared/lessons/taskHeading'
import { openLink } from '../../app/openLink'
import { useApp } from '../../app/stores/appStore'
import { useFocusKept } from '../../app/useFocusKept'
import { useNarrow } from '../../app/windowSize'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Blocks, Spans } from '../../ui/Markdown'
import { attempt } from '../run/attempt'
import { CheckList } from './CheckList'
import { nextLesson, showPlace, takeSolution } from './lessonActs'
import { maySeeSolution, useLessons } from './lessonStore'
import { useOldChecks } from './oldChecks'
import './lessons.css'

/** The text of the open lesson beside its node: story, task, checks, hints, and what can be done next. */
export function LessonPane() {
  const text = useText().lessons
  const view = useLessons((state) => state.view)
  const language = useApp((state) => state.language)
  const isNarrow = useNarrow()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => body.current?.scrollTo({ top: 0 }), [view?.workspace])
  if (view === null) return null
  const { title, story, task } = view.texts[language]
  return (
    <aside className="lessonpane" aria-label={text.lesson}>
      <PaneHead view={view} />
      <div className="prose" ref={body} tabIndex={0} role="document" aria-label={title}>
        <h1>{title}</h1>
        <Blocks blocks={story} follow={openLink} />
        <h2>{taskHeading[language]}</h2>
        <Blocks blocks={task} follow={openLink} />
        {isNarrow && <p className="field-note">{text.variablesBehind(text.showVariables)}</p>}
        {view.links.length > 0 && <PanelLinks view={view} />}
        <h2>{text.checks}</h2>
        <CheckList view={view} />
        <Hints view={view} />
        <Solution />
      </div>
      <Passed view={view} />
      <PaneFoot view={view} />
    </aside>
  )
}

function PaneHead({ view }: { readonly view: LessonView }) {
  const text = useText().lessons
  const ends = useLessons((state) => state.ends)
  const showPage = useApp((state) => state.showPage)
  const passed = view.checks.filter((_, at) => ends[at]?.status === 'passed').length
  const all = view.checks.length
  const old = useOldChecks(view)
  return (
    <div className="panehead">
      <IconButton label={text.all} small onClick={() => showPage('lessons')}>
        <ChevronLeft size={16} />
      </IconButton>
      <span className="muted">{text.numberOf(view.number, view.count)}</span>
      <span className="grow" />
      <span className={old === null ? 'limit' : 'limit old'}>
        <span className="meter" aria-hidden="true">
          <i style={{ width: `${Math.round((passed / Math.max(1, all)) * 100)}%` }} />
        </span>
        <span aria-hidden="true">{`${passed} / ${all}`}</span>
        <span className="sr">{old ?? text.checksPassed(passed, all)}</span>
      </span>
    </div>
  )
}

/** Where the same is in Dify, by Dify's own words; a click shows it in this window. */
function PanelLinks({ view }: { readonly view: LessonView }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  return (
    <>
      <h2>{text.inDify}</h2>
      <p className="panel-links">
        {text.inDifyPanel}{' '}
        {view.links.map((place, at) => (
          <span key={place}>
            {at > 0 && text.comma}
            <button type="button" className="link" title={text.showHere} onClick={() => attempt(showPlace(place))}>
              {panelWords[place][language]}
            </button>
          </span>
        ))}
      </p>
    </>
  )
}

function Hints({ view }: { readonly view: LessonView }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const last = useRef<HTMLLIElement>(null)
  const count = view.hints.length
  // The button for them is another one after the last, and may not be pressed yet.
  useFocusKept(count, '.lessonpane .hints li:last-child')
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) last.current?.scrollIntoView({ block: 'nearest' })
    before.current = count
  }, [count])
  if (count === 0) return null
  return (
    <>
      <h2>{text.hints}</h2>
      <ol className="md-list hints" aria-live="polite">
        {view.hints.map((hint, at) => (
          <li key={at} ref={at === count - 1 ? last : null} tabIndex={-1}>
            <Spans spans={hint[language]} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Solution() {
  const text = useText().lessons
  const solution = useLessons((state) => state.solution)
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'start' }), [solution])
  useFocusKept(solution, '.lessonpane .lesson-solution')
  if (solution === null) return null
  return (
    <>
      <h2 ref={place} className="lesson-solution" tabIndex={-1}>
        {text.solution}
      </h2>
      <p>{text.solutionNote}</p>
      {solution.requirements !== null && <pre className="md-code">{solution.requirements.trim()}</pre>}
      <pre className="md-code" tabIndex={0}>
        {solution.node.code.trim()}
      </pre>
      <p>
        <Button kind="plain" small onClick={takeSolution}>
          {text.takeSolution}
        </Button>
      </p>
    </>
  )
}

/** Told where it is seen, whatever part of the text is in view. */
function Passed({ view }: { readonly view: LessonView }) {
  const text = useText().lessons
  const { ends, isChecking } = useLessons()
  const isOld = useOldChecks(view) !== null
  const isPassed = !isChecking && !isOld && view.checks.every((_, at) => ends[at]?.status === 'passed')
  return (
    <div className={isPassed ? 'lesson-passed' : 'sr'} role="status">
      {isPassed && (
        <>
          <CircleCheck size={16} aria-hidden="true" />
          <span>{view.next === null ? text.passedLast : text.passed}</span>
        </>
      )}
    </div>
  )
}

function PaneFoot({ view }: { readonly view: LessonView }) {
  const text = useText().lessons
  const { isChecking, solution, check, cancel, hint, showSolution } = useLessons()
  const left = view.hintCount - view.hints.length
  const isPassed = view.progress.passedAt !== null
  return (
    <div className="lesson-foot">
      {isChecking ? (
        <Button kind="plain" icon={<Square size={14} />} onClick={() => attempt(cancel())}>
          {text.cancel}
        </Button>
      ) : (
        <Button kind="plain" icon={<ListChecks size={16} />} onClick={() => attempt(check())}>
          {text.check}
        </Button>
      )}
      {left > 0 && (
        <Button kind="ghost" icon={<Lightbulb size={16} />} onClick={() => attempt(hint())}>
          {view.hints.length === 0 ? text.hint : text.nextHint(view.hints.length, view.hintCount)}
        </Button>
      )}
      {left === 0 && solution === null && (
        <Button
          kind="ghost"
          icon={<LifeBuoy size={16} />}
          disabled={!maySeeSolution(view)}
          title={maySeeSolution(view) ? undefined : text.solutionAfter(view.solutionAfter, view.progress.tries)}
          onClick={() => attempt(showSolution())}
        >
          {text.solution}
        </Button>
      )}
      <span className="grow" />
      <Button kind={isPassed ? 'primary' : 'plain'} disabled={!isPassed} onClick={() => attempt(nextLesson())}>
        {view.next === null ? text.toList : text.next}
      </Button>
    </div>
  )
}
