import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { typeLabels } from '../../../shared/dify/names'
import { codePointLength } from '../../../shared/dify/text'
import type { VariableType } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { countText } from '../run/units'
import { controlOf, draftOf, faultOf, readDraft, type SampleFault } from './sampleText'

interface SampleFieldProps {
  readonly name: string
  readonly type: VariableType
  /** JSON text of the value; undefined for no value. */
  readonly sample: string | undefined
  readonly onChange: (sample: string | undefined) => void
}

/** Fields grow with their text up to this height, in px, then scroll. */
const tallest = 240
/** From here on a text tells its length below the field. */
const longText = 200

/** The value to run with, in the control of its type. What can't be read stays in the field, and the last good value in the node. */
export function SampleField({ name, type, sample, onChange }: SampleFieldProps) {
  const text = useText().variables
  const note = useId()
  const [draft, setDraft] = useState(() => draftOf(sample, type))
  const [fault, setFault] = useState(() => faultOf(sample, type))
  const sent = useRef(sample)
  const shownType = useRef(type)
  useEffect(() => {
    // Another hand changed it (undo, the file, another type): what is in the field gives way.
    if (sent.current === sample && shownType.current === type) return
    sent.current = sample
    shownType.current = type
    setDraft(draftOf(sample, type))
    setFault(faultOf(sample, type))
  }, [sample, type])

  const change = (next: string): void => {
    setDraft(next)
    const reading = readDraft(next, type)
    if ('fault' in reading) {
      setFault(reading.fault)
      return
    }
    setFault(null)
    sent.current = reading.sample ?? undefined
    onChange(sent.current)
  }
  const control = controlOf(type)
  const shared = {
    label: text.value(name),
    draft,
    invalid: fault !== null,
    note: fault === null ? undefined : note,
    hasValue: sample !== undefined,
    onChange: change,
  }
  return (
    <>
      {control === 'boolean' ? (
        <BooleanField {...shared} />
      ) : control === 'secret' ? (
        <SecretField {...shared} />
      ) : (
        <TextField {...shared} tone={toneOf(type)} multiline={control !== 'number'} />
      )}
      {fault !== null ? (
        <p id={note} className="field-note danger">
          {faultText(fault, type, text)} {sample !== undefined && faultOf(sample, type) === null && text.stillOld}
        </p>
      ) : (
        control === 'text' &&
        draft.length > longText && <p className="field-note">{text.longText(countText(codePointLength(draft)))}</p>
      )}
      {(type === 'file' || type === 'array[file]') && <p className="field-note">{text.fileNote}</p>}
    </>
  )
}

function faultText(fault: SampleFault, type: VariableType, text: ReturnType<typeof useText>['variables']): string {
  if (fault.kind === 'number') return text.notANumber
  return fault.kind === 'syntax' ? text.notJson(fault.reason) : text.wrongJson(typeLabels[type])
}

function toneOf(type: VariableType): string {
  if (type === 'string') return 'v-s'
  return type === 'number' ? 'v-n' : ''
}

interface FieldProps {
  readonly label: string
  readonly draft: string
  readonly invalid: boolean
  readonly note: string | undefined
  readonly hasValue: boolean
  readonly onChange: (draft: string) => void
}

function TextField(props: FieldProps & { readonly tone: string; readonly multiline: boolean }) {
  const { label, draft, invalid, note, hasValue, onChange, tone, multiline } = props
  const text = useText().variables
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(tallest, element.scrollHeight + 2)}px`
  }, [draft])
  const attributes = {
    'aria-label': label,
    'aria-invalid': invalid,
    'aria-describedby': note,
    value: draft,
    spellCheck: false,
    placeholder: hasValue ? '' : text.placeholder,
  }
  const className = `field value-field mono ${tone}${invalid ? ' bad' : ''}`
  if (!multiline) {
    return (
      <input
        {...attributes}
        className={className}
        inputMode="decimal"
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <textarea
      {...attributes}
      ref={field}
      rows={1}
      className={className}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function BooleanField({ label, draft, invalid, note, onChange }: FieldProps) {
  const text = useText().variables
  return (
    <select
      className={`field value-field mono v-b${invalid ? ' bad' : ''}`}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={note}
      value={draft}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{text.chooseBoolean}</option>
      <option value="true">{text.true}</option>
      <option value="false">{text.false}</option>
    </select>
  )
}

function SecretField({ label, draft, invalid, note, hasValue, onChange }: FieldProps) {
  const text = useText().variables
  const [shown, setShown] = useState(false)
  return (
    <div className="secret-field">
      <input
        className={`field value-field mono v-s${invalid ? ' bad' : ''}`}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={note}
        placeholder={hasValue ? '' : text.placeholder}
        value={draft}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton label={shown ? text.hideSecret : text.showSecret} small onClick={() => setShown(!shown)}>
        {shown ? <EyeOff size={14} /> : <Eye size={14} />}
      </IconButton>
    </div>
  )
}
