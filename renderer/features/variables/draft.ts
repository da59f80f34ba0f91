import { type RefObject, useEffect, useRef, useState } from 'react'

/** A field's text on its way: the author's draft, which gives way when the value is changed from elsewhere. */
export function useDraft(value: string): readonly [string, (draft: string) => void] {
  const [draft, setDraft] = useState(value)
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setDraft(value)
  }
  return [shown === value ? draft : value, setDraft]
}

/** For the first field of a row that was just added: it takes the focus, its text selected. */
export function useFreshFocus(fresh: boolean): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!fresh) return
    field.current?.focus()
    field.current?.select()
  }, [fresh])
  return field
}
