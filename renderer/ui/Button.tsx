import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: one a region. `plain`: the other real choices. `ghost`: quiet or reversible. */
  readonly kind: 'primary' | 'plain' | 'ghost'
  readonly small?: boolean
  /** A destructive choice: plain, with the colour of danger. */
  readonly danger?: boolean
  readonly icon?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words. */
export function Button({ kind, small = false, danger = false, icon, children, className = '', ...rest }: ButtonProps) {
  const classes = ['btn', kind, small ? 'small' : '', danger ? 'danger' : '', className].filter(Boolean).join(' ')
  return (
    <button type="button" {...rest} className={classes}>
      {icon}
      {children}
    </button>
  )
}
