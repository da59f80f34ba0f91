import { useText } from '../../i18n/useText'
import type { RenameLeft } from './outputRename'

/** Below an output with a new name: where the code still has the old one, or where it can't be told. */
export function RenameLeftNote({ left: { from, left, unseen } }: { readonly left: RenameLeft }) {
  const text = useText().variables
  return (
    <output className="field-note warn">
      {left.length > 0 ? text.keyLeft(from, left) : text.keyUnseen(from, unseen)}
    </output>
  )
}
