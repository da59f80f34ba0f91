import { type ComparedPackage, comparePackages, compareRuns, sumOf } from '../../../shared/dify/compareRuns'
import type { RunResult } from '../../../shared/model/run'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { attempt } from '../run/attempt'
import { isInFlight } from '../run/shownRun'
import { useRun } from '../run/runStore'
import { scrolls } from '../run/scrolls'
import { ComparedTable, TableOfTwo, VerdictMark } from './ComparedTable'
import { type Comparison, useComparisons } from './compareStore'
import { useRemotes } from './remoteStore'
import './remote.css'

/** A node's run here beside its run on a server: what differs is marked, by sign and by word. */
export default function CompareTab({ id }: { readonly id: string }) {
  const text = useText().remote
  const comparison = useComparisons((state) => state.of[id] ?? null)
  const run = useRun((state) => state.runs[id] ?? null)
  if (comparison === null) return <EmptyState title={text.noComparison}>{text.noComparisonNext}</EmptyState>
  const { remote, there, node, hereId } = comparison
  // The same node may have run since for another target, with other packages or on a server.
  const isNamedOther = run !== null && hereId !== '' && run.runId !== hereId
  const isOther = isNamedOther || (run !== null && (run.node !== node || run.result?.ranOn !== undefined))
  const here = isOther ? null : (run?.result ?? null)
  if (isOther) return <EmptyState title={text.oldComparison}>{text.noComparisonNext}</EmptyState>
  if (here === null || there === null) {
    const waits = there === null ? remote.name : text.here
    const cancel = (
      <Button kind="plain" onClick={() => attempt(useComparisons.getState().cancel(id))}>
        {text.cancel}
      </Button>
    )
    return <EmptyState title={text.waitingFor(isInFlight(run) && there === null ? text.both : waits)} action={cancel} />
  }
  const rows = compareRuns(here, there)
  const differing = rows.filter(({ verdict }) => verdict === 'differs').length
  const sum = sumOf(rows, here, there)
  return (
    <div className="compare" {...scrolls}>
      <p className="compare-sum" role="status">
        {sum === 'differ' ? text.differ(differing) : text.sums[sum]}
      </p>
      <NotRun where={text.here} result={here} />
      <NotRun where={remote.name} result={there} />
      <ComparedTable rows={rows} here={text.hereOn(here.runtime)} there={remote.name} />
      <Packages comparison={comparison} here={here} />
    </div>
  )
}

/** Why a run came to nothing that Dify would have words for. */
function NotRun({ where, result }: { readonly where: string; readonly result: RunResult }) {
  const text = useText().remote
  const language = useApp((state) => state.language)
  const [told] = result.problems
  if (result.status === 'succeeded' || told === undefined) return null
  return <p className="compare-note">{text.notRun(where, describeProblem(told, language).title)}</p>
}

/** The packages of both; those of the server are known by its test. */
function Packages({
  comparison: { remote, node },
  here,
}: {
  readonly comparison: Comparison
  readonly here: RunResult
}) {
  const text = useText().remote
  const report = useRemotes((state) => state.reports[remote.id] ?? null)
  const isTesting = useRemotes((state) => state.testing.includes(remote.id))
  // The environment in which it ran, which may not be the current one any more.
  const environment = useEnvironment(
    ({ builds }) =>
      Object.values(builds)
        .flatMap((build) => [build.environment, build.lastGood?.environment])
        .find((one) => one?.key === here.environment) ?? null,
  )
  if (node.code_language === 'javascript') return null
  if (isTesting) return <p className="muted compare-note">{text.askingPackages(remote.name)}</p>
  if (report?.packages == null || environment === null) {
    return <p className="muted compare-note">{text.packagesUnknown(remote.name)}</p>
  }
  const rows = comparePackages(environment.packages, report.packages)
  const differing = rows.filter(({ isSame }) => !isSame)
  return (
    <>
      <h3 className="compare-head">{text.packages}</h3>
      <p className="muted compare-note">
        {text.pythons(environment.python.version, report.python ?? '–')}{' '}
        {text.samePackages(rows.length - differing.length)}
        {report.packagesBy === 'route' && ` ${text.packagesByRoute}`}
      </p>
      {differing.length > 0 && (
        <TableOfTwo part={text.package} here={text.here} there={remote.name}>
          {differing.map((one) => (
            <PackageRow key={one.name} one={one} />
          ))}
        </TableOfTwo>
      )}
    </>
  )
}

function PackageRow({ one }: { readonly one: ComparedPackage }) {
  const text = useText().remote
  const shown = (version: string | null) =>
    version === null ? <span className="muted">{text.notThere}</span> : version === '' ? text.anyVersion : version
  return (
    <tr className="differs">
      <th scope="row" className="mono">
        {one.name}
      </th>
      <td>{shown(one.here)}</td>
      <td>{shown(one.there)}</td>
      <td>
        <VerdictMark verdict="differs" />
      </td>
    </tr>
  )
}
