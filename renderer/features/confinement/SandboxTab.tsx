import { findTarget } from '../../../shared/dify/targets'
import type { Confinement, RefusedCall } from '../../../shared/model/confinement'
import { refusedCallProblem, refusedWhat } from '../../../shared/problems/refusedCall'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useText } from '../../i18n/useText'
import { EmptyState } from '../../ui/EmptyState'
import { CopyButton } from '../run/CopyButton'
import { Prose } from '../run/Prose'
import { useRun } from '../run/runStore'
import { isInFlight } from '../run/shownRun'
import { CheckButton } from './CheckButton'
import { levelHint } from './levelHint'
import { usualFor } from './modeChoices'
import './confinement.css'

interface SandboxTabProps {
  readonly id: string
  readonly run: NodeRun | null
}

/** How the last run was held: what Dify refuses of it, line by line, and what a server's operator would have to allow. */
export function SandboxTab({ id, run }: SandboxTabProps) {
  const { confinement: text, run: words } = useText()
  const confinement = run?.result?.confinement ?? null
  if (isInFlight(run)) return <EmptyState title={words.isRunning}>{text.checkHint}</EmptyState>
  if (confinement === null) return <EmptyState title={text.notChecked}>{text.notCheckedNext}</EmptyState>
  return (
    <div className="sandbox-tab">
      <Level confinement={confinement} />
      {confinement.refused.length === 0 ? (
        <Nothing target={run?.target ?? ''} confinement={confinement} />
      ) : (
        <Calls id={id} refused={confinement.refused} />
      )}
      {canCheck(run, confinement) && (
        <p className="sandbox-note">
          {text.notCheckedNext} <CheckButton id={id} />
        </p>
      )}
      {confinement.operator !== null && <Operator confinement={confinement} />}
    </div>
  )
}

/** Whether a check could tell more: not of a sandbox that refuses nothing, nor where this machine can't look at calls. */
function canCheck(run: NodeRun | null, { mode, level }: Confinement): boolean {
  if (run === null || mode === 'check' || usualFor(findTarget(run.target)) === 'free') return false
  return mode === 'free' || level !== 'limits'
}

/** No call is listed: since none was refused, or since nobody looked. */
function Nothing({ target, confinement: { level } }: { readonly target: string; readonly confinement: Confinement }) {
  const text = useText().confinement
  if (usualFor(findTarget(target)) === 'free') return <p className="sandbox-note">{text.refusesNothing}</p>
  if (level === 'limits') return <p className="sandbox-note">{text.notWatched}</p>
  const [what, next] = level === 'full' ? [text.clean, text.cleanNext] : [text.cleanAsSeen, text.levelHints.approximate]
  return (
    <p className="sandbox-note">
      <span className="strong">{what}</span>
      {text.gap}
      {next}
    </p>
  )
}

/** The level that was really in force, and what it can't see. */
function Level({ confinement }: { readonly confinement: Confinement }) {
  const text = useText().confinement
  const { mode, level, network } = confinement
  return (
    <p className="sandbox-note">
      <span className="strong">{text.modes[mode]}</span> · {text.levels[level]} · {text.network(network)}
      <span className="muted block">{levelHint(confinement, text)}</span>
    </p>
  )
}

function Calls({ id, refused }: { readonly id: string; readonly refused: readonly RefusedCall[] }) {
  const text = useText().confinement
  const language = useApp((state) => state.language)
  const goToLine = useRun((state) => state.goToLine)
  const { columns } = text
  const inDify = ({ inDify: what, isFirst, isOfChild }: RefusedCall): string => {
    if (what === 'does-nothing') return text.doesNothing
    if (isOfChild) return text.ofChild
    return isFirst ? text.endsHere : text.ends
  }
  return (
    <div className="sandbox-calls" role="region" aria-label={text.refused(refused.length)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="r">
              {columns.line}
            </th>
            <th scope="col">{columns.call}</th>
            <th scope="col">{columns.through}</th>
            <th scope="col" className="r">
              {columns.count}
            </th>
            <th scope="col">{columns.inDify}</th>
          </tr>
        </thead>
        <tbody>
          {refused.map((call) => {
            const { line } = call
            const { next } = describeProblem(refusedCallProblem(call, 'info'), language)
            return (
              <tr
                key={JSON.stringify([call.call, line, call.through, call.isOfChild])}
                className={call.isFirst ? 'first' : ''}
              >
                <td className="r num">
                  {line === null ? (
                    text.noLine
                  ) : (
                    <button type="button" className="link" onClick={() => goToLine(id, line)}>
                      {line}
                    </button>
                  )}
                </td>
                <td className="mono">{refusedWhat({ ...call, through: null })}</td>
                <td>
                  {call.through !== null && <span className="mono">{call.through}</span>}
                  <span className="muted block">
                    <Prose text={next} />
                  </span>
                </td>
                <td className="r num">{call.count}</td>
                <td className={call.isFirst ? 'danger' : 'muted'}>{inDify(call)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The lines that make a server let this run through, ready to copy, with what they can't promise. */
function Operator({ confinement: { operator, processor } }: { readonly confinement: Confinement }) {
  const text = useText().confinement
  if (operator === null) return null
  const list = `ALLOWED_SYSCALLS=${operator.allowedSyscalls}`
  const requirements = operator.requirements.join('\n')
  return (
    <section className="sandbox-operator">
      <h3 className="strong">{text.operator}</h3>
      <p className="muted">{text.operatorAbout}</p>
      <div className="sandbox-copy">
        <code className="ic">{list}</code>
        <CopyButton label={text.copyList} text={() => list} />
      </div>
      {requirements !== '' && (
        <>
          <p className="muted">{text.requirements}</p>
          <div className="sandbox-copy">
            <code className="ic">{requirements}</code>
            <CopyButton label={text.copyRequirements} text={() => `${requirements}\n`} />
          </div>
        </>
      )}
      <p className="muted">
        {text.limitsOfReport} {processor !== null && text.processor(processor)}
      </p>
    </section>
  )
}
