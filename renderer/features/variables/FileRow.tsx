import { X } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { fileTypeOf, fileTypes, transferMethods } from '../../../shared/dify/files'
import { type JsonObject, JsonNumber, type JsonValue } from '../../../shared/model/value'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { Twist } from '../../ui/Twist'
import { sizeText } from '../run/units'
import { useDraft, useFreshFocus } from './draft'
import { fieldOf, withField } from './sampleFiles'

interface FileRowProps {
  readonly file: JsonObject
  /** Whether it was just described anew: its fields are open, and its name has the focus. */
  readonly fresh: boolean
  /** Whether it goes to a template, which has no main(). */
  readonly isTemplate: boolean
  readonly onChange: (file: JsonObject) => void
  readonly onRemove: () => void
}

/** One described file: its name and size, and below it the fields of its description. */
export function FileRow({ file, fresh, isTemplate, onChange, onRemove }: FileRowProps) {
  const text = useText().fileInputs
  const [open, setOpen] = useState(fresh)
  const filename = fieldOf(file, 'filename')
  const shown = filename === '' ? text.unnamed : filename
  const bytes = Number(fieldOf(file, 'size') || -1)
  return (
    <li className="file-row">
      <div className="file-head">
        <button
          type="button"
          className="file-name"
          aria-expanded={open}
          aria-label={text.details(shown)}
          title={shown}
          onClick={() => setOpen(!open)}
        >
          <Twist open={open} />
          <span className="ell">{shown}</span>
        </button>
        {bytes >= 0 && <span className="file-size num">{sizeText(bytes)}</span>}
        <IconButton label={text.removeFile(shown)} small onClick={onRemove}>
          <X size={14} />
        </IconButton>
      </div>
      {open && <FileDetails file={file} fresh={fresh} isTemplate={isTemplate} onChange={onChange} />}
    </li>
  )
}

function FileDetails({ file, fresh, isTemplate, onChange }: Omit<FileRowProps, 'onRemove'>) {
  const { fileInputs: text, templates } = useText()
  const set = (key: string, value: JsonValue): void => onChange(withField(file, key, value))
  const name = useFreshFocus(fresh)
  const choice = (key: 'type' | 'transfer_method', value: string, options: readonly string[]): ReactNode => (
    <Labelled label={text[key]}>
      {(id) => (
        <select id={id} className="field mono" value={value} onChange={(event) => set(key, event.target.value)}>
          {(options.includes(value) ? options : [...options, value]).map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
    </Labelled>
  )
  const words = (key: 'filename' | 'mime_type' | 'url'): ReactNode => (
    <Labelled label={text[key]}>
      {(id) => (
        <input
          id={id}
          ref={key === 'filename' ? name : undefined}
          className="field mono value-field"
          placeholder={key === 'url' ? text.ownLink : ''}
          value={fieldOf(file, key)}
          spellCheck={false}
          onChange={(event) => set(key, event.target.value)}
        />
      )}
    </Labelled>
  )
  const kind = fieldOf(file, 'type') || fileTypeOf(fieldOf(file, 'mime_type'), fieldOf(file, 'filename'))
  return (
    <div className="file-details">
      {words('filename')}
      {choice('type', kind, fileTypes)}
      {words('mime_type')}
      <SizeField value={fieldOf(file, 'size')} onKeep={(size) => set('size', size)} />
      {choice('transfer_method', fieldOf(file, 'transfer_method') || transferMethods[0], transferMethods)}
      {words('url')}
      <p className="field-note">{isTemplate ? templates.notRead : text.notRead}</p>
    </div>
  )
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </>
  )
}

function SizeField({ value, onKeep }: { readonly value: string; readonly onKeep: (size: JsonValue) => void }) {
  const text = useText().fileInputs
  const [draft, setDraft] = useDraft(value)
  const note = useId()
  const isRight = (typed: string): boolean => /^(-1|0|[1-9]\d*)?$/.test(typed.trim())
  const bad = !isRight(draft)
  return (
    <>
      <Labelled label={text.size}>
        {(id) => (
          <input
            id={id}
            className={bad ? 'field mono v-n bad' : 'field mono v-n'}
            inputMode="numeric"
            aria-invalid={bad}
            aria-describedby={bad ? note : undefined}
            value={draft}
            onChange={(event) => {
              const typed = event.target.value
              setDraft(typed)
              if (isRight(typed)) onKeep(typed.trim() === '' ? null : new JsonNumber(typed.trim()))
            }}
          />
        )}
      </Labelled>
      {bad && (
        <p id={note} className="field-note danger">
          {text.badSize}
        </p>
      )}
    </>
  )
}
