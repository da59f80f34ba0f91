import { useId, useState } from 'react'
import { useWorkspace } from '../../app/stores/workspaceStore'

interface RowFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  /** Whether it asks for a folder: those that there are, are offered. */
  readonly folders?: boolean
  readonly onDone: () => void
  readonly onAccept: (text: string) => void
}

/** A field in the place of a node's row. Enter and leaving it accept what is new, Escape does not. */
export function RowField({ label, value, hint, folders = false, onDone, onAccept }: RowFieldProps) {
  const entries = useWorkspace((state) => state.entries)
  const list = useId()
  const [text, setText] = useState(value)
  const known = folders
    ? [...new Set(entries.map(({ id }) => id.slice(0, Math.max(0, id.lastIndexOf('/')))))].filter((name) => name !== '')
    : []
  const accept = (): void => {
    const wanted = text.trim()
    if (wanted !== value) onAccept(wanted)
    onDone()
  }
  return (
    <>
      <input
        className="field row-field"
        aria-label={label}
        placeholder={hint}
        value={text}
        autoFocus
        list={known.length > 0 ? list : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={accept}
        onKeyDown={(event) => {
          if (event.key === 'Enter') accept()
          else if (event.key === 'Escape') onDone()
          else return
          event.preventDefault()
        }}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  )
}
