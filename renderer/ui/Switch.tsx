import './switch.css'

interface SwitchProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** A choice between on and off that takes effect at once. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-label={label}
      aria-checked={on}
      onClick={() => onChange(!on)}
    >
      <i aria-hidden="true" />
    </button>
  )
}
