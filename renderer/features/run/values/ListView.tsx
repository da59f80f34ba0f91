import { codePointLength } from '../../../../shared/dify/text'
import type { JsonValue } from '../../../../shared/model/value'
import { useText } from '../../../i18n/useText'
import { countText } from '../units'
import { inlineText } from './inlineText'
import { Rows } from './Rows'
import { Scalar } from './Scalar'

interface ListViewProps {
  readonly items: readonly JsonValue[]
  /** The element's type in Dify's words. */
  readonly head: string
}

/** A list of plain values: index, value, and the length of a text. */
export function ListView({ items, head }: ListViewProps) {
  const text = useText().run
  if (items.length === 0) return <p className="value-note">{text.emptyList}</p>
  const measures = items.some((item) => typeof item === 'string')
  return (
    <table className="value-list" aria-rowcount={items.length + 1}>
      <thead>
        <tr>
          <th scope="col" className="ix">
            #
          </th>
          <th scope="col">{head}</th>
          <th scope="col" className="len">
            {measures ? text.charactersHead : ''}
          </th>
        </tr>
      </thead>
      <tbody>
        <Rows
          count={items.length}
          height={24}
          spacer="tr"
          render={(index) => <ListRow index={index} item={items[index] ?? null} />}
        />
      </tbody>
    </table>
  )
}

function ListRow({ index, item }: { readonly index: number; readonly item: JsonValue }) {
  const nests = item instanceof Map || Array.isArray(item)
  return (
    <tr aria-rowindex={index + 2}>
      <td className="ix">{index}</td>
      <td className="ell">{nests ? <span className="v-q">{inlineText(item)}</span> : <Scalar value={item} />}</td>
      <td className="len">{typeof item === 'string' ? countText(codePointLength(item)) : ''}</td>
    </tr>
  )
}
