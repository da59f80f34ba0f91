import { type KeyboardEvent, useId } from 'react'
import { nameRefusal, typedName } from '../../../shared/dify/names'
import { useText } from '../../i18n/useText'
import { useDraft, useFreshFocus } from './draft'

interface NameFieldProps {
  readonly name: string
  readonly label: string
  /** Names of the neighbours, which this one must not repeat. */
  readonly others: readonly string[]
  /** Whether the field is new and takes the focus. */
  readonly fresh?: boolean
  readonly onRename: (name: string) => void
}

/** What Dify's panel says of a name; it names the name itself, or the field where it is empty. */
export function refusalOf(name: string, others: readonly string[]): string | null {
  return nameRefusal(name, name === '' ? 'Variable Name' : name, others)
}

/**
 * A name as text that can be changed in place. Enter or leaving the field keeps it, Escape gives it up. A name that Dify's
 * panel refuses is told with its sentence and still kept, as Dify keeps it; only the name of another is not, since one of the two would be
 * lost.
 */
export function NameField({ name, label, others, fresh = false, onRename }: NameFieldProps) {
  const [draft, setDraft] = useDraft(name)
  const field = useFreshFocus(fresh)
  const note = useId()
  const refusal = refusalOf(draft, others)
  const text = useText().variables
  const isTaken = draft !== name && others.includes(draft)
  const keep = (): void => {
    if (draft !== name && !isTaken) onRename(draft)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape' && draft !== name) {
      event.preventDefault()
      setDraft(name)
    }
  }
  return (
    <span className="name-field">
      <input
        ref={field}
        className={refusal === null ? 'name' : 'name bad'}
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : note}
        value={draft}
        style={{ width: `calc(${Math.max(3, draft.length)}ch + 12px)` }}
        spellCheck={false}
        title={draft.length > 20 ? draft : undefined}
        onChange={(event) => setDraft(typedName(event.target.value))}
        data-keeps={!isTaken}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      {refusal !== null && (
        <span id={note} className="field-note danger">
          <span lang="en">{refusal}</span>
          {isTaken && `. ${text.nameStays(name)}`}
        </span>
      )}
    </span>
  )
}
