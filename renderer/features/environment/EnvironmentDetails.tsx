import { useState } from 'react'
import type { Build, Environment } from '../../../shared/model/environment'
import { reportError } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Twist } from '../../ui/Twist'
import { ProblemRow } from '../run/ProblemRow'
import { BuildStages } from './BuildStages'
import { keptEnvironment } from './lastGood'
import { NodeFacts } from './NodeFacts'

/** Stages or packages of an environment, what must be known of it, and what can be done. */
export function EnvironmentDetails({ build }: { readonly build: Build }) {
  const text = useText().environment
  const { openRequirements } = useWorkspace.getState()
  const [log, setLog] = useState(false)
  // While it is made anew, the environment of before stays in use; the stages are what there is to see.
  const isBuilding = build.status === 'building'
  const ready = isBuilding || build.node !== null ? null : build.environment
  const node = isBuilding ? null : (build.node?.found ?? null)
  const kept = keptEnvironment(build)
  return (
    <div className="details">
      {ready !== null && <Facts environment={ready} />}
      {node !== null && <NodeFacts build={build} />}
      {build.waitsFor !== null && <p>{text.waitsFor[build.waitsFor]}</p>}
      {ready === null && node === null && <BuildStages build={build} />}
      {build.problems.length + build.notices.length > 0 && (
        <ul>
          {[...build.problems, ...build.notices].map((problem) => (
            <ProblemRow key={problem.code} id="" title="" problem={problem} />
          ))}
        </ul>
      )}
      {ready !== null && <Packages environment={ready} />}
      {kept !== null && (
        <>
          <p>{text.kept}</p>
          <Facts environment={kept} />
        </>
      )}
      <div className="details-acts">
        <Button kind="ghost" small icon={<Twist open={log} />} aria-expanded={log} onClick={() => setLog(!log)}>
          {log ? text.hideLog : text.showLog}
        </Button>
        <span className="grow" />
        {build.node === null && (
          <Button kind="ghost" small onClick={() => void openRequirements()}>
            {text.editRequirements}
          </Button>
        )}
        <Acts build={build} />
      </div>
      {log && (
        <pre className="log" tabIndex={0} aria-label={text.log}>
          {build.log}
        </pre>
      )}
    </div>
  )
}

/** What can be done now. Try again looks for uv and Python anew, Resolve again asks the index for newer packages too. */
function Acts({ build: { id, status, node } }: { readonly build: Build }) {
  const { environment: text, nodejs } = useText()
  const { cancel, retry } = useEnvironment.getState()
  const again = (anew: boolean) => () => void retry(id, anew).catch(reportError)
  if (status === 'building') {
    return (
      <Button kind="plain" small onClick={() => void cancel(id).catch(reportError)}>
        {text.cancel}
      </Button>
    )
  }
  if (status === 'held') {
    return (
      <Button kind="plain" small onClick={again(false)}>
        {text.build}
      </Button>
    )
  }
  return (
    <>
      {status !== 'cancelled' && node === null && (
        <Button kind="ghost" small title={text.resolveAgainLong} onClick={again(true)}>
          {text.resolveAgain}
        </Button>
      )}
      <Button kind="plain" small title={node === null ? text.tryAgainLong : nodejs.tryAgainLong} onClick={again(false)}>
        {text.tryAgain}
      </Button>
    </>
  )
}

function Facts({ environment }: { readonly environment: Environment }) {
  const text = useText().environment
  return (
    <dl className="kv">
      <dt>Python</dt>
      <dd className="mono">{environment.python.version}</dd>
      <dt>{text.key}</dt>
      <dd className="mono">{environment.key}</dd>
    </dl>
  )
}

function Packages({ environment }: { readonly environment: Environment }) {
  const text = useText().environment
  const { packages, baseChanges } = environment
  return (
    <>
      {baseChanges.length > 0 && (
        <div className="told warn">
          <p className="strong">{text.changes}</p>
          <ul>
            {baseChanges.map(({ name, from, to }) => (
              <li key={name} className="mono">
                {text.change(name, from, to ?? text.removed)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h2>{text.packages(packages.length)}</h2>
      <div className="package-table" tabIndex={0} role="region" aria-label={text.packages(packages.length)}>
        <table>
          <thead className="sr">
            <tr>
              <th>{text.name}</th>
              <th>{text.version}</th>
              <th>{text.base}</th>
            </tr>
          </thead>
          <tbody>
            {packages.map(({ name, version, origin }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="mono">{version}</td>
                <td>
                  <span className={origin === 'own' ? 'tag' : 'tag bare'}>{text[origin]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
