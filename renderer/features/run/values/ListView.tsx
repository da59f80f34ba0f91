import { codePointLength } from '../../../../shared/dify/text'
import type { JsonValue } from '../../../../shared/model/value'
import { useText } from '../../../i18n/useText'
import { countText } from '../units'
import { Rows } from './Rows'
import { Scalar } from './Scalar'
import { inlineText } from './inlineText'

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
    <div role="table" aria-rowcount={items.length + 1}>
      <div className="val valhead" role="row">
        <span className="ix" role="columnheader">
          #
        </span>
        <span role="columnheader">{head}</span>
        <span className="len" role="columnheader">
          {measures ? text.charactersHead : ''}
        </span>
      </div>
      <Rows
        count={items.length}
        height={24}
        render={(index) => {
          const item = items[index] ?? null
          return (
            <div key={index} className="val" role="row" aria-rowindex={index + 2}>
              <span className="ix" role="cell">
                {index}
              </span>
              <span className="ell" role="cell">
                {item instanceof Map || Array.isArray(item) ? (
                  <span className="v-q">{inlineText(item)}</span>
                ) : (
                  <Scalar value={item} />
                )}
              </span>
              <span className="len" role="cell">
                {typeof item === 'string' ? countText(codePointLength(item)) : ''}
              </span>
            </div>
          )
        }}
      />
    </div>
  )
}
