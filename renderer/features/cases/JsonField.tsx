import { useState } from 'react'
import { useText } from '../../i18n/useText'
import { useDraft } from '../variables/draft'
import { TextField } from '../variables/TextField'
import { type JsonFault, jsonFault } from './jsonFault'

interface JsonFieldProps {
  readonly label: string
  /** JSON text, or a text as it is where `isText` says so. */
  readonly value: string
  readonly isText?: boolean
  readonly placeholder?: string
  /** Whether nothing may stand there. */
  readonly isOptional?: boolean
  readonly tone?: string
  readonly onKeep: (value: string) => void
}

/** A field for a value of a case. What is no JSON stays in the field and does not go into the case. */
export function JsonField({
  label,
  value,
  isText = false,
  placeholder,
  isOptional = false,
  tone = '',
  onKeep,
}: JsonFieldProps) {
  const text = useText().cases
  const [draft, setDraft] = useDraft(value)
  const [isWrong, setWrong] = useState(false)
  const faultOf = (typed: string): JsonFault | null =>
    isText || (isOptional && typed.trim() === '') ? null : jsonFault(typed)
  const takes = (typed: string): boolean => faultOf(typed) === null
  const fault = isWrong ? faultOf(draft) : null
  return (
    <div className="case-field">
      <TextField
        aria-label={label}
        title={label}
        draft={draft}
        invalid={fault !== null}
        tone={tone}
        placeholder={placeholder}
        onType={(typed) => {
          setDraft(typed)
          setWrong(!takes(typed))
          if (takes(typed)) onKeep(isText ? typed : typed.trim())
        }}
      />
      {fault !== null && <p className="field-note danger">{faultText(fault, text)}</p>}
    </div>
  )
}

function faultText(fault: JsonFault, text: ReturnType<typeof useText>['cases']): string {
  if (fault.kind === 'open') return text.unclosed(fault.missing)
  return fault.kind === 'bare' ? text.notJson : text.badJson(fault.reason)
}
