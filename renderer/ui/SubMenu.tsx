import { ChevronRight } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

interface SubMenuProps {
  /** Stands where an item has its tick. */
  readonly icon?: ReactNode
  readonly label: ReactNode
  /** Whether its label has two lines. */
  readonly tall?: boolean
  readonly children: ReactNode
}

/** An item of the run menu that opens more of them. */
export function SubMenu({ icon, label, tall = false, children }: SubMenuProps) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={tall ? 'menuitem tall' : 'menuitem'}>
        <span className="menu-tick">{icon}</span>
        {label}
        <span className="end">
          <ChevronRight size={14} aria-hidden="true" />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu run-menu" sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}
