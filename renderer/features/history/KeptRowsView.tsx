import { useState } from 'react'
import { failureKinds } from '../../../shared/cases/dataWords'
import { failedOf } from '../../../shared/cases/failedOf'
import type { KeptRow } from '../../../shared/model/keptRows'
import type { WholeRun } from '../../../shared/model/runHistory'
import { describeProblem } from '../../../shared/problems'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Twist } from '../../ui/Twist'
import { Prose } from '../run/Prose'
import { scrolls } from '../run/scrolls'
import { countText } from '../run/units'
import { loadRowOrSay } from './runActs'
import { useRuns } from './runsStore'

/** A run over the rows of a file: its counts, and the rows that failed as far as they are kept. */
export function KeptRowsView({ whole }: { readonly whole: WholeRun }) {
  const { runHistory: text, caseData: words } = useText()
  const language = useApp((state) => state.language)
  const { rows, keptRows, result } = whole
  if (rows === null || keptRows === null) return null
  const failed = failedOf(rows, null)
  const kept = keptRows.failures.length
  const [told] = result.problems
  const said = told === undefined ? null : describeProblem(told, language)
  const kinds = failureKinds.filter((kind) => (rows.failed[kind] ?? 0) > 0)
  return (
    <div className="kept-rows" {...scrolls} role="group" aria-label={text.rows}>
      <p className="kept-counts">
        <span className="mono">{rows.file}</span>
        <span className="num">
          {' · '}
          {words.progress(countText(rows.done), rows.all === null ? null : countText(rows.all))}
          {` · ${words.passed(countText(rows.passed))}`}
          {failed > 0 && <span className="danger">{` · ${words.failed(countText(failed))}`}</span>}
        </span>
      </p>
      {kinds.length > 1 && (
        <p className="kept-counts muted num">
          {kinds.map((kind) => text.rowsOfKind(words.kinds[kind], countText(rows.failed[kind] ?? 0))).join(' · ')}
        </p>
      )}
      {said !== null && (
        <p className="panel-note warn">
          <Prose text={`${said.title}${words.stop}${said.why}`} />
        </p>
      )}
      {kept < failed && <p className="panel-note">{text.rowsKept(countText(kept), countText(failed))}</p>}
      {failed === 0 ? (
        <EmptyState title={text.noRowFailed}>{text.noRowFailedNext}</EmptyState>
      ) : (
        <ul aria-label={words.list}>
          {keptRows.failures.map((row) => (
            <FailedRow key={row.row} whole={whole} row={row} />
          ))}
        </ul>
      )}
    </div>
  )
}

function FailedRow({ whole, row }: { readonly whole: WholeRun; readonly row: KeptRow }) {
  const { runHistory: text, caseData: words } = useText()
  const language = useApp((state) => state.language)
  const isKept = useApp((state) => state.settings.keepRuns)
  const underWay = useRuns((state) => state.underWay)
  const [open, setOpen] = useState(false)
  const reason = row.reasons[language].join('; ')
  const canLoad = row.inputs !== null && row.isWhole
  // The inputs that the rows did not give have to be whole, too.
  const refused = whole.cut.includes('inputs')
    ? text.againCut
    : whole.hiddenIn.length > 0
      ? text.againHidden(whole.hiddenIn.join(', '))
      : null
  const place = words.row(row.row, row.line)
  return (
    <li>
      <div className="kept-row">
        <button type="button" className="kept-row-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Twist open={open} />
          {/* Why a row can't be read tells its place itself. */}
          {row.kind !== 'row' && <span className="num muted">{place}</span>}
          <span className="ell grow">
            <Prose text={reason} />
          </span>
        </button>
        {canLoad && (
          <>
            <Button
              kind="ghost"
              small
              aria-label={`${words.load} · ${place}`}
              onClick={() => void loadRowOrSay(whole, row).catch(reportError)}
            >
              {words.load}
            </Button>
            <Button
              kind="ghost"
              small
              aria-label={`${text.again} · ${place}`}
              disabled={refused !== null || !isKept || underWay !== null}
              title={refused ?? (isKept ? text.againRow : text.againOff)}
              onClick={() => void useRuns.getState().again(row.row).catch(reportError)}
            >
              {text.again}
            </Button>
          </>
        )}
      </div>
      {open && <RowParts row={row} reason={reason} />}
    </li>
  )
}

function RowParts({ row, reason }: { readonly row: KeptRow; readonly reason: string }) {
  const text = useText().runHistory
  const { inputs, outputs, error, isWhole } = row
  const part = (name: string, value: string, isInput = false) => (
    <div key={`${name} ${isInput}`}>
      <dt className={isInput ? 'mono' : undefined}>{name}</dt>
      <dd>
        <pre>{value}</pre>
      </dd>
    </div>
  )
  return (
    <div className="kept-parts">
      <dl>
        <div>
          <dt>{text.rowReason}</dt>
          <dd>
            <Prose text={reason} />
          </dd>
        </div>
        {Object.entries(inputs ?? {}).map(([name, json]) => part(name, json, true))}
        {outputs !== null && part(text.rowOutputs, outputs)}
        {error !== null && part(text.rowError, error)}
      </dl>
      {inputs !== null && !isWhole && <p className="muted">{text.rowNotWhole}</p>}
    </div>
  )
}
