import { Wrench } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApp } from '../../app/stores/appStore'
import { type ChangeWish, usePackages } from '../../app/stores/packageStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { type Text, useText } from '../../i18n/useText'
import { nearestOf } from '../../../shared/fixes/nearestRequirement'
import type { Problem } from '../../../shared/model/problem'
import { Button } from '../../ui/Button'
import { Prose } from '../run/Prose'
import { applyText } from './applyChange'
import { choiceOf, chosenName, firstChoice, pinnedLines, planned } from './changePlan'
import type { PackageRow } from './packageRows'
import { RehearsalView } from './RehearsalView'
import { normalName } from '../../../shared/packages/packageName'
import { readAsked } from './requirementEdits'
import { suggestedNames, Suggestions } from './Suggestions'
import type { PackagesShown } from './usePackagesShown'
import { useRehearsal, useVersions } from './useRehearsal'
import { VersionPicker } from './VersionPicker'

interface ChangeStripProps {
  readonly shown: PackagesShown
  readonly rows: readonly PackageRow[]
  readonly wish: ChangeWish
  /** Grows with each Enter in the field above: the change is to be made as soon as it is known to work. */
  readonly accepted: number
  readonly onDone: () => void
}

type Words = Text['packagesPage']['change']

function titleOf(wish: ChangeWish, text: Words): string {
  if (wish.kind === 'add') return text.add(readAsked(wish.typed)?.name ?? wish.typed.trim())
  if (wish.kind === 'version') return text.version(wish.name, wish.version)
  if (wish.kind === 'upgrade') return text.upgrade(wish.to.length)
  return text[wish.kind](wish.name)
}

function doneOf(wish: ChangeWish, text: Words): string {
  if (wish.kind === 'add') return text.done.add(readAsked(wish.typed)?.name ?? '')
  return wish.kind === 'upgrade' ? text.done.upgrade(wish.to.length) : text.done[wish.kind](wish.name)
}

/** What to type in the place of a name or version that the index lacks; null where nothing is near. */
function insteadOf(typed: string, problem: Problem | null | undefined): string | null {
  const asked = readAsked(typed)
  const nearest = problem == null ? null : nearestOf(problem)
  if (asked === null || nearest === null || normalName(String(problem?.params['name'])) !== normalName(asked.name)) {
    return null
  }
  return nearest.kind === 'name'
    ? `${nearest.to}${asked.extras}${asked.specifier}`
    : `${asked.name}${asked.extras}==${nearest.to}`
}

/** A change before it is made: which version, what it does, and the word for it. It stands above the table and covers nothing. */
export function ChangeStrip({ shown, rows, wish, accepted, onDone }: ChangeStripProps) {
  const text = useText().packagesPage
  const { target, targetId } = shown
  const requirements = useWorkspace((state) => state.requirements)
  const workspace = useWorkspace((state) => state.workspace?.path ?? '')
  const name = chosenName(wish)
  const [chosen, setChoice] = useState(firstChoice)
  const [pins, setPins] = useState(true)
  const [waits, setWaits] = useState(false)
  const versions = useVersions(name, targetId)
  const isBlind = versions?.problem != null && versions.problem.code !== 'package-unknown'
  const choice = choiceOf(chosen, isBlind)
  const before = requirements?.text ?? ''
  const plan = planned(wish, before, {
    choice,
    versions: versions?.value?.versions ?? null,
    spelling: versions?.value?.name ?? '',
  })
  const after = plan?.text ?? null
  const ofSettings = useApp((state) => state.settings.target)
  const movesTarget = wish.kind === 'plain' && wish.target !== ofSettings
  const isUntouched = after === before
  const isSame = isUntouched && !movesTarget
  const rehearsal = useRehearsal(workspace, shown, isUntouched ? null : after)
  const problems = rehearsal?.value?.problems ?? []
  const isTried = rehearsal !== null && rehearsal.problem === null && problems.length === 0
  // A target by itself is known to work.
  const isKnown = isTried || (isUntouched && movesTarget)
  const isRefused = rehearsal !== null && !isKnown
  const canWrite = after !== null && !isSame && requirements !== null && requirements.problem === null

  // Another name has other versions.
  useEffect(() => setChoice(firstChoice), [name])

  const apply = (): void => {
    if (!canWrite) return
    const installed = new Map(rows.map((row) => [normalName(row.name), row.version]))
    const known = rehearsal?.value ?? null
    const lines = wish.kind === 'preset' && pins && known !== null ? pinnedLines(wish.lines, known, installed) : null
    const facts = { choice, versions: null, spelling: '' }
    const written = lines === null || wish.kind !== 'preset' ? plan : planned({ ...wish, lines }, before, facts)
    const moved = wish.kind === 'plain' ? wish.target : undefined
    if (written !== null)
      applyText(written.text, doneOf(wish, text.change), moved === undefined ? {} : { target: moved })
    onDone()
  }
  const accept = (): void => (isKnown ? apply() : setWaits(true))

  const heard = useRef(accepted)
  useEffect(() => {
    if (heard.current === accepted) return
    heard.current = accepted
    setWaits(true)
  }, [accepted])
  const settle = useEffectEvent(() => {
    setWaits(false)
    if (isKnown) apply()
  })
  useEffect(() => {
    if (waits && (isKnown || isRefused)) settle()
  }, [waits, isKnown, isRefused])
  // Enter meant what stood there then.
  useEffect(() => setWaits(false), [wish, chosen])

  const isTyping = usePackages((state) => state.isTyping)
  const installed = rows.map((row) => row.name)
  const isHalf =
    wish.kind === 'add' &&
    isTyping &&
    versions?.problem?.code === 'package-unknown' &&
    suggestedNames(wish.typed, installed).length > 0
  const instead =
    wish.kind === 'add' && !isHalf
      ? insteadOf(wish.typed, problems[0] ?? rehearsal?.problem ?? versions?.problem)
      : null
  const isTyped = wish.kind !== 'add' || readAsked(wish.typed) !== null
  return (
    <section
      className="change-strip"
      aria-label={titleOf(wish, text.change)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onDone()
      }}
    >
      {wish.kind === 'add' && (
        <Suggestions
          typed={wish.typed}
          installed={installed}
          onTake={(taken) => usePackages.getState().propose({ kind: 'add', typed: taken })}
        />
      )}
      <div className={name === null || isHalf ? 'change-body one' : 'change-body'}>
        {name !== null && !isHalf && (
          <VersionPicker
            name={name}
            answer={versions}
            choice={choice}
            onChoice={setChoice}
            onAccept={accept}
            inUse={rows.find((row) => normalName(row.name) === normalName(name))?.version ?? null}
            python={target?.python ?? ''}
          />
        )}
        <div className="effect" aria-live="polite">
          {!isTyped ? (
            <p className="muted">
              <Prose text={text.add.notAName} />
            </p>
          ) : isSame ? (
            <p>{text.change.same}</p>
          ) : (
            <>
              {movesTarget && <p>{text.change.movesTarget(wish.name)}</p>}
              {movesTarget && shown.node?.target != null && <p className="muted">{text.change.keepsTarget}</p>}
              <RehearsalView answer={rehearsal} isTrying={after !== null && !isUntouched} target={target} />
              {plan?.notes.map(({ code, name: of, line }) => (
                <p key={`${code} ${line}`} className="muted">
                  {text.change.notes[code](of, line)}
                </p>
              ))}
            </>
          )}
        </div>
      </div>
      <div className="change-acts">
        <strong className="ell">{titleOf(wish, text.change)}</strong>
        {wish.kind === 'preset' && (
          <label>
            <input type="checkbox" checked={pins} onChange={(event) => setPins(event.target.checked)} />
            {text.change.pin}
          </label>
        )}
        <span className="grow" />
        <Button kind="ghost" small onClick={onDone}>
          {text.change.cancel}
        </Button>
        {instead !== null && (
          <Button
            kind="plain"
            small
            icon={<Wrench size={14} />}
            onClick={() => usePackages.getState().propose({ kind: 'add', typed: instead })}
          >
            {text.change.nearest(instead)}
          </Button>
        )}
        {isRefused ? (
          <Button kind="plain" small disabled={!canWrite} onClick={apply}>
            {text.change.anyway}
          </Button>
        ) : (
          <Button
            kind={wish.kind === 'remove' ? 'plain' : 'primary'}
            small
            danger={wish.kind === 'remove'}
            disabled={!canWrite || !isKnown}
            onClick={apply}
          >
            {text.change.apply[wish.kind]}
          </Button>
        )}
      </div>
    </section>
  )
}
