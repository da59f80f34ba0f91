import type { KeyboardEvent } from 'react'
import { useDraft, useFreshFocus } from './draft'

interface KeptFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly fresh?: boolean
  readonly onKeep: (value: string) => void
}

/** A field whose text counts when it is left or Enter is pressed: half a package's name must not start a build. */
export function KeptField({ label, placeholder, value, fresh = false, onKeep }: KeptFieldProps) {
  const [draft, setDraft] = useDraft(value)
  const field = useFreshFocus(fresh)
  const keep = (): void => {
    const next = draft.trim()
    setDraft(next)
    if (next !== value) onKeep(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape' && draft !== value) {
      event.preventDefault()
      setDraft(value)
    }
  }
  return (
    <input
      ref={field}
      className="field mono"
      aria-label={label}
      placeholder={placeholder}
      value={draft}
      spellCheck={false}
      onChange={(event) => setDraft(event.target.value)}
      data-keeps={true}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  )
}
