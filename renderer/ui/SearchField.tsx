import type { Ref } from 'react'

interface SearchFieldProps {
  /** Its name, and what stands in it while it is empty. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly className?: string
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** A field that is typed into to find or to filter. */
export function SearchField({ label, value, onChange, className, autoFocus, ref }: SearchFieldProps) {
  return (
    <input
      ref={ref}
      className={className === undefined ? 'field' : `field ${className}`}
      type="search"
      autoFocus={autoFocus}
      placeholder={label}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
