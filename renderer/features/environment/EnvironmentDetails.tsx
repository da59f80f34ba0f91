import { useState } from 'react'
import { describeProblem } from '../../../shared/problems'
import type { Build, Environment } from '../../../shared/model/environment'
import type { Problem } from '../../../shared/model/problem'
import { reportError, useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { LineLink } from '../run/LineLink'
import { BuildStages } from './BuildStages'

/** Stages or packages of an environment, what must be known of it, and what can be done. */
export function EnvironmentDetails({ build }: { readonly build: Build }) {
  const text = useText().environment
  const { cancel, retry } = useEnvironment.getState()
  const { openRequirements } = useWorkspace.getState()
  const [log, setLog] = useState(false)
  const { environment } = build
  return (
    <div className="details">
      {environment === null ? <BuildStages build={build} /> : <Facts environment={environment} />}
      {[...build.problems, ...build.notices].map((problem) => (
        <Told key={problem.code} problem={problem} />
      ))}
      {environment !== null && <Packages environment={environment} />}
      <div className="details-acts">
        <Button kind="ghost" small aria-expanded={log} onClick={() => setLog(!log)}>
          {log ? text.hideLog : text.showLog}
        </Button>
        <span className="grow" />
        <Button kind="ghost" small onClick={() => void openRequirements()}>
          {text.editRequirements}
        </Button>
        {build.status === 'building' ? (
          <Button kind="plain" small onClick={() => void cancel(build.id).catch(reportError)}>
            {text.cancel}
          </Button>
        ) : (
          <Button kind="plain" small onClick={() => void retry(build.id).catch(reportError)}>
            {build.status === 'ready' ? text.rebuild : text.tryAgain}
          </Button>
        )}
      </div>
      {log && (
        <pre className="log" tabIndex={0} aria-label={text.log}>
          {build.log}
        </pre>
      )}
    </div>
  )
}

function Told({ problem }: { readonly problem: Problem }) {
  const language = useApp((state) => state.language)
  const { title, why, next } = describeProblem(problem, language)
  return (
    <div className={problem.severity === 'error' ? 'told danger' : 'told warn'}>
      <p className="strong">{title}</p>
      <p>
        {why} {next}
      </p>
      <LineLink id="" title="" problem={problem} />
    </div>
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
