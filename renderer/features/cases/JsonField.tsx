import { useState } from 'react'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import { useText } from '../../i18n/useText'
import { useDraft } from '../variables/draft'
import { TextField } from '../variables/TextField'

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

function isJson(text: string): boolean {
  try {
    parsePythonJson(text)
    return true
  } catch {
    // Half typed: told below the field.
    return false
  }
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
  const takes = (typed: string): boolean => isText || (isOptional && typed.trim() === '') || isJson(typed)
  return (
    <div className="case-field">
      <TextField
        aria-label={label}
        title={label}
        draft={draft}
        invalid={isWrong && !takes(draft)}
        tone={tone}
        placeholder={placeholder}
        onType={(typed) => {
          setDraft(typed)
          setWrong(!takes(typed))
          if (takes(typed)) onKeep(isText ? typed : typed.trim())
        }}
      />
      {isWrong && !takes(draft) && <p className="field-note danger">{text.notJson}</p>}
    </div>
  )
}
