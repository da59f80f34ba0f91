import { useMemo } from 'react'
import type { JsonValue } from '../../../../shared/model/value'
import { useText } from '../../../i18n/useText'
import { scrolls } from '../scrolls'
import { inlineText } from './inlineText'
import { Scalar } from './Scalar'
import { columnsOf, isNumeric } from './tableColumns'

interface TableViewProps {
  readonly items: readonly JsonValue[]
  readonly name: string
}

/** Rows on the page at most; a table longer than this is never a node's output in Dify, but may be nested in one. */
const mostRows = 1000

/** A list of objects as a table: one column a key, text without quotes, nested values on one line. */
export function TableView({ items, name }: TableViewProps) {
  const text = useText().run
  const columns = useMemo(() => columnsOf(items).map((key) => ({ key, numeric: isNumeric(items, key) })), [items])
  return (
    <div className="value-table" {...scrolls}>
      <table aria-label={name}>
        <thead>
          <tr>
            <th scope="col" className="ix">
              #
            </th>
            {columns.map(({ key, numeric }) => (
              <th key={key} scope="col" className={numeric ? 'r' : undefined}>
                {key}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.slice(0, mostRows).map((item, index) => (
            <tr key={index}>
              <td className="ix">{index}</td>
              {columns.map(({ key, numeric }) => (
                <td key={key} className={numeric ? 'r' : undefined}>
                  <Cell value={item instanceof Map ? item.get(key) : null} missing={text.missing} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ value, missing }: { readonly value: JsonValue | undefined; readonly missing: string }) {
  if (value === undefined) return <span className="v-q none">{missing}</span>
  if (value instanceof Map || Array.isArray(value)) return <span className="v-q">{inlineText(value)}</span>
  return <Scalar value={value} quotes={false} />
}
