import { Check, Minus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ComparedRow } from '../../../shared/dify/compareRuns'
import { useText } from '../../i18n/useText'
import './remote.css'

interface TableOfTwoProps {
  /** The head of what is compared; left out: a part of a run. */
  readonly part?: string
  /** The heads of the two sides. */
  readonly here: string
  readonly there: string
  readonly children: ReactNode
}

/** A table of two sides, with what is the same and what differs at the end of each row. */
export function TableOfTwo({ part, here, there, children }: TableOfTwoProps) {
  const text = useText().remote
  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">{part ?? text.part}</th>
          <th scope="col">{here}</th>
          <th scope="col">{there}</th>
          <th scope="col">{text.verdict}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

interface ComparedTableProps extends Pick<TableOfTwoProps, 'here' | 'there'> {
  readonly rows: readonly ComparedRow[]
}

/** Two runs beside each other, part by part. */
export function ComparedTable({ rows, here, there }: ComparedTableProps) {
  return (
    <TableOfTwo here={here} there={there}>
      {rows.map((row) => (
        <Row key={`${row.part} ${row.name}`} row={row} />
      ))}
    </TableOfTwo>
  )
}

/** Whether a part is the same in both, by sign and by word. */
export function VerdictMark({ verdict }: { readonly verdict: ComparedRow['verdict'] }) {
  const text = useText().remote
  const [Icon, tone] =
    verdict === 'same' ? [Check, 'ok'] : verdict === 'differs' ? [TriangleAlert, 'warn'] : [Minus, 'muted']
  return (
    <span className={`compare-mark ${tone}`}>
      <Icon size={14} aria-hidden="true" />
      {text.verdicts[verdict]}
    </span>
  )
}

/** A part of two runs, with the mark of what differs. */
function Row({ row }: { readonly row: ComparedRow }) {
  const words = useText()
  const text = words.remote
  const shown = (value: string | null): string => {
    if (row.part === 'status' && (value === 'succeeded' || value === 'failed' || value === 'cancelled')) {
      return text.statuses[value]
    }
    return value ?? ''
  }
  const name = row.part === 'output' ? row.name : text.partNames[row.part]
  return (
    <tr className={row.verdict === 'differs' ? 'differs' : undefined}>
      <th scope="row" className={row.part === 'output' ? 'mono' : undefined}>
        {name}
      </th>
      <td>
        {!row.here ? (
          <span className="muted">{text.none}</span>
        ) : (
          <pre className="compare-value">{shown(row.here)}</pre>
        )}
      </td>
      <td>
        {!row.there ? (
          <span className="muted">{row.verdict === 'unknown' ? text.untold : text.none}</span>
        ) : (
          <pre className="compare-value">{shown(row.there)}</pre>
        )}
      </td>
      <td>
        <VerdictMark verdict={row.verdict} />
      </td>
    </tr>
  )
}
