import { ArrowDown, ArrowUp, Check, Download, FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import {
  classCsv,
  type ClassColumn,
  type ClassOrder,
  type ClassRow,
  classTable,
  filteredRows,
  sortedRows,
} from '../../../shared/lessons/classTable'
import { describeProblem } from '../../../shared/problems'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useFocusKept } from '../../app/useFocusKept'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { SearchField } from '../../ui/SearchField'
import { EmptyState } from '../../ui/EmptyState'
import { Prose } from '../run/Prose'
import { useClass } from './classStore'
import { useLessons } from './lessonStore'
import { PupilResults } from './PupilResults'
import './class.css'

const openFiles = (): void => void call('lessons.openResults', null).then(useClass.getState().add).catch(reportError)

/** The results of a class as one table: a pupil a row, a lesson a column. */
export function ClassPart() {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const { files, problems, clear } = useClass()
  const [order, setOrder] = useState<ClassOrder>({ by: 'pupil', isDown: false })
  const [name, setName] = useState('')
  const [notPassed, setNotPassed] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [saved, setSaved] = useState('')
  const known = useLessons(({ list }) => list)?.packs.flatMap(({ id: pack, lessons }) =>
    lessons.map(({ id, titles }) => ({ key: `${pack}/${id}`, title: titles[language] })),
  )
  const { columns, rows, twice, namesakes } = classTable(files, known)
  const shown = sortedRows(filteredRows(rows, { name, notPassed }), order, language)
  const pupil = shown.find((row) => row.key === selected)
  useFocusKept(rows.length === 0, '.lessons-body button')
  async function save(): Promise<void> {
    const done = await call('lessons.saveTable', { text: classCsv(columns, shown, text.table) })
    if (done !== null) setSaved(text.tableSaved(done.path))
  }
  const notes = (
    <>
      {problems.map((told, at) => {
        const { title, why, next } = describeProblem(told, language)
        return (
          <p key={at} className="field-note warn">
            <Prose text={`${title}${text.stop}${why} ${next}`} />
          </p>
        )
      })}
      {namesakes.map(({ pupil: who, count }) => (
        <p key={`namesakes ${who}`} className="field-note">
          {text.namesakes(who, count)}
        </p>
      ))}
      {twice.map(({ pupil: who, count }) => (
        <p key={who} className="field-note">
          {text.twice(who, count)}
        </p>
      ))}
    </>
  )
  if (rows.length === 0) {
    return (
      <>
        <EmptyState
          title={text.classNone}
          action={
            <Button kind="primary" icon={<FolderOpen size={16} />} onClick={openFiles}>
              {text.openResults}
            </Button>
          }
        >
          {text.classNote}
        </EmptyState>
        <div className="class-notes">{notes}</div>
      </>
    )
  }
  return (
    <>
      <div className="class-tools">
        <Button kind="plain" icon={<FolderOpen size={16} />} onClick={openFiles}>
          {text.openResults}
        </Button>
        <Button kind="plain" icon={<Download size={16} />} onClick={() => void save().catch(reportError)}>
          {text.saveTable}
        </Button>
        <SearchField ref={field} label={text.filterName} value={name} onChange={setName} />
        <select
          className="field"
          aria-label={text.filterLesson}
          value={notPassed}
          onChange={(event) => setNotPassed(event.target.value)}
        >
          <option value="">{text.filterNone}</option>
          {columns.map(({ key, title }) => (
            <option key={key} value={key}>
              {text.filterNotPassed(title)}
            </option>
          ))}
        </select>
        <span className="grow" />
        <span className="muted" role="status">
          {saved === '' ? text.pupils(shown.length, rows.length) : saved}
        </span>
        <Button
          kind="ghost"
          onClick={() => {
            clear()
            setSelected(null)
          }}
        >
          {text.clearClass}
        </Button>
      </div>
      <div className="class-notes">{notes}</div>
      <div className="class-scroll" tabIndex={0} role="region" aria-label={text.parts.class}>
        <table className="class-table">
          <thead>
            <tr>
              {[
                ['pupil', text.table.pupil],
                ['passed', text.table.passed],
                ['tries', text.table.tries],
                ['exportedAt', text.table.handedIn],
                ...columns.map(({ key, title }) => [key, title] as const),
              ].map(([by = '', words = '']) => (
                <Head key={by} by={by} words={words} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={row.key}
                row={row}
                columns={columns}
                isSelected={row === pupil}
                onSelect={() => setSelected(row === pupil ? null : row.key)}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && (
          <EmptyState
            title={text.filterNothing}
            action={
              <Button
                kind="plain"
                small
                onClick={() => {
                  setName('')
                  setNotPassed('')
                  field.current?.focus()
                }}
              >
                {text.filterClear}
              </Button>
            }
          />
        )}
      </div>
      {pupil !== undefined && <PupilResults key={pupil.key} row={pupil} columns={columns} />}
    </>
  )
}

interface HeadProps {
  readonly by: string
  readonly words: string
  readonly order: ClassOrder
  readonly onOrder: (order: ClassOrder) => void
}

function Head({ by, words, order, onOrder }: HeadProps) {
  const isThis = order.by === by
  const Icon = order.isDown ? ArrowDown : ArrowUp
  return (
    <th scope="col" aria-sort={isThis ? (order.isDown ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        title={words}
        onClick={() => onOrder({ by, isDown: isThis ? !order.isDown : by !== 'pupil' })}
      >
        <span className="ell">{words}</span>
        {isThis && <Icon size={12} aria-hidden="true" />}
      </button>
    </th>
  )
}

interface RowProps {
  readonly row: ClassRow
  readonly columns: readonly ClassColumn[]
  readonly isSelected: boolean
  readonly onSelect: () => void
}

function Row({ row, columns, isSelected, onSelect }: RowProps) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const at = new Date(row.exportedAt)
  return (
    <tr className={isSelected ? 'on' : ''}>
      <th scope="row">
        <button type="button" aria-expanded={isSelected} title={row.file} onClick={onSelect}>
          <span className="ell">{row.pupil}</span>
        </button>
      </th>
      <td className="num">{row.passed}</td>
      <td className="num">{row.tries}</td>
      <td className="num">{at.toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' })}</td>
      {columns.map(({ key }) => {
        const result = row.results[key]
        if (result === undefined)
          return (
            <td key={key} className="muted">
              {'–'}
            </td>
          )
        const words = result.passedAt === null ? text.table.isBegun(result.tries) : text.table.isPassed(result.tries)
        return (
          <td key={key} title={words} className={result.passedAt === null ? 'muted' : 'ok'}>
            {result.passedAt !== null && <Check size={14} role="img" aria-label={text.states.passed} />}
            <span className="num">{result.tries}</span>
          </td>
        )
      })}
    </tr>
  )
}
