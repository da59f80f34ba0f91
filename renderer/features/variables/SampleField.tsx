import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { typeLabels } from '../../../shared/dify/names'
import { codePointLength } from '../../../shared/dify/text'
import type { VariableType } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { countText } from '../run/units'
import { FileField } from './FileField'
import { draftFor, keepDraft } from './inputDrafts'
import { controlOf, draftOf, faultOf, readDraft, type SampleFault } from './sampleText'
import { TextField } from './TextField'
import type { FieldProps } from './valueField'

interface SampleFieldProps {
  /** The node that the input is of. */
  readonly id: string
  readonly name: string
  readonly type: VariableType
  /** JSON text of the value; undefined for no value. */
  readonly sample: string | undefined
  readonly isTemplate?: boolean
  readonly onChange: (sample: string | undefined) => void
}

/** From here on a text tells its length below the field. */
const longText = 200

/** The value to run with, in the control of its type. What can't be read stays in the field, and stops a run. */
export function SampleField({ id, name, type, sample, isTemplate = false, onChange }: SampleFieldProps) {
  const text = useText().variables
  const note = useId()
  const [draft, setDraft] = useState(() => shownFirst(id, name, type, sample).draft)
  const [fault, setFault] = useState(() => shownFirst(id, name, type, sample).fault)
  const sent = useRef(sample)
  const shownType = useRef(type)
  useEffect(() => {
    // Another hand changed it (undo, the file, another type): what is in the field gives way.
    if (sent.current === sample && shownType.current === type) return
    sent.current = sample
    shownType.current = type
    const first = shownFirst(id, name, type, sample)
    setDraft(first.draft)
    setFault(first.fault)
  }, [id, name, sample, type])

  const change = (next: string): void => {
    setDraft(next)
    const reading = readDraft(next, type)
    if ('fault' in reading) {
      setFault(reading.fault)
      keepDraft(id, name, { text: next, type, sample })
      return
    }
    setFault(null)
    keepDraft(id, name, null)
    sent.current = reading.sample ?? undefined
    onChange(sent.current)
  }
  const control = controlOf(type)
  const shared = {
    name,
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
      ) : control === 'number' ? (
        <NumberField {...shared} />
      ) : isFile(type) ? (
        <FileField {...shared} isList={type === 'array[file]'} isTemplate={isTemplate} />
      ) : (
        <JsonOrTextField {...shared} tone={toneOf(type)} />
      )}
      {fault !== null ? (
        <p id={note} className="field-note danger">
          {faultText(fault, type, text)} {text.stopsRun}
        </p>
      ) : (
        control === 'text' &&
        draft.length > longText && <p className="field-note">{text.longText(countText(codePointLength(draft)))}</p>
      )}
      {control === 'secret' && <p className="field-note">{text.secretNote}</p>}
    </>
  )
}

/** What a field shows when it comes on the page: the text that was left in it, else its value. */
function shownFirst(id: string, name: string, type: VariableType, sample: string | undefined) {
  const text = draftFor(id, name, type, sample)
  if (text === null) return { draft: draftOf(sample, type), fault: faultOf(sample, type) }
  const reading = readDraft(text, type)
  return { draft: text, fault: 'fault' in reading ? reading.fault : null }
}

function faultText(fault: SampleFault, type: VariableType, text: ReturnType<typeof useText>['variables']): string {
  if (fault.kind === 'number') return text.notANumber
  return fault.kind === 'syntax' ? text.notJson(fault.reason) : text.wrongJson(typeLabels[type])
}

function isFile(type: VariableType): boolean {
  return type === 'file' || type === 'array[file]'
}

function toneOf(type: VariableType): string {
  if (type === 'string') return 'v-s'
  return type === 'number' ? 'v-n' : ''
}

type ValueFieldProps = FieldProps & { readonly tone: string }

/** What a field says where there is nothing in it: no value at all, or the empty text. */
function usePlaceholder(hasValue: boolean): string {
  const text = useText().variables
  return hasValue ? text.emptyText : text.placeholder
}

function JsonOrTextField({ name, label, draft, invalid, note, hasValue, onChange, tone }: ValueFieldProps) {
  return (
    <TextField
      data-input={name}
      aria-label={label}
      aria-describedby={note}
      draft={draft}
      invalid={invalid}
      tone={tone}
      placeholder={usePlaceholder(hasValue)}
      onType={onChange}
    />
  )
}

function NumberField({ name, label, draft, invalid, note, hasValue, onChange }: FieldProps) {
  const placeholder = useText().variables.placeholder
  return (
    <input
      className={`field value-field mono v-n${invalid ? ' bad' : ''}`}
      data-input={name}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={note}
      value={draft}
      spellCheck={false}
      placeholder={hasValue ? '' : placeholder}
      inputMode="decimal"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function BooleanField({ name, label, draft, invalid, note, onChange }: FieldProps) {
  const text = useText().variables
  return (
    <select
      className={`field value-field ${draft === '' ? 'is-null' : 'mono v-b'}${invalid ? ' bad' : ''}`}
      data-input={name}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={note}
      value={draft}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{text.chooseBoolean}</option>
      <option value="true">{text.true}</option>
      <option value="false">{text.false}</option>
      {invalid && <option value={draft}>{draft}</option>}
    </select>
  )
}

function SecretField({ name, label, draft, invalid, note, hasValue, onChange }: FieldProps) {
  const text = useText().variables
  const [shown, setShown] = useState(false)
  return (
    <div className="secret-field">
      <input
        className={`field value-field mono v-s${invalid ? ' bad' : ''}`}
        type={shown ? 'text' : 'password'}
        data-input={name}
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={note}
        placeholder={usePlaceholder(hasValue)}
        value={draft}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton label={shown ? text.hideSecret : text.showSecret} small onClick={() => setShown(!shown)}>
        {shown ? <EyeOff size={14} /> : <Eye size={14} />}
      </IconButton>
    </div>
  )
}
