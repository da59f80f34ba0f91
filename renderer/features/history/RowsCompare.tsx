import { failureKinds } from '../../../shared/cases/dataWords'
import type { RowCounts } from '../../../shared/model/keptRows'
import type { WholeRun } from '../../../shared/model/runHistory'
import { useText } from '../../i18n/useText'
import { TableOfTwo, VerdictMark } from '../remote/ComparedTable'
import { scrolls } from '../run/scrolls'
import { countText, timeText } from '../run/units'
import { comparedRows } from './comparedRows'

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
      <RowsSaid older={older} newer={newer} />
    </div>
  )
}

/** Which rows failed in one of the two alone, or why that is not known; of two files nothing is to be said. */
function RowsSaid({ older, newer }: { readonly older: WholeRun; readonly newer: WholeRun }) {
  const text = useText().runHistory
  const compared = comparedRows(older, newer)
  if (compared.kind === 'other-file') return null
  if (compared.kind !== 'known') {
    return <p className="kept-said muted">{compared.kind === 'not-run' ? text.rowsNotRan : text.rowsNotAll}</p>
  }
  const { mended, broken } = compared
  return (
    <>
      {mended.length > 0 && <p className="kept-said">{text.rowsMended(mended.join(', '))}</p>}
      {broken.length > 0 && <p className="kept-said">{text.rowsBroken(broken.join(', '))}</p>}
      {mended.length + broken.length === 0 && <p className="kept-said muted">{text.rowsSame}</p>}
    </>
  )
}
