import { useVirtualizer } from '@tanstack/react-virtual'
import {
  CircleCheck,
  CircleSlash,
  CircleX,
  FileSpreadsheet,
  GitCompare,
  ListChecks,
  Pin,
  Server,
  SquareTerminal,
} from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import { failedOf } from '../../../shared/cases/failedOf'
import type { RowCounts } from '../../../shared/model/keptRows'
import type { KeptRun } from '../../../shared/model/runHistory'
import { findTarget } from '../../../shared/dify/targets'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { countText, timeText as spanText } from '../run/units'
import { shortMomentText } from './moment'
import { runName } from './runName'
import { useRuns } from './runsStore'

/** Height of a row in px: two lines. */
const rowHeight = 46

const icons = { succeeded: CircleCheck, failed: CircleX, cancelled: CircleSlash } as const
const tones = { succeeded: 'ok', failed: 'danger', cancelled: 'muted' } as const

/** The end of a run as an icon with its name. */
export function EndIcon({ status }: Pick<KeptRun, 'status'>) {
  const text = useText().runHistory
  const Icon = icons[status]
  return <Icon size={14} className={tones[status]} role="img" aria-label={text.statuses[status]} />
}

const originIcons = {
  'command-line': SquareTerminal,
  case: ListChecks,
  rows: FileSpreadsheet,
  served: Server,
} as const

/** Where a run was asked for, unless that is the usual place. */
function OriginIcon({ origin }: Pick<KeptRun, 'origin'>) {
  const text = useText().runHistory
  if (origin === 'window') return null
  const Icon = originIcons[origin]
  return <Icon size={12} role="img" aria-label={text.by[origin]} />
}

/** The runs of the query, the newest first; the next are read as the end comes near. Arrows go along them, with Shift to one to compare with. */
export function RunList() {
  const text = useText().runHistory
  const { runs: read, selected, other, select, compare, more, isMore } = useRuns()
  const runs = read ?? []
  const box = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- only a compiler, which is not used here, would mind.
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => runs[index]?.key ?? index,
    overscan: 20,
  })
  const items = rows.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (isMore && last >= runs.length - 20) more().catch(reportError)
  }, [isMore, last, runs.length, more])
  const at = runs.findIndex(({ key }) => key === selected)
  const go = (event: KeyboardEvent): void => {
    const sheet = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1)
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: sheet,
      PageUp: -sheet,
      Home: -runs.length,
      End: runs.length,
    }
    const step = steps[event.key]
    if (event.key === 'Escape' && other !== null) {
      event.preventDefault()
      compare(null).catch(reportError)
      return
    }
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(runs.length - 1, at + step))
    const run = runs[next]
    if (run === undefined) return
    rows.scrollToIndex(next)
    // With Shift the other run is chosen, beside the one that is shown.
    if (event.shiftKey) {
      const from = runs.findIndex(({ key }) => key === (other ?? selected))
      const beside = runs[Math.max(0, Math.min(runs.length - 1, from + step))]
      if (beside !== undefined) compare(beside.key).catch(reportError)
    } else select(run.key).catch(reportError)
  }
  return (
    <div
      ref={box}
      className="run-list"
      role="listbox"
      aria-label={text.list}
      aria-activedescendant={at === -1 ? undefined : `run-${selected}`}
      tabIndex={0}
      onKeyDown={go}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const run = runs[index]
          if (run === undefined) return null
          const choose = (event: MouseEvent): void => {
            const task = event.ctrlKey || event.metaKey ? compare(run.key) : select(run.key)
            task.catch(reportError)
          }
          return (
            <Row
              key={run.key}
              run={run}
              place={[index, runs.length]}
              top={start}
              isSelected={run.key === selected}
              isOther={run.key === other}
              choose={choose}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The target that an open node names; null where it names none, or is not open. */
function useNodeTarget(id: string): string | null {
  return useWorkspace((state) => state.documents[id]?.node?.target ?? null)
}

/** How a run over rows went, on one line. */
function RowsSummary({ rows }: { readonly rows: RowCounts }) {
  const text = useText().caseData
  const failed = failedOf(rows, null)
  return (
    <span className="grow run-summary run-rows">
      <span className="ell mono" title={rows.file}>
        {rows.file}
      </span>
      <span className="num">
        {` · ${text.passed(countText(rows.passed))}`}
        {failed > 0 && <span className="danger">{` · ${text.failed(countText(failed))}`}</span>}
      </span>
    </span>
  )
}

interface RowProps {
  readonly run: KeptRun
  readonly place: readonly [index: number, count: number]
  readonly top: number
  readonly isSelected: boolean
  readonly isOther: boolean
  readonly choose: (event: MouseEvent) => void
}

function Row({ run, place: [index, count], top, isSelected, isOther, choose }: RowProps) {
  const text = useText().runHistory
  const language = useApp((state) => state.language)
  const usual = useApp((state) => state.settings.target)
  // A run on the node's own target needs no word of it.
  const isElsewhere = run.target !== (useNodeTarget(run.node) ?? usual)
  return (
    <div
      id={`run-${run.key}`}
      className={['run-row', isSelected ? 'on' : '', isOther ? 'other' : ''].filter(Boolean).join(' ')}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)`, height: rowHeight }}
      onClick={choose}
    >
      <span className="run-line">
        <EndIcon status={run.status} />
        <span className="ell grow run-name">{runName(run.node)}</span>
        {isOther && <GitCompare size={12} role="img" aria-label={text.compared} />}
        <OriginIcon origin={run.origin} />
        {run.isPinned && <Pin size={12} role="img" aria-label={text.pinned} />}
        <span className="num muted">{shortMomentText(run.at, language)}</span>
      </span>
      <span className="run-line muted">
        {isElsewhere && <span className="run-case">{findTarget(run.target)?.name ?? run.target}</span>}
        {run.ofCase !== null && (
          <span className={run.ofCase.status === 'failed' ? 'run-case ell danger' : 'run-case ell'}>
            {run.ofCase.status === 'failed' ? text.caseFailed(run.ofCase.name) : text.ofCase(run.ofCase.name)}
          </span>
        )}
        {run.rows === null ? (
          <span className="ell grow mono run-summary">{run.summary}</span>
        ) : (
          <RowsSummary rows={run.rows} />
        )}
        <span className="num">{spanText(run.ms)}</span>
      </span>
    </div>
  )
}
