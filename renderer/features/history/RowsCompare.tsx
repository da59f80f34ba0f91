import { failureKinds } from '../../../shared/cases/dataWords'
import type { RowCounts } from '../../../shared/model/keptRows'
import type { WholeRun } from '../../../shared/model/runHistory'
import { useText } from '../../i18n/useText'
import { TableOfTwo, VerdictMark } from '../remote/ComparedTable'
import { scrolls } from '../run/scrolls'
import { countText, timeText } from '../run/units'
import { failedRows } from './KeptRowsView'

/** The rows of a run that failed, where all of them are kept; else null. */
function failedOf({ rows, keptRows }: WholeRun): ReadonlySet<number> | null {
  if (rows === null || keptRows === null || keptRows.failures.length < failedRows(rows)) return null
  return new Set(keptRows.failures.map(({ row }) => row))
}

/** Two runs over rows by their counts, and which rows failed in one of them alone where both were over a file of the same name. */
export function RowsCompare({ older, newer }: { readonly older: WholeRun; readonly newer: WholeRun }) {
  const { runHistory: text, caseData: words } = useText()
  const [first, second] = [older.rows, newer.rows]
  if (first === null || second === null) return <p className="history-note muted">{text.rowsAndOne}</p>
  const counted = (name: string, of: (counts: RowCounts) => number) => ({
    name,
    values: [countText(of(first)), countText(of(second))],
  })
  const lines = [
    { name: text.rowsFile, values: [first.file, second.file] },
    counted(text.rowsRan, ({ done }) => done),
    counted(text.rowsPassed, ({ passed }) => passed),
    ...failureKinds
      .filter((kind) => (first.failed[kind] ?? 0) + (second.failed[kind] ?? 0) > 0)
      .map((kind) => counted(words.kinds[kind], ({ failed }) => failed[kind] ?? 0)),
  ]
  const [before, after] = [failedOf(older), failedOf(newer)]
  const isSame = first.file === second.file && before !== null && after !== null
  const mended = isSame ? [...before].filter((row) => !after.has(row)) : []
  const broken = isSame ? [...after].filter((row) => !before.has(row)) : []
  return (
    <div className="compare kept-rows" {...scrolls} role="group" aria-label={text.rows}>
      <TableOfTwo here={text.older} there={text.newer}>
        {lines.map(({ name, values: [here = '', there = ''] }) => (
          <tr key={name} className={here === there ? undefined : 'differs'}>
            <th scope="row">{name}</th>
            <td className="num">{here}</td>
            <td className="num">{there}</td>
            <td>
              <VerdictMark verdict={here === there ? 'same' : 'differs'} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{text.rowsTook}</th>
          <td className="num">{timeText(older.ms)}</td>
          <td className="num">{timeText(newer.ms)}</td>
          <td />
        </tr>
      </TableOfTwo>
      {isSame && (
        <>
          {mended.length > 0 && <p className="kept-said">{text.rowsMended(mended.join(', '))}</p>}
          {broken.length > 0 && <p className="kept-said">{text.rowsBroken(broken.join(', '))}</p>}
          {mended.length + broken.length === 0 && <p className="kept-said muted">{text.rowsSame}</p>}
        </>
      )}
      {!isSame && first.file === second.file && <p className="kept-said muted">{text.rowsNotAll}</p>}
    </div>
  )
}
