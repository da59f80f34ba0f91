import { type KeyboardEvent, useId } from 'react'
import { useText } from '../../i18n/useText'
import { useDraft } from './draft'

interface CountFieldProps {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  readonly onKeep: (value: number) => void
}

/**
 * A whole number within the bounds of Dify's panel, which takes the nearest of them for any other. A file may hold another number: it is shown with
 * a word on it, and stays.
 */
export function CountField({ label, unit, value, least, most, step, onKeep }: CountFieldProps) {
  const text = useText().failing
  const [draft, setDraft] = useDraft(String(value))
  const field = useId()
  const note = useId()
  const isOutside = value < least || value > most
  const keep = (): void => {
    const typed = Number(draft)
    const next = draft.trim() === '' || Number.isNaN(typed) ? value : Math.min(most, Math.max(least, Math.round(typed)))
    const kept = draft === String(value) ? value : next
    setDraft(String(kept))
    if (kept !== value) onKeep(kept)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape' && draft !== String(value)) {
      event.preventDefault()
      setDraft(String(value))
    }
  }
  return (
    <div className="count-field">
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        type="number"
        className={isOutside ? 'field mono v-n bad' : 'field mono v-n'}
        min={least}
        max={most}
        step={step}
        aria-invalid={isOutside}
        aria-describedby={isOutside ? note : undefined}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        data-keeps={true}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      <span className="unit">{unit}</span>
      {isOutside && (
        <p id={note} className="field-note warn">
          {text.panelTakes(least, most)}
        </p>
      )}
    </div>
  )
}
