import { Play, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useQuietNode } from '../../app/stores/quietNodes'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { isKeyOf, keyText } from '../../ui/keys'
import { Spinner } from '../../ui/Spinner'
import { RunMenu } from '../confinement/RunMenu'
import { RunCases } from '../cases/RunCases'
import { CopyToDify } from '../exchange/CopyToDify'
import { ExportMenu } from '../exchange/ExportMenu'
import { attempt } from './attempt'
import { NextAttempt } from './AttemptList'
import { useAskedAgain } from './askedAgain'
import { MissingSamples } from './MissingSamples'
import { useHeldBack } from './runOnPause'
import { useRun } from './runStore'
import { isInFlight } from './shownRun'
import { isStale } from './staleness'
import { useClock } from './timing'
import { clockText, timeText } from './units'
import { verdictOf } from './verdict'
import { VerdictWord } from './VerdictWord'
import './run.css'

/** The bar below the code: run or cancel, copy to Dify, export, and at the right end how the last run went. */
export function RunBar({ id }: { readonly id: string }) {
  const { run: text } = useText()
  const node = useQuietNode(id)
  const run = useRun((state) => state.runs[id] ?? null)
  const start = useRun((state) => state.run)
  const cancel = useRun((state) => state.cancel)
  const building = useEnvironment(({ builds, current }) => current !== null && builds[current]?.status === 'building')
  const isMac = useMac()
  const inFlight = isInFlight(run)
  // What runs by itself leaves the button to the author, whose run takes its place.
  const isOwn = inFlight && run?.byItself !== true

  useEffect(() => {
    if (!isOwn) return
    const onKey = (event: KeyboardEvent): void => {
      if (!isKeyOf('cancel', event, isMac) || event.isComposing || isTaken(event)) return
      attempt(cancel(id))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOwn, id, cancel, isMac])

  return (
    <section className="runbar" aria-label={text.runBar}>
      {isOwn ? (
        <Button kind="plain" icon={<Square size={14} />} onClick={() => attempt(cancel(id))}>
          {text.cancel}
          <Kbd>{keyText('cancel', isMac)}</Kbd>
        </Button>
      ) : (
        <Button kind="primary" icon={<Play size={14} />} disabled={node === null} onClick={() => attempt(start(id))}>
          {building ? text.runWhenReady : text.run}
          <Kbd>{keyText('run', isMac)}</Kbd>
        </Button>
      )}
      {!isOwn && <RunMenu id={id} disabled={node === null} />}
      <RunCases id={id} />
      <CopyToDify id={id} disabled={node === null} />
      <ExportMenu id={id} node={node} />
      <div className="facts">
        <HeldBack id={id} />
        {!inFlight && node !== null && (run === null || isOld(run, node)) && <MissingSamples id={id} node={node} />}
        {inFlight && run !== null ? <Progress id={id} run={run} /> : <Facts run={run} stale={isOld(run, node)} />}
      </div>
    </section>
  )
}

/**
 * Whether Escape was another's: a float that it closes has marked the key by the time it comes here, and a field gives up what is being
 * typed. In the code it is the run's: Monaco lets no key out that closes its lists and boxes, but marks every Escape that is typed there.
 */
function isTaken({ target, defaultPrevented }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return defaultPrevented
  if (target.matches('.monaco-editor .inputarea')) return false
  return defaultPrevented || (target.closest('.monaco-editor') === null && target.matches('input, textarea, select'))
}

function isOld(run: NodeRun | null, node: NodeRun['node'] | null): boolean {
  return run !== null && node !== null && isStale(run, node)
}

function Progress({ id, run }: { readonly id: string; readonly run: NodeRun }) {
  const text = useText().run
  const now = useClock(true, 100)
  // Counted from this run on: what was asked during an earlier one says nothing here.
  const count = useAskedAgain((state) => (state.id === id ? state.count : 0))
  const [before] = useState(count)
  const isWaiting = run.phase === 'waiting'
  const words = isWaiting ? text.waiting : text.running
  const again = isWaiting ? text.stillWaiting : text.stillRunning
  return (
    <>
      <Spinner />
      {run.attempts.length > 0 && count === before ? (
        // Not told aloud: it says another time every moment.
        <span className="num">
          <NextAttempt run={run} />
        </span>
      ) : (
        // Drawn anew each time, so that it is said each time.
        <output key={count} className={count > before ? 'asked-again' : undefined}>
          {count > before ? again : words}
        </output>
      )}
      <span className="num">{clockText(now - run.startedAt)}</span>
    </>
  )
}

/** Why the code did not run by itself as its author paused. */
function HeldBack({ id }: { readonly id: string }) {
  const { remote: text, confinement } = useText()
  const isFree = useApp((state) => state.settings.mode === 'free')
  const held = useHeldBack((state) => (state.held?.id === id ? state.held.by : null))
  const isOn = useApp((state) => state.settings.runOnPause)
  const run = useRun((state) => state.runs[id] ?? null)
  const node = useQuietNode(id)
  // Once the author has run it himself there is nothing to explain.
  if (held === null || !isOn || node === null || (run !== null && !isStale(run, node))) return null
  if (held === 'free') {
    return isFree ? (
      <span className="by-itself ell" title={text.heldBackFreeLong(confinement.modes.free)}>
        {text.heldBackFree(confinement.modes.free)}
      </span>
    ) : null
  }
  return (
    <span className="by-itself ell" title={text.heldBackLong(held.name, held.line)}>
      {text.heldBack(held.name, held.line)}
    </span>
  )
}

function Facts({ run, stale }: { readonly run: NodeRun | null; readonly stale: boolean }) {
  const { run: text, failing, remote } = useText()
  const verdict = verdictOf(run)
  const result = run?.result ?? null
  return (
    <>
      {result !== null && (
        <>
          {run?.byItself === true && (
            <span className="by-itself only-wide" title={remote.byItselfLong}>
              {remote.byItself}
            </span>
          )}
          {stale && (
            <span className="stale" title={text.staleLong}>
              {text.stale}
            </span>
          )}
          <span className="only-wide">{text.onTarget(findTarget(result.target)?.name ?? result.target)}</span>
          <span className="num" title={result.attempts.length > 1 ? failing.wholeTime : undefined}>
            {timeText(result.times.total)}
          </span>
        </>
      )}
      <output className={stale ? 'verdict-place old' : 'verdict-place'}>
        {verdict !== null && <VerdictWord verdict={verdict} />}
      </output>
    </>
  )
}
