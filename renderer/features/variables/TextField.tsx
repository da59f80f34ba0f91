import { type TextareaHTMLAttributes, useLayoutEffect, useRef } from 'react'

/** Fields grow with their text up to this height, in px, then scroll. */
const tallest = 240

interface TextFieldProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'> {
  readonly draft: string
  readonly invalid: boolean
  /** The class of a value's hue. */
  readonly tone: string
  readonly onType: (draft: string) => void
}

/** A field for a value of one line or many. */
export function TextField({ draft, invalid, tone, onType, ...rest }: TextFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(tallest, element.scrollHeight + 2)}px`
  }, [draft])
  return (
    <textarea
      {...rest}
      ref={field}
      rows={1}
      className={`field value-field mono ${tone}${invalid ? ' bad' : ''}`}
      aria-invalid={invalid}
      value={draft}
      spellCheck={false}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
