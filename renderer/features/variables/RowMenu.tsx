import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useText } from '../../i18n/useText'

/** An entry of a row's menu; `danger` for what takes something away. */
export interface RowAction {
  readonly label: string
  readonly hint?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly run: () => void
}

interface RowMenuProps {
  readonly name: string
  readonly actions: readonly RowAction[]
}

/** What can be done with a row of the panel, behind one small button. */
export function RowMenu({ name, actions }: RowMenuProps) {
  const text = useText().variables
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="ib s row-more" aria-label={text.more(name)} title={text.more(name)}>
          <Ellipsis size={14} aria-hidden="true" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          {actions.map((action) => (
            <DropdownMenu.Item
              key={action.label}
              className={action.danger === true ? 'menuitem danger' : 'menuitem'}
              disabled={action.disabled === true}
              onSelect={action.run}
            >
              {action.label}
              {action.hint !== undefined && <span className="end">{action.hint}</span>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
