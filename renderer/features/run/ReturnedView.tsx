import { useMemo, useState } from 'react'
import { parsePythonJson, PythonJsonError, PythonJsonLimitError } from '../../../shared/dify/pythonJson'
import type { JsonValue } from '../../../shared/model/value'
import { useText } from '../../i18n/useText'
import { CopyButton } from './CopyButton'
import { readAtOnce } from './parsedOutputs'
import { scrolls } from './scrolls'
import { JsonView } from './values/JsonView'
import { ScrollParent } from './values/scrollParent'

/** Characters of a text that is no JSON, or too long to be read while the page draws, that are shown. */
const longestRaw = 20_000

/** What a text means as Python reads it; null where it is no JSON, which may be the very reason why it was refused. */
function readReturned(text: string): { readonly value: JsonValue } | null {
  if (text.length > readAtOnce) return null
  try {
    return { value: parsePythonJson(text) }
  } catch (error) {
    if (error instanceof PythonJsonError || error instanceof PythonJsonLimitError || error instanceof RangeError)
      return null
    throw error
  }
}

/** What `main()` returned and Dify refused, as the script wrote it. */
export function ReturnedView({ json }: { readonly json: string }) {
  const text = useText().run
  const [box, setBox] = useState<HTMLElement | null>(null)
  const read = useMemo(() => readReturned(json), [json])
  return (
    <section className="returned" aria-label={text.returned}>
      <div className="outhead">
        <h3 className="med">{text.returned}</h3>
        <span className="tag warn">{text.notChecked}</span>
        <span className="muted note">{text.returnedNote}</span>
        <span className="grow" />
        <CopyButton label={text.copyValue(text.returned)} text={() => json} />
      </div>
      <div ref={setBox} className="returned-json" {...(read === null ? scrolls : {})}>
        <ScrollParent.Provider value={box}>
          {read === null ? (
            <pre>{json.length > longestRaw ? `${json.slice(0, longestRaw)}…` : json}</pre>
          ) : (
            <JsonView value={read.value} />
          )}
        </ScrollParent.Provider>
      </div>
    </section>
  )
}
