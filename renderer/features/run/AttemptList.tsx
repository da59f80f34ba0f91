import { CircleCheck, CircleX } from 'lucide-react'
import { useId, useState } from 'react'
import { lastWords } from '../../../shared/dify/lastWords'
import type { Attempt } from '../../../shared/model/run'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import { Twist } from '../../ui/Twist'
import { scrolls } from './scrolls'
import { useClock } from './timing'
import { clockText, timeText } from './units'
import './attempts.css'

/** How often a run may be tried in all; its node may have been changed since. */
export function attemptsIn({ node, attempts }: NodeRun): number {
  return Math.max((node.retry_config?.max_retries ?? 0) + 1, attempts.length)
}

/** Each attempt of a node that is tried again: while it runs, with the one under way, and after. Nothing where once was enough. */
export function AttemptList({ run }: { readonly run: NodeRun }) {
  const text = useText().failing
  const { attempts } = run
  if (attempts.length === 0) return null
  return (
    <section className="attempts" aria-label={text.attempts}>
      <ol>
        {attempts.map((attempt, at) => (
          <AttemptRow key={at} attempt={attempt} number={at + 1} all={attemptsIn(run)} />
        ))}
        {run.phase !== 'finished' && (
          <li className="attempt now">
            <Spinner delayed={false} />
            <span>
              <NextAttempt run={run} />
            </span>
          </li>
        )}
      </ol>
    </section>
  )
}

/** The attempt under way, or the one that waits with the time until it begins. */
export function NextAttempt({ run }: { readonly run: NodeRun }) {
  const text = useText().failing
  const now = useClock(run.nextAt !== null, 100)
  const [number, all] = [run.attempts.length + 1, attemptsIn(run)]
  const left = (run.nextAt ?? 0) - now
  return left > 0 ? text.begins(number, all, clockText(left)) : text.isRunning(number, all)
}

interface AttemptRowProps {
  readonly attempt: Attempt
  readonly number: number
  readonly all: number
}

function AttemptRow({ attempt, number, all }: AttemptRowProps) {
  const { failing: text, run: words } = useText()
  const [open, setOpen] = useState(false)
  const details = useId()
  const { status, error, errorType, prints, ms } = attempt
  const failed = status === 'failed'
  const Icon = failed ? CircleX : CircleCheck
  return (
    <li>
      <button
        type="button"
        className="attempt"
        aria-expanded={open}
        aria-controls={open ? details : undefined}
        onClick={() => setOpen(!open)}
      >
        <Twist open={open} />
        <Icon size={14} className={failed ? 'danger' : 'ok'} aria-hidden="true" />
        <span className="attempt-name">{text.attempt(number, all)}</span>
        <span className="attempt-said" lang={failed ? 'en' : undefined}>
          {failed ? lastWords(error ?? '') : text.worked}
        </span>
        {errorType !== null && <span className="attempt-type only-wide">{errorType}</span>}
        <span className="num muted">{timeText(ms)}</span>
      </button>
      {open && (
        <div id={details} className="attempt-details">
          {error !== null && error !== '' && (
            <>
              <p className="muted">
                {words.dify}
                {errorType !== null && <span>{words.difyClass(errorType)}</span>}
              </p>
              <pre lang="en" {...scrolls} aria-label={words.dify}>
                {error}
              </pre>
            </>
          )}
          <p className="muted">{prints === '' ? text.printedNothing : text.printed}</p>
          {prints !== '' && (
            <pre {...scrolls} aria-label={text.printed}>
              {prints}
            </pre>
          )}
        </div>
      )}
    </li>
  )
}
