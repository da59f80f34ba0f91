import { type KeyboardEvent, useId } from 'react'
import { Prose } from '../run/Prose'
import { useDraft, useFreshFocus } from './draft'

const none: readonly string[] = []

interface KeptFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly fresh?: boolean
  /** What can be chosen in place of typing it. */
  readonly options?: readonly string[]
  /** What is wrong with what is typed; null where it may stand. */
  readonly refusalOf?: (typed: string) => string | null
  readonly onFocus?: () => void
  readonly onKeep: (value: string) => void
}

/** A field whose text counts when it is left or Enter is pressed: half a package's name must not start a build. */
export function KeptField(props: KeptFieldProps) {
  const { label, placeholder, value, fresh = false, options = none, refusalOf, onFocus, onKeep } = props
  const [draft, setDraft] = useDraft(value)
  const field = useFreshFocus(fresh)
  const list = useId()
  const note = useId()
  const refusal = refusalOf?.(draft.trim()) ?? null
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
    <>
      <input
        ref={field}
        className={refusal === null ? 'field mono' : 'field mono bad'}
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : note}
        placeholder={placeholder}
        value={draft}
        spellCheck={false}
        list={options.length === 0 ? undefined : list}
        onChange={(event) => setDraft(event.target.value)}
        data-keeps={true}
        onFocus={onFocus}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      {options.length > 0 && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {refusal !== null && (
        <span id={note} className="field-note danger kept-note">
          <Prose text={refusal} />
        </span>
      )}
    </>
  )
}
