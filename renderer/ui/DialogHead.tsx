import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'

interface DialogHeadProps {
  readonly title: string
  /** The name of the button that closes it. */
  readonly close: string
  /** What stands between the two. */
  readonly children?: ReactNode
}

/** The head of a dialog: its title, and a button that closes it. */
export function DialogHead({ title, close, children }: DialogHeadProps) {
  return (
    <div className="dialog-head">
      <Dialog.Title>{title}</Dialog.Title>
      {children}
      <Dialog.Close asChild>
        <IconButton label={close}>
          <X size={16} />
        </IconButton>
      </Dialog.Close>
    </div>
  )
}
