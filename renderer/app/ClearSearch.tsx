import type { RefObject } from 'react'
import { useText } from '../i18n/useText'
import { Button } from '../ui/Button'
import { keepsEnter } from '../ui/keys'

interface ClearSearchProps {
  /** Where the search is typed. */
  readonly field: RefObject<HTMLElement | null>
  readonly onClear: () => void
}

/** Takes back a search that found nothing. The button goes with it, so the focus returns to the field. */
export function ClearSearch({ field, onClear }: ClearSearchProps) {
  const text = useText().frame
  return (
    <Button
      kind="plain"
      small
      className="empty-act"
      {...keepsEnter}
      onClick={() => {
        onClear()
        field.current?.focus()
      }}
    >
      {text.clearSearch}
    </Button>
  )
}
