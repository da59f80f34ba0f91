import { type ReactNode, useEffect, useId, useState } from 'react'
import type { SettingsChange } from '../../../shared/model/settings'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { useIsFound } from './finding'

/** Changes settings; what can't be saved is told. */
export function useUpdate(): (change: SettingsChange) => void {
  const update = useApp((state) => state.updateSettings)
  return (change) => void update(change).catch(reportError)
}

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly children: (ids: { id: string; 'aria-describedby': string }) => ReactNode
}

/** A setting with its label and what it does. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  if (!useIsFound(label, hint ?? '')) return null
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <div>
        {children({ id, 'aria-describedby': `${id}-hint` })}
        <p id={`${id}-hint`} className={error ? 'danger' : 'muted'}>
          {error ?? hint ?? ''}
        </p>
      </div>
    </div>
  )
}

interface RowProps {
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}

/** A setting that is made by buttons, each with a name of its own. */
export function Row({ label, hint, children }: RowProps) {
  const id = useId()
  if (!useIsFound(label, hint ?? '')) return null
  return (
    <div className="setting" role="group" aria-labelledby={id}>
      <span id={id} className="setting-label">
        {label}
      </span>
      <div>
        {children}
        <p className="muted">{hint ?? ''}</p>
      </div>
    </div>
  )
}

interface NumberSettingProps {
  readonly label: string
  readonly hint: string
  readonly value: number
  readonly range: readonly [least: number, most: number]
  readonly onChange: (value: number) => void
  /** Whether it takes effect only as its field is left, or by Enter: half a number would do harm. */
  readonly atEnd?: boolean
}

/** A number that takes effect as soon as it is in range; what is not is said, and the old one stays. */
export function NumberSetting({ label, hint, value, range, onChange, atEnd = false }: NumberSettingProps) {
  const text = useText().settings
  const [typed, setTyped] = useState(String(value))
  const [least, most] = range
  const number = Number(typed)
  const isValid = typed.trim() !== '' && Number.isInteger(number) && number >= least && number <= most
  const end = (): void => {
    if (atEnd && isValid && number !== value) onChange(number)
  }
  return (
    <Field label={label} hint={hint} error={isValid ? null : text.outOfRange(least, most)}>
      {(ids) => (
        <input
          {...ids}
          className={isValid ? 'field mono' : 'field mono bad'}
          inputMode="numeric"
          aria-invalid={!isValid}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            const next = Number(event.target.value)
            if (!atEnd && Number.isInteger(next) && next >= least && next <= most) onChange(next)
          }}
          onBlur={end}
          onKeyDown={({ key }) => key === 'Enter' && end()}
        />
      )}
    </Field>
  )
}

interface TextSettingProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is wrong with a text; null where nothing is. */
  readonly errorOf?: (value: string) => string | null
  readonly placeholder?: string
}

/** A text that takes effect when its field is left. What is wrong with it is said, and the old one stays. */
export function TextSetting({ label, hint, value, onChange, errorOf = () => null, placeholder }: TextSettingProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const error = errorOf(typed.trim())
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          className={error === null ? 'field mono' : 'field mono bad'}
          value={typed}
          spellCheck={false}
          placeholder={placeholder}
          aria-invalid={error !== null}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => error === null && typed.trim() !== value && onChange(typed.trim())}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly hint?: string
  readonly value: T
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly onChange: (value: T) => void
}

/** One of some. */
export function Choice<T extends string>({ label, hint, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <select {...ids} className="field" value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** On or off. `disabled`: where it has no effect as another setting stands. */
export function Check({
  label,
  hint,
  value,
  disabled = false,
  onChange,
}: {
  label: string
  hint?: string
  value: boolean
  disabled?: boolean
  onChange: (value: boolean) => void
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <input
          {...ids}
          type="checkbox"
          checked={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    </Field>
  )
}
