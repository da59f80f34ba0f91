import { Dialog } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { DialogHead } from './DialogHead'

interface ReadingDialogProps {
  readonly title: string
  /** The name of the button that closes it. */
  readonly close: string
  readonly className: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What stands beside the text. */
  readonly beside?: ReactNode
  /** What is read; it scrolls. */
  readonly children: ReactNode
}

/** A dialog with a text to read. */
export function ReadingDialog({ title, close, className, isOpen, onClose, beside, children }: ReadingDialogProps) {
  const body = useRef<HTMLDivElement>(null)
  // What is read has the focus: its arrows scroll it, and on the button a tooltip would take the first Escape.
  const toBody = (event: Event): void => {
    event.preventDefault()
    body.current?.focus()
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className={`dialog ${className}`} aria-describedby={undefined} onOpenAutoFocus={toBody}>
          <DialogHead title={title} close={close} />
          {beside}
          <div ref={body} className="reading-body" tabIndex={0} role="document" aria-label={title}>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
