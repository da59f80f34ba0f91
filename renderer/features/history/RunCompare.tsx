import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { compareRuns } from '../../../shared/dify/compareRuns'
import type { WholeRun } from '../../../shared/model/runHistory'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { Segmented } from '../../ui/Segmented'
import { Diff } from '../editor/Diff'
import { ComparedTable } from '../remote/ComparedTable'
import { scrolls } from '../run/scrolls'
import { momentText } from './moment'
import { monacoName } from './monacoName'
import { EndIcon } from './RunList'
import { RowsCompare } from './RowsCompare'
import { runName } from './runName'
import { useRuns } from './runsStore'

type View = 'values' | 'prints' | 'code' | 'inputs'

/** A run's inputs as one text. */
function inputsText({ inputs, secret }: WholeRun): string {
  return [...Object.entries(inputs), ...secret.map((name) => [name, '•••'])]
    .map(([name, json]) => `${name}: ${json}\n`)
    .join('')
}

/** Two runs beside each other, the older first: their values, prints, code and inputs, what differs marked. */
export function RunCompare({ runs: [older, newer] }: { readonly runs: readonly [older: WholeRun, newer: WholeRun] }) {
  const text = useText().runHistory
  const language = useApp((state) => state.language)
  const compare = useRuns((state) => state.compare)
  const [view, setView] = useState<View>('values')
  const texts: Record<Exclude<View, 'values'>, readonly [string, string]> = {
    prints: [older.result.prints + older.result.stderr, newer.result.prints + newer.result.stderr],
    code: [older.ranNode.code, newer.ranNode.code],
    inputs: [inputsText(older), inputsText(newer)],
  }
  // A run over rows gave no values of its own, and its prints are not kept.
  const hasRows = older.keptRows !== null || newer.keptRows !== null
  const labels: Partial<Record<View, string>> = { values: text.rows, inputs: text.otherInputs }
  const views = hasRows ? (['values', 'code', 'inputs'] as const) : (['values', 'prints', 'code', 'inputs'] as const)
  // The other run may be another one by now, and what was looked at is not there for both.
  const shown: View = views.some((one) => one === view) ? view : 'values'
  const pair = shown === 'values' ? null : texts[shown]
  return (
    <section className="run-detail" aria-label={text.facts}>
      <div className="run-views">
        <Segmented
          label={text.views}
          value={shown}
          options={views.map((value) => ({ value, label: hasRows ? (labels[value] ?? text[value]) : text[value] }))}
          onChange={setView}
        />
        <span className="grow" />
        <IconButton label={text.endCompare} onClick={() => void compare(null).catch(reportError)}>
          <X size={14} />
        </IconButton>
      </div>
      <div className="history-sides">
        {[older, newer].map((run) => (
          <span key={run.key} className="run-side">
            <EndIcon status={run.status} />
            <span className="ell">{runName(run.node)}</span>
            <span className="muted num">{momentText(run.at, language)}</span>
          </span>
        ))}
      </div>
      {shown === 'values' && !hasRows && <Values older={older} newer={newer} />}
      {shown === 'values' && hasRows && <RowsCompare older={older} newer={newer} />}
      {pair !== null && pair[0] === pair[1] && (
        <p className="history-note muted">{shown === 'code' ? text.sameCode : text.same}</p>
      )}
      {pair !== null && (pair[0] !== pair[1] || shown === 'code') && (
        <Diff
          before={pair[0]}
          after={pair[1]}
          language={shown === 'code' ? monacoName(newer.ranNode.code_language) : 'plaintext'}
          label={text[shown]}
        />
      )}
    </section>
  )
}

function Values({ older, newer }: { readonly older: WholeRun; readonly newer: WholeRun }) {
  const text = useText().runHistory
  const isCut = [older, newer].some(({ cut }) => cut.includes('outputs'))
  const rows = useMemo(() => (isCut ? [] : compareRuns(older.result, newer.result)), [isCut, older, newer])
  if (isCut) return <p className="history-note muted">{text.cut(text.cutParts.outputs)}</p>
  return (
    <div className="compare" {...scrolls} role="group" aria-label={text.values}>
      <ComparedTable rows={rows} here={text.older} there={text.newer} />
    </div>
  )
}
