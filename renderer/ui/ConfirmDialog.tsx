import { AlertDialog } from 'radix-ui'
import { Button } from './Button'

interface ConfirmDialogProps {
  readonly title: string
  /** What goes and what is kept. */
  readonly why: string
  readonly confirm: string
  readonly cancel: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that can't be undone; the focus starts on the safe button. */
export function ConfirmDialog({ title, why, confirm, cancel, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog">
          <AlertDialog.Title asChild>
            <h2>{title}</h2>
          </AlertDialog.Title>
          <AlertDialog.Description>{why}</AlertDialog.Description>
          <div className="acts">
            <AlertDialog.Cancel asChild>
              <Button kind="plain">{cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button kind="plain" danger onClick={onConfirm}>
                {confirm}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
