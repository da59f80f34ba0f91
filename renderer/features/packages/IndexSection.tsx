import { RefreshCw } from 'lucide-react'
import { useEffect, useId } from 'react'
import type { SourceAnswer } from '../../../shared/model/packageSource'
import { hostOf, indexPresets, presetOf } from '../../../shared/packages/indexPresets'
import { describeProblem } from '../../../shared/problems'
import { reportError, useApp } from '../../app/stores/appStore'
import { sourceKey, useSources } from '../../app/stores/sourceStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { showPackageSettings } from '../settings/packagesPlace'
import './sources.css'

/** What stands for the machine's own index, and for an address of the author's own, among the presets. */
const choices = { machine: 'machine', own: 'own' } as const

/** Where packages come from, and whether it answers. */
export function IndexSection() {
  const text = useText().sources
  const id = useId()
  const settings = useApp((state) => state.settings)
  const language = useApp((state) => state.language)
  const update = useApp((state) => state.updateSettings)
  const checking = useSources((state) => state.checking)
  const check = useSources((state) => state.check)
  const key = sourceKey(settings)
  // A setting that the answer hangs on is another one now.
  useEffect(() => attempt(check()), [check, key])
  const preset = presetOf(settings.indexUrl)
  const chosen = settings.indexUrl === '' ? choices.machine : (preset?.id ?? choices.own)
  const choose = (value: string): void => {
    const url = value === choices.machine ? '' : indexPresets.find((one) => one.id === value)?.url
    // An address is written where all of this is set.
    if (url === undefined) showPackageSettings()
    else update({ indexUrl: url }).catch(reportError)
  }
  return (
    <section className="sec" aria-labelledby={`${id}-title`}>
      <div className="sechead">
        <h2 id={`${id}-title`} className="grow">
          {text.index}
        </h2>
        <IconButton label={text.test} small disabled={checking} onClick={() => attempt(check())}>
          <RefreshCw size={14} />
        </IconButton>
      </div>
      <div className="sources-body">
        <select
          className="field"
          // Its heading may be scrolled out of sight, where it is no label.
          aria-label={text.index}
          aria-describedby={`${id}-answer`}
          value={chosen}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={choices.machine}>{text.ofMachine}</option>
          {indexPresets.map((one) => (
            <option key={one.id} value={one.id}>
              {one.names[language]}
            </option>
          ))}
          <option value={choices.own}>{chosen === choices.own ? hostOf(settings.indexUrl) : text.own}</option>
        </select>
        <div id={`${id}-answer`} aria-live="polite">
          <SourceAnswers />
        </div>
      </div>
    </section>
  )
}

/** What the indexes and the mirror answered, a line each; what is wrong, in words. */
export function SourceAnswers() {
  const text = useText().sources
  const answers = useSources((state) => state.answers)
  const checking = useSources((state) => state.checking)
  if (checking) {
    return (
      <p className="muted sources-line">
        <Spinner /> {text.asking}
      </p>
    )
  }
  if (answers === null) return null
  const [only] = answers
  if (only !== undefined && answers.length === 1) return <SourceAnswerLine answer={only} />
  return (
    <ul className="sources-answers">
      {answers.map((answer, at) => (
        <li key={`${at} ${answer.host}`}>
          <span className="med">{text.kinds[answer.kind]}</span>
          <SourceAnswerLine answer={answer} />
        </li>
      ))}
    </ul>
  )
}

function SourceAnswerLine({ answer }: { readonly answer: SourceAnswer }) {
  const text = useText().sources
  const language = useApp((state) => state.language)
  if (answer.problem === null) {
    return <p className="muted sources-line">{text.answers(answer.host, answer.ms ?? 0)}</p>
  }
  const { title, why, next } = describeProblem(answer.problem, language)
  const isError = answer.problem.severity === 'error'
  return (
    <div className="sources-problem">
      <p className={isError ? 'danger' : 'med'}>{title}</p>
      <p className="muted">
        <Prose text={text.twoSentences(why, next)} />
      </p>
    </div>
  )
}
