import { Pin, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import { describeProblem } from '../../../shared/problems'
import { reportError, useApp } from '../../app/stores/appStore'
import { useFocusKept } from '../../app/useFocusKept'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { IconButton } from '../../ui/IconButton'
import { Prose } from '../run/Prose'
import { countText, sizeText } from '../run/units'
import { ToLibrary } from './ToLibrary'
import { RunCompare } from './RunCompare'
import { RunDetail } from './RunDetail'
import { RunList } from './RunList'
import { RunQuestions, useRemovable } from './RunQuestions'
import { runName } from './runName'
import { everyListed, type ListQuery, useRuns } from './runsStore'
import './runs.css'

/** Milliseconds of rest in typing after which a search is asked. */
const rest = 120

/** The kept runs: searched and filtered above, their list at the left, the chosen one or two of them at the right. */
export function RunsPart({ lead }: { readonly lead: ReactNode }) {
  const { show, selected, other, whole } = useRuns()
  useEffect(() => {
    show().catch(reportError)
  }, [show])
  const [one, two] = [selected === null ? undefined : whole[selected], other === null ? undefined : whole[other]]
  // Buttons go with the run that they stand beside, as one that runs it again.
  useFocusKept(`${one?.key} ${two?.key}`, '.run-list')
  return (
    <>
      <div className="history-head">
        {lead}
        <span className="grow" />
        <Kept />
      </div>
      <Filters />
      <RunQuestions />
      <Listed>
        {one === undefined ? (
          <section className="run-detail" />
        ) : two === undefined ? (
          <RunDetail key={one.key} whole={one} />
        ) : (
          <RunCompare runs={one.key < two.key ? [one, two] : [two, one]} />
        )}
      </Listed>
    </>
  )
}

/** How much is kept, and the way to remove it. */
function Kept() {
  const text = useText().runHistory
  const facts = useRuns(({ state }) => state?.facts ?? null)
  const removable = useRemovable()
  if (facts === null) return null
  return (
    <>
      <span className="muted num">{text.kept(countText(facts.count), sizeText(facts.bytes))}</span>
      <IconButton
        label={text.clear}
        small={false}
        disabled={removable === 0}
        onClick={() => useRuns.setState({ asks: 'clear' })}
      >
        <Trash2 size={16} />
      </IconButton>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly every: string
  readonly value: string | null
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string | null) => void
}

function Choice({ label, every, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className="field"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{every}</option>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  )
}

/** A filter's choices: those that there are, and the chosen one even where its last run has gone. */
function options(
  all: readonly { readonly id: string }[],
  chosen: string | null,
  nameOf: (id: string) => string,
): (readonly [string, string])[] {
  const ids = all.map(({ id }) => id)
  return [...ids, ...(chosen === null || ids.includes(chosen) ? [] : [chosen])].map((id) => [id, nameOf(id)] as const)
}

function Filters() {
  const text = useText().runHistory
  const { query, ask, state } = useRuns()
  const [typed, setTyped] = useState(query.text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setTyped(query.text), [query.text])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (part: Partial<ListQuery>): void => void ask(part).catch(reportError)
  const type = (value: string): void => {
    setTyped(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => change({ text: value }), rest)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.run-list')?.focus()
    else if (event.key === 'Escape' && typed !== '') type('')
    else return
    event.preventDefault()
  }
  const spans = [
    ['1', text.sinceDay],
    ['7', text.sinceWeek],
    ['30', text.sinceMonth],
  ] as const
  return (
    <div className="run-filters">
      <input
        type="search"
        className="field"
        spellCheck={false}
        maxLength={500}
        aria-label={text.search}
        placeholder={text.search}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKey}
      />
      <Choice
        label={text.node}
        every={text.everyNode}
        value={query.node}
        options={options(state?.facts?.nodes ?? [], query.node, runName)}
        onChange={(node) => change({ node })}
      />
      <Choice
        label={text.status}
        every={text.everyStatus}
        value={query.status}
        options={Object.entries(text.statuses)}
        onChange={(status) => change({ status: status as ListQuery['status'] })}
      />
      <Choice
        label={text.target}
        every={text.everyTarget}
        value={query.target}
        options={options(state?.facts?.targets ?? [], query.target, (id) => findTarget(id)?.name ?? id)}
        onChange={(target) => change({ target })}
      />
      <Choice
        label={text.origin}
        every={text.everyOrigin}
        value={query.origin}
        options={Object.entries(text.origins)}
        onChange={(origin) => change({ origin: origin as ListQuery['origin'] })}
      />
      <Choice
        label={text.since}
        every={text.everSince}
        value={query.days === null ? null : String(query.days)}
        options={spans}
        onChange={(days) => change({ days: days === null ? null : Number(days) })}
      />
      <IconButton
        label={text.onlyPinned}
        on={query.isPinned}
        aria-pressed={query.isPinned}
        onClick={() => change({ isPinned: !query.isPinned })}
      >
        <Pin size={14} />
      </IconButton>
    </div>
  )
}

/** The list and what is beside it; where there is none, why, and what to do. */
function Listed({ children }: { readonly children: ReactNode }) {
  const text = useText().runHistory
  const language = useApp((state) => state.language)
  const isKept = useApp((state) => state.settings.keepRuns)
  const showPage = useApp((state) => state.showPage)
  const keepsServed = useApp((state) => state.settings.keepRuns && state.settings.keepServed)
  const { runs, state, ask, query } = useRuns()
  const settings = (
    <Button kind="plain" small onClick={() => showPage('settings')}>
      {text.openSettings}
    </Button>
  )
  if (state?.problem != null) {
    const { title, why, next } = describeProblem(state.problem, language)
    return (
      <EmptyState title={title}>
        <Prose text={`${why} ${next}`} />
      </EmptyState>
    )
  }
  if (runs === null || state === null) return null
  if (state.facts?.count === 0) {
    return isKept ? (
      <EmptyState title={text.empty} action={<ToLibrary />}>
        {text.emptyNext}
      </EmptyState>
    ) : (
      <EmptyState title={text.off} action={settings}>
        {text.offNext}
      </EmptyState>
    )
  }
  if (runs.length === 0 && query.origin === 'served' && !keepsServed) {
    return (
      <EmptyState title={text.servedOff} action={settings}>
        {text.servedOffNext}
      </EmptyState>
    )
  }
  if (runs.length === 0) {
    return (
      <EmptyState
        title={text.nothing}
        action={
          <Button kind="plain" small onClick={() => void ask(everyListed).catch(reportError)}>
            {text.showAll}
          </Button>
        }
      >
        {text.nothingNext}
      </EmptyState>
    )
  }
  return (
    <>
      {!isKept && (
        <p className="history-note">
          {text.off} {settings}
        </p>
      )}
      <div className="run-body">
        <RunList />
        {children}
      </div>
    </>
  )
}
