import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { lastWords } from '../../../shared/dify/lastWords'
import { fromDifference } from '../../../shared/cases/fromDifference'
import type { CheckEnd, LessonView } from '../../../shared/model/lesson'
import type { Difference } from '../../../shared/model/nodeCase'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Spans } from '../../ui/Markdown'
import { Spinner } from '../../ui/Spinner'
import { placeOf, shortened } from '../cases/caseSummary'
import { useLessons } from './lessonStore'
import { useOldChecks } from './oldChecks'

const looks = {
  passed: [CircleCheck, 'ok'],
  failed: [CircleX, 'danger'],
  broken: [TriangleAlert, 'warn'],
  cancelled: [CircleDashed, 'muted'],
} as const

/** What a lesson looks for, each with how it ended. What is hidden says no more than that. */
export function CheckList({ view }: { readonly view: LessonView }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const { ends, isChecking } = useLessons()
  const old = useOldChecks(view)
  const place = useRef<HTMLUListElement>(null)
  // A check is begun from below the text: what comes of it is to be seen.
  useEffect(() => {
    if (isChecking) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isChecking])
  const first = isChecking ? view.checks.findIndex((_, at) => ends[at] === undefined) : -1
  return (
    <ul ref={place} className={old !== null ? 'checks old' : 'checks'}>
      {view.checks.map(({ says, isHidden }, at) => {
        const end = ends[at]
        return (
          <li key={at}>
            <Mark end={end} isRunning={at === first} />
            <span>
              <Spans spans={says[language]} />
              {isHidden && <span className="tag">{text.hidden}</span>}
            </span>
            {end !== undefined && end.status !== 'passed' && <Why end={end} isHidden={isHidden} />}
          </li>
        )
      })}
      {old !== null && <li className="checks-old muted">{old}</li>}
    </ul>
  )
}

function Mark({ end, isRunning }: { readonly end: CheckEnd | undefined; readonly isRunning: boolean }) {
  const { states } = useText().cases
  if (isRunning) {
    return (
      <span className="mk" role="img" aria-label={states.running}>
        <Spinner delayed={false} />
      </span>
    )
  }
  const [Icon, tone] = looks[end?.status ?? 'cancelled']
  return (
    <span className={`mk ${tone}`}>
      <Icon size={16} role="img" aria-label={end === undefined ? states.none : states[end.status]} />
    </span>
  )
}

/** Why a check did not pass, in as few words as it takes. */
function Why({ end, isHidden }: { readonly end: CheckEnd; readonly isHidden: boolean }) {
  const { lessons: text, cases } = useText()
  const language = useApp((state) => state.language)
  const { problem: told } = end
  if (end.status === 'cancelled') return null
  if (end.status === 'broken') {
    if (told === null) return <span className="why">{text.broken}</span>
    const { title, next } = describeProblem(told, language)
    return <span className="why">{`${title} ${next}`}</span>
  }
  if (isHidden) return <span className="why">{text.hiddenFailed}</span>
  if (end.reason === 'no-error') return <span className="why">{cases.succeededInstead}</span>
  if (end.reason === 'outputs') {
    return (
      <span className="why">
        {end.differences.map((one, at) => (
          <DifferenceLine key={at} one={one} />
        ))}
      </span>
    )
  }
  const said = end.error === null ? '' : lastWords(end.error) || end.error.trim()
  const title = told === null ? '' : describeProblem(told, language).title
  return (
    <span className="why">
      {title === '' ? said : title}
      {title !== '' && said !== '' && !title.includes(said) && <code className="mono said">{said}</code>}
    </span>
  )
}

/** Characters of a value in a line. */
const longest = 60

/** Which output differs, what was expected of it, and what came. Of a check of what the node declares, only what it declares. */
function DifferenceLine({ one }: { readonly one: Difference }) {
  const { lessons: text, cases } = useText()
  const isDeclared = one.output === 'node'
  const isSame = one.kind === 'equals' && one.actual !== null && !isDeclared
  const [expected, got] = isSame
    ? fromDifference(one.value, one.actual ?? '', longest)
    : [shortened(one.value), one.actual === null ? cases.nothing : shortened(one.actual)]
  return (
    <span className="difference">
      {!isDeclared && (
        <>
          <code className="mono">{placeOf(one)}</code>
          {text.colon}
          {text.expected} <code className="mono">{expected}</code>{' '}
        </>
      )}
      {text.got} <code className="mono">{got}</code>
    </span>
  )
}
