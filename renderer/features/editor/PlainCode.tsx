import { useLayoutEffect, useRef, useState } from 'react'
import { lineHeightOf } from './editorOptions'

/** Where the author typed while the editor was on its way, so that it goes on from there. */
export interface Handover {
  readonly offset: number
}

interface PlainCodeProps {
  readonly text: string
  readonly label: string
  readonly fontSize: number
  /** Whether the editor has arrived: the field then gives way, but never in the middle of a composed character. */
  readonly ready: boolean
  readonly onChange: (text: string) => void
  readonly onGiveWay: (handover: Handover | null) => void
}

/** A plain field with the same text in the same place: typing is possible before Monaco has loaded. */
export function PlainCode({ text, label, fontSize, ready, onChange, onGiveWay }: PlainCodeProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [composing, setComposing] = useState(false)
  useLayoutEffect(() => {
    if (!ready || composing) return
    const element = field.current
    const focused = element !== null && element === document.activeElement
    onGiveWay(focused ? { offset: element.selectionEnd } : null)
  }, [ready, composing, onGiveWay])
  return (
    <textarea
      ref={field}
      className="plain-code"
      style={{ fontSize, lineHeight: `${lineHeightOf(fontSize)}px` }}
      aria-label={label}
      value={text}
      spellCheck={false}
      autoCorrect="off"
      autoCapitalize="off"
      wrap="off"
      onChange={(event) => onChange(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
