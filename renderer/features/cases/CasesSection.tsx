import { FileSpreadsheet, Play, Plus, Square } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { CodeNode } from '../../../shared/model/node'
import { useApp } from '../../app/stores/appStore'
import type { NodeRun } from '../../app/stores/storeTypes'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow, useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import type { NodeChange } from '../variables/nodeEdits'
import { useReorder } from '../variables/reorder'
import { dropCase, duplicateCase } from './caseActs'
import { addCase, caseOfRun, casesOf, isKept, moveCase, newCase } from './caseEdits'
import { CaseLines } from './CaseLines'
import { CaseRow } from './CaseRow'
import { keepResult, showCase, showRows } from './keepResult'
import { casesIn, standOf, tellsLines, useCases } from './caseStore'
import { useUnreadableCases } from './unreadableCases'
import './cases.css'

interface CasesSectionProps {
  readonly id: string
  readonly node: CodeNode
  /** The last run, where it is still of this version of the node. */
  readonly run: NodeRun | null
  readonly onChange: (change: NodeChange) => void
}

/** The cases of a node: each with how it ended last, run by one or all at once. */
export function CasesSection({ id, node, run, onChange }: CasesSectionProps) {
  const { cases: text, caseData: fileText } = useText()
  const of = useCases((state) => casesIn(state, id))
  const settingsTarget = useApp((state) => state.settings.target)
  const unreadable = useUnreadableCases(id)
  const [isOpen, setOpen] = useState(true)
  const cases = casesOf(node)
  const usual = node.target ?? settingsTarget
  const stands = cases.map((one) => standOf(of, node, one, usual))
  const passed = stands.filter(({ state }) => state === 'passed').length
  const failed = stands.some(({ state }) => state === 'failed' || state === 'broken')
  const isRun = stands.some(({ state }) => state !== 'none' && state !== 'running')
  const { run: runCases, cancel, select } = useCases.getState()

  const show = (place: number): void => showCase(id, place)
  const move = (from: number, to: number): void => {
    onChange(moveCase(node, from, to))
    if (of.selected === from) select(id, Math.max(0, Math.min(to, cases.length - 1)))
  }
  const rowMove = useReorder(cases.length, move)
  const add = (one: ReturnType<typeof newCase>): void => {
    onChange(addCase(node, one))
    show(cases.length)
  }
  const load = (place: number): void => {
    const one = cases[place]
    if (one === undefined) return
    const before = node.samples
    onChange({ samples: { ...node.samples, ...one.inputs } })
    tellUndoable(textNow().cases.inputsLoaded(one.name), () => useWorkspace.getState().edit(id, { samples: before }))
  }
  const result = run?.phase === 'finished' ? run.result : null
  const kept = result === null || run === null ? null : caseOfRun(run.node, node, result, text.keptName)
  const keys = (event: KeyboardEvent, place: number): void => {
    if (event.altKey || event.target !== event.currentTarget) return
    if (event.key === 'Delete') dropCase(id, place)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const rows = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('.case') ?? [])]
      rows[place + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
    } else return
    event.preventDefault()
  }

  return (
    <section className="sec" aria-label={text.section}>
      <div className="sechead">
        <h2 className="grow">
          {text.head}
          {cases.length > 0 && (
            <Count {...(failed ? { tone: 'danger' as const } : {})}>
              {isRun || of.batch !== null ? `${passed}/${cases.length}` : cases.length}
            </Count>
          )}
        </h2>
        {of.batch !== null && (
          <IconButton label={text.cancelAll} small onClick={() => attempt(cancel(id))}>
            <Square size={14} />
          </IconButton>
        )}
        {of.batch === null && cases.length > 0 && (
          <IconButton label={text.runAll} small onClick={() => attempt(runCases(id))}>
            <Play size={14} />
          </IconButton>
        )}
        <IconButton label={fileText.open} small onClick={() => showRows(id)}>
          <FileSpreadsheet size={14} />
        </IconButton>
        {unreadable === null && (
          <IconButton label={text.add} small onClick={() => add(newCase(node, text.newName))}>
            <Plus size={14} />
          </IconButton>
        )}
      </div>
      <span className="sr" aria-live="polite">
        {of.batch === null && isRun ? text.passedOf(passed, cases.length) : ''}
      </span>
      {unreadable !== null && <p className="field-note warn case-note">{text.unreadable(unreadable.line ?? 1)}</p>}
      {unreadable === null && cases.length === 0 && <p className="empty">{text.none}</p>}
      <ul>
        {cases.map((one, place) => {
          const { className, ...drag } = rowMove(place)
          return (
            <li key={place} data-index={place} className={`case-item ${className}`} {...drag}>
              <CaseRow
                one={one}
                stand={stands[place] ?? { state: 'none', end: null }}
                isSelected={of.selected === place}
                isOpen={of.selected === place && isOpen}
                isRunning={of.batch !== null}
                onKeyDown={(event) => keys(event, place)}
                onSelect={() => {
                  setOpen(of.selected !== place || !isOpen)
                  show(place)
                }}
                actions={{
                  run: () => attempt(runCases(id, [place])),
                  load: () => load(place),
                  duplicate: () => duplicateCase(id, place),
                  up: place === 0 ? null : () => move(place, place - 1),
                  down: place === cases.length - 1 ? null : () => move(place, place + 1),
                  remove: () => dropCase(id, place),
                }}
              />
            </li>
          )
        })}
      </ul>
      {cases.length > 0 && tellsLines(node) && <CaseLines id={id} node={node} />}
      {unreadable === null && kept !== null && !isKept(node, kept) && (
        <div className="case-keep">
          <Button kind="plain" small icon={<Plus size={14} />} onClick={() => keepResult(id)}>
            {text.keepResult}
          </Button>
        </div>
      )}
    </section>
  )
}
