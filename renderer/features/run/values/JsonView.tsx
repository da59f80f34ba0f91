import { useMemo } from 'react'
import { toJsonText } from '../../../../shared/dify/jsonText'
import type { JsonValue } from '../../../../shared/model/value'
import { useText } from '../../../i18n/useText'
import { scrolls } from '../scrolls'
import { countText } from '../units'
import { Rows } from './Rows'

/** A line of JSON longer than this is cut on screen, so that one long text can't stall the page. */
const longestLine = 2000

/** A value as JSON text, two spaces a level as Dify shows it, numbers with the digits they came with. */
export function JsonView({ value }: { readonly value: JsonValue }) {
  const text = useText().run
  const lines = useMemo(() => toJsonText(value, 2).split('\n'), [value])
  return (
    <div className="value-json" {...scrolls}>
      <Rows
        count={lines.length}
        height={20}
        spacer="div"
        render={(index) => {
          const line = lines[index] ?? ''
          const rest = line.length - longestLine
          return (
            <div className="json-line">
              {rest > 0 ? line.slice(0, longestLine) : line}
              {rest > 0 && <span className="v-q"> {text.longLineCut(countText(rest))}</span>}
            </div>
          )
        }}
      />
    </div>
  )
}
