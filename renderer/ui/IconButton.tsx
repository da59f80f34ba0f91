import { Tooltip } from 'radix-ui'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** Its name, for screen readers and as its tooltip. */
  readonly label: string
  readonly small?: boolean
  readonly on?: boolean
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with an icon alone. Its name is told to screen readers and shown in a tooltip. */
export function IconButton({ label, small = false, on = false, className = '', ...rest }: IconButtonProps) {
  const classes = ['ib', small ? 's' : '', on ? 'on' : '', className].filter(Boolean).join(' ')
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button type="button" {...rest} aria-label={label} className={classes} />
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tip" sideOffset={6} collisionPadding={8}>
          {label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
