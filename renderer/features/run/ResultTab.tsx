import { useEffect, useState } from 'react'
import type { Build } from '../../../shared/model/environment'
import type { RunResult } from '../../../shared/model/run'
import type { JsonObject } from '../../../shared/model/value'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { RanOnNote } from '../remote/RanOnNote'
import { AttemptList } from './AttemptList'
import { BuildPanel } from './BuildPanel'
import { ExceptionView } from './ExceptionView'
import { KeptNote } from './KeptNote'
import { FailureView } from './FailureView'
import { OutputSection } from './OutputSection'
import { isReady, outputsOf } from './parsedOutputs'
import { useShownRun } from './shownRun'
import { limitsOf } from './templateLimits'
import { ScrollParent } from './values/scrollParent'

interface ResultTabProps {
  readonly id: string
  readonly run: NodeRun | null
  /** The environment of the node; null while it is not known. */
  readonly build: Build | null
  readonly firstBuild: boolean
}

/** What Dify would return, or why it would not, below the attempts that it took; before a run, what is still missing for one. */
export function ResultTab(props: ResultTabProps) {
  const shown = useShownRun(props.run, props.id)
  return (
    <>
      {shown !== null && <AttemptList key={shown.runId} run={shown} />}
      {shown?.result != null && <KeptNote result={shown.result} />}
      {shown?.result != null && <RanOnNote result={shown.result} />}
      <ResultBody {...props} shown={shown} />
    </>
  )
}

function ResultBody({ id, build, firstBuild, shown }: ResultTabProps & { readonly shown: NodeRun | null }) {
  const text = useText().run
  const showPanel = useApp((state) => state.showPanel)
  const needsBuild = build !== null && build.status !== 'ready'
  if (shown === null || shown.phase === 'waiting') {
    if (needsBuild) return <BuildPanel id={id} build={build} first={firstBuild} />
    if (shown === null) return <EmptyState title={text.noResult}>{text.noResultNext}</EmptyState>
  }
  if (shown.result === null) {
    // The attempts above say what goes on.
    if (shown.attempts.length > 0) return null
    const title = shown.phase === 'waiting' ? text.isWaiting : text.isRunning
    return <EmptyState title={title}>{text.isRunningNext}</EmptyState>
  }
  switch (shown.result.status) {
    case 'succeeded':
      return <Outputs key={shown.runId} run={shown} result={shown.result} />
    case 'cancelled':
      return (
        <EmptyState
          title={text.cancelledTitle}
          action={
            shown.prints.length > 0 && (
              <Button kind="plain" small onClick={() => showPanel('prints')}>
                {text.seePrints}
              </Button>
            )
          }
        >
          {text.cancelledNext}
        </EmptyState>
      )
    default: {
      const { after } = shown.result
      if (after !== null) return <ExceptionView key={shown.runId} id={id} run={shown} after={after} />
      return <FailureView id={id} run={shown} />
    }
  }
}

/** The outputs of a run that succeeded, each by its kind. */
export function Outputs({ run, result }: { readonly run: NodeRun; readonly result: RunResult }) {
  const text = useText().run
  const [box, setBox] = useState<HTMLElement | null>(null)
  const [ready, setReady] = useState(() => isReady(result))
  useEffect(() => {
    if (ready) return
    // A large result is read after the page has said so, since reading it takes a moment.
    const timer = setTimeout(() => {
      outputsOf(result)
      setReady(true)
    })
    return () => clearTimeout(timer)
  }, [ready, result])
  if (!ready) return <EmptyState title={text.reading} />
  const outputs: JsonObject = outputsOf(result) ?? new Map()
  if (outputs.size === 0) return <EmptyState title={text.noOutputs}>{text.noOutputsNext}</EmptyState>
  const types = new Map(run.node.outputs.map(({ name, spec }) => [name, spec.type]))
  const target = limitsOf(run.node, result)
  return (
    <ScrollParent.Provider value={box}>
      <div ref={setBox} className="outputs">
        {[...outputs].map(([name, value]) => (
          <OutputSection key={name} name={name} type={types.get(name) ?? 'object'} value={value} target={target} />
        ))}
      </div>
    </ScrollParent.Provider>
  )
}
