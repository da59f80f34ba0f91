import { CircleX, TriangleAlert } from 'lucide-react'
import type { RemoteReport } from '../../../shared/model/remoteSandbox'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { tellUndoable } from '../../app/tellUndoable'
import { textNow, useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { changePreflightFile, usePreflightFiles } from '../preflight/preflightFiles'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'

/** What a server's test told: its facts, and for what could not be found out, why. */
export function RemoteReportView({ report }: { readonly report: RemoteReport }) {
  const { remote: text, preflight: takeText } = useText()
  const language = useApp((state) => state.language)
  const { dialect, kind, python, node, network, packages, packagesBy, latencyMs, probes } = report
  const facts: readonly (readonly [label: string, value: string])[] = [
    [text.facts.kind, kind === null ? '' : text.kinds[kind]],
    [text.facts.dialect, dialect === null ? '' : text.dialects[dialect]],
    [text.facts.python, python ?? ''],
    [text.facts.node, node ?? ''],
    [text.facts.network, network === null ? '' : network ? text.on : text.off],
    [text.facts.latency, latencyMs === null ? '' : text.ms(latencyMs)],
    [text.facts.packages, packages === null ? '' : text.packagesOf(packages.length, packagesBy ?? 'run')],
  ]
  // What depends on a probe that failed has failed of the same.
  const told = probes.filter(
    ({ problem }, at) => problem !== null && probes.findIndex((one) => one.problem?.code === problem.code) === at,
  )
  const found = facts.filter(([, value]) => value !== '')
  return (
    <div className="remote-report">
      {told.map(({ name, worked, problem }) => {
        if (problem === null) return null
        const { title, why, next } = describeProblem(problem, language)
        const Icon = worked ? TriangleAlert : CircleX
        return (
          <p key={name} className="remote-told">
            <Icon size={14} className={worked ? 'warn' : 'danger'} aria-hidden="true" />
            <span>
              <span className="strong">{text.probes[name]}</span>
              {text.colon}
              <Prose text={`${title}${text.stop}${why} ${next}`} />
            </span>
          </p>
        )
      })}
      {found.length > 0 && (
        <dl className="remote-facts">
          {found.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {packages !== null && packages.length > 0 && (
        <details className="remote-packages">
          <summary>{text.showPackages}</summary>
          <p className="mono">
            {packages.map(({ name, version }) => (version === '' ? name : `${name}==${version}`)).join('  ')}
          </p>
          <Button kind="plain" small onClick={() => attempt(takePackages(packages))}>
            {takeText.takeList}
          </Button>
        </details>
      )}
    </div>
  )
}

/** Makes what a server has the list that preflight holds this workspace's nodes against. */
async function takePackages(packages: NonNullable<RemoteReport['packages']>): Promise<void> {
  const text = packages.map(({ name, version }) => (version === '' ? `${name}\n` : `${name}==${version}\n`)).join('')
  let before = ''
  await changePreflightFile('serverList', (now) => {
    before = now
    return text
  })
  const back = (): void => attempt(changePreflightFile('serverList', () => before))
  if (usePreflightFiles.getState().serverList.text !== before) {
    tellUndoable(textNow().preflight.tookList(packages.length), back)
  }
}
