import { useVirtualizer } from '@tanstack/react-virtual'
import { Columns3, RotateCw, Save, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { failureKinds } from '../../../shared/cases/dataWords'
import { failedOf } from '../../../shared/cases/failedOf'
import type { FailedRow } from '../../../shared/model/caseData'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeCase } from '../../../shared/model/nodeCase'
import { describeProblem } from '../../../shared/problems'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useQuietNode } from '../../app/stores/quietNodes'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow, useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { countText, timeText } from '../run/units'
import type { NodeChange } from '../variables/nodeEdits'
import { addCase, freeName, removeCase } from './caseEdits'
import { type DataOfNode, type DataRun, failuresOf, isOldRun, pageRows, useData } from './dataStore'
import { saveFailed } from './saveFailed'

interface DataResultsProps {
  readonly id: string
  readonly of: DataOfNode
  readonly run: DataRun
}

/** Height of a row in px. */
const rowHeight = 28

/** How far a run over rows is, and the rows that failed. */
export function DataResults({ id, of, run }: DataResultsProps) {
  const text = useText().caseData
  const language = useApp((state) => state.language)
  const { cancel, change, filter, start } = useData.getState()
  const node = useQuietNode(id)
  const isOld = !run.isRunning && node !== null && isOldRun(run, node)
  const { progress, isRunning, kind } = run
  const { done, all, passed, ms } = progress
  const failed = failedOf(progress, null)
  const rate = ms === 0 ? 0 : done / (ms / 1000)
  const told = run.told === null ? null : describeProblem(run.told, language)
  return (
    <>
      <div className="data-bar">
        <span className="ell mono" title={of.view.name}>
          {of.view.name}
        </span>
        {isRunning && <Spinner />}
        <output className="num" aria-live={isRunning ? 'off' : 'polite'}>
          {text.progress(countText(done), all === null ? null : countText(all))}
          {` · ${text.passed(countText(passed))}`}
          {failed > 0 && <span className="danger">{` · ${text.failed(countText(failed))}`}</span>}
        </output>
        <span className="muted num">
          {rate > 0 && text.rate(countText(Math.round(rate)))}
          {isRunning && all !== null && rate > 0 && ` · ${text.left(timeText(((all - done) / rate) * 1000))}`}
          {!isRunning && ` · ${text.took(timeText(ms))}`}
        </span>
        {run.isCancelled && <span className="warn">{text.cancelled}</span>}
        <span className="grow" />
        {isRunning ? (
          <Button kind="plain" small icon={<Square size={14} />} onClick={() => attempt(cancel(id))}>
            {text.cancel}
          </Button>
        ) : (
          <Button kind="plain" small icon={<Columns3 size={14} />} onClick={() => change(id, { isMapping: true })}>
            {text.change}
          </Button>
        )}
      </div>
      {all !== null && (
        <progress className="data-progress" max={Math.max(1, all)} value={done} aria-label={text.title} />
      )}
      {isOld && (
        <p className="field-note warn data-told">
          {text.old}{' '}
          <Button kind="plain" small icon={<RotateCw size={14} />} onClick={() => attempt(start(id))}>
            {text.again}
          </Button>
        </p>
      )}
      {told !== null && (
        <p className="field-note warn data-told">
          <Prose text={`${told.title}${text.stop}${told.why}${text.gap}${told.next}`} />
        </p>
      )}
      <div className="data-acts">
        <select
          className="field"
          aria-label={text.filter}
          value={kind ?? ''}
          onChange={({ target }) => filter(id, failureKinds.find((each) => each === target.value) ?? null)}
        >
          <option value="">{`${text.allKinds} (${countText(failed)})`}</option>
          {failureKinds
            .filter((each) => failedOf(progress, each) > 0 || each === kind)
            .map((each) => (
              <option key={each} value={each}>
                {`${text.kinds[each]} (${countText(failedOf(progress, each))})`}
              </option>
            ))}
        </select>
        <Button kind="ghost" icon={<Save size={14} />} disabled={failed === 0} onClick={() => attempt(saveFailed(run))}>
          {text.save}
        </Button>
      </div>
      {failed === 0 ? (
        <p className="empty">{isRunning ? text.noneYet : text.none}</p>
      ) : (
        <FailedRows key={`${run.name} ${kind}`} id={id} run={run} />
      )}
    </>
  )
}

/** Failures as they were read: from which on, and how many there were of the kind. */
interface Read {
  readonly from: number
  readonly of: number
  readonly rows: readonly FailedRow[]
}

/** The rows that failed: those in view are asked for as they come into it. */
function FailedRows({ id, run }: Pick<DataResultsProps, 'id' | 'run'>) {
  const text = useText().caseData
  const count = failedOf(run.progress, run.kind)
  const box = useRef<HTMLDivElement>(null)
  const [read, setRead] = useState<Read>({ from: 0, of: -1, rows: [] })
  // oxlint-disable-next-line react/incompatible-library -- only a compiler, which is not used here, would mind.
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const items = rows.getVirtualItems()
  const from = Math.max(0, (items[0]?.index ?? 0) - pageRows / 4)
  const isIn = read.of >= 0 && items.every(({ index }) => index >= read.from && index < read.from + read.rows.length)
  // While it runs, more of them matter only where they are in view.
  const isOld = read.of !== count && (!run.isRunning || read.rows.length < pageRows)
  const isAsked = read.from === from && read.of === count
  const [isAsking, setAsking] = useState(false)
  const { name, kind } = run
  useEffect(() => {
    if ((isIn && !isOld) || isAsked || isAsking || count === 0) return
    setAsking(true)
    failuresOf({ name, kind }, from)
      .then((found) => setRead({ from, of: count, rows: found }))
      .catch((error: unknown) => {
        // Not asked for again and again.
        setRead({ from, of: count, rows: [] })
        reportError(error)
      })
      .finally(() => setAsking(false))
  }, [isIn, isOld, isAsked, isAsking, count, from, name, kind])
  return (
    <div ref={box} className="data-failures" role="group" aria-label={text.list} tabIndex={0}>
      <ul style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = read.rows[index - read.from]
          return (
            <li key={index} style={{ transform: `translateY(${start}px)` }}>
              {row !== undefined && <FailedLine id={id} run={name} row={row} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What is made of the case of a row, once that has come; the node may be gone by then. */
async function withCase(
  id: string,
  run: string,
  row: number,
  act: (node: CodeNode, of: NodeCase) => void,
): Promise<void> {
  const of = await call('data.case', { run, row })
  const node = useWorkspace.getState().documents[id]?.node
  if (of !== null && node) act(node, of)
}

function FailedLine({ id, run, row }: { readonly id: string; readonly run: string; readonly row: FailedRow }) {
  const text = useText().caseData
  const reason = row.reasons.join('; ')
  const place = text.row(row.row, row.line)
  const edit = (change: NodeChange): void => useWorkspace.getState().edit(id, change)
  const load = (): Promise<void> =>
    withCase(id, run, row.row, ({ samples }, of) => {
      edit({ samples: { ...samples, ...of.inputs } })
      tellUndoable(textNow().cases.inputsLoaded(of.name), () => edit({ samples }))
    })
  const keep = (): Promise<void> =>
    withCase(id, run, row.row, (node, of) => {
      const name = freeName(node, of.name)
      edit(addCase(node, { ...of, name }))
      tellUndoable(textNow().caseData.kept(name), () => {
        const now = useWorkspace.getState().documents[id]?.node
        const place = now?.cases?.findIndex((one) => one.name === name) ?? -1
        if (now && place !== -1) edit(removeCase(now, place))
      })
    })
  return (
    <>
      {/* Why a row can't be read tells its place itself. */}
      {row.kind !== 'row' && <span className="num muted">{place}</span>}
      <span className="ell grow" title={row.reasons.join('\n')}>
        <Prose text={reason} />
      </span>
      {row.isCase && (
        <span className="data-row-acts">
          <Button kind="ghost" small aria-label={`${text.load} · ${place}`} onClick={() => attempt(load())}>
            {text.load}
          </Button>
          <Button kind="ghost" small aria-label={`${text.keep} · ${place}`} onClick={() => attempt(keep())}>
            {text.keep}
          </Button>
        </span>
      )}
    </>
  )
}
