import { useState } from 'react'
import type { Build } from '../../../shared/model/environment'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Twist } from '../../ui/Twist'
import { BuildStages } from '../environment/BuildStages'
import { keptEnvironment } from '../environment/lastGood'
import { attempt } from './attempt'
import { ProblemRow } from './ProblemRow'
import { scrolls } from './scrolls'
import './failure.css'

interface BuildPanelProps {
  readonly id: string
  readonly build: Build
  /** Whether no environment was ever ready: the first build. */
  readonly first: boolean
}

/** An environment that is not ready, in the Result's place: its stages while it builds, else what stopped it and what to do. */
export function BuildPanel({ id, build, first }: BuildPanelProps) {
  const { run: text, environment, nodejs } = useText()
  const retry = useEnvironment((state) => state.retry)
  const cancel = useEnvironment((state) => state.cancel)
  const [log, setLog] = useState(false)
  const failed = build.status === 'failed'
  const held = build.status === 'held'
  const isKept = keptEnvironment(build) !== null
  const title = held
    ? text.buildHeld
    : failed
      ? build.node === null
        ? text.buildFailed
        : nodejs.failed
      : build.status === 'cancelled'
        ? text.buildCancelled
        : build.node !== null
          ? nodejs.building
          : first
            ? text.buildingFirst
            : text.building
  return (
    <div className={failed ? 'build-panel failed' : 'build-panel'}>
      <h3 className="strong">{title}</h3>
      {build.status === 'building' && (
        <p className="muted">{build.waitsFor === null ? text.keepTyping : environment.waitsFor[build.waitsFor]}</p>
      )}
      {isKept && <p className="muted">{environment.kept}</p>}
      {build.status === 'cancelled' && !isKept && <p className="muted">{text.buildCancelledNext}</p>}
      {failed || held ? (
        <ul>
          {[...build.problems, ...(failed ? build.notices : [])].map((problem, index) => (
            <ProblemRow key={index} id={id} title="" problem={problem} />
          ))}
        </ul>
      ) : (
        <BuildStages build={build} />
      )}
      <div className="build-acts">
        <Button kind="ghost" small icon={<Twist open={log} />} aria-expanded={log} onClick={() => setLog(!log)}>
          {log ? text.hideLog : text.showLog}
        </Button>
        <span className="grow" />
        {build.status === 'building' ? (
          <Button kind="plain" small onClick={() => attempt(cancel(build.id))}>
            {text.cancel}
          </Button>
        ) : (
          <Button kind="plain" small onClick={() => attempt(retry(build.id, false))}>
            {held ? text.build : text.tryAgain}
          </Button>
        )}
      </div>
      {log && (
        <pre className="log" {...scrolls} aria-label={text.showLog}>
          {build.log}
        </pre>
      )}
    </div>
  )
}
