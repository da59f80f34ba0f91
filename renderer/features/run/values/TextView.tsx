import { useState } from 'react'
import { codePointLength, firstCodePoints } from '../../../../shared/dify/text'
import { Button } from '../../../ui/Button'
import { useText } from '../../../i18n/useText'
import { countText } from '../units'

/** Characters of a long text that are shown at first. */
export const firstShown = 2000

/** A text as it is, without quotes: line ends break lines. A long one shows its beginning, and the whole on demand. */
export function TextView({ value }: { readonly value: string }) {
  const text = useText().run
  const [all, setAll] = useState(false)
  const length = codePointLength(value)
  if (value === '') return <p className="value-note">{text.emptyText}</p>
  const cut = !all && length > firstShown
  return (
    <div className="value-text">
      <pre className="v-s">{cut ? firstCodePoints(value, firstShown) : value}</pre>
      {cut && (
        <p className="value-note">
          {text.firstCharacters(countText(firstShown), countText(length))}
          <Button kind="plain" small onClick={() => setAll(true)}>
            {text.showAll}
          </Button>
        </p>
      )}
    </div>
  )
}
