import { ArrowUp, Ellipsis } from 'lucide-react'
import { DropdownMenu, Popover } from 'radix-ui'
import { useRef, useState } from 'react'
import { useText } from '../../i18n/useText'
import { sizeText } from '../run/units'
import { PackageDetails } from './PackageDetails'
import type { PackageRow } from './packageRows'
import { useReasonText } from './reasonText'
import { RowMenuItems } from './RowMenuItems'
import type { PackagesShown } from './usePackagesShown'

interface TableRowProps {
  readonly shown: PackagesShown
  readonly row: PackageRow
  readonly index: number
  /** Whether Tab leads to this row. */
  readonly isActive: boolean
  /** Whether its menu is open. */
  readonly isOpen: boolean
  readonly onOpen: (open: boolean) => void
  readonly onFocus: () => void
}

/** One package: what it is, where it comes from, and a menu of what can be done with it. */
export function TableRow({ shown, row, index, isActive, isOpen, onOpen, onFocus }: TableRowProps) {
  const text = useText().packagesPage
  const reasonText = useReasonText(shown)
  const self = useRef<HTMLDivElement>(null)
  const [details, setDetails] = useState(false)
  /** Details that were asked for in the menu open once it is gone: what it does with the focus as it goes would close them again. */
  const asksDetails = useRef(false)
  const focusRow = (event: Event): void => {
    event.preventDefault()
    self.current?.focus({ preventScroll: true })
  }
  const reason = reasonText(row.reason)
  return (
    <Popover.Root open={details} onOpenChange={setDetails}>
      <Popover.Anchor asChild>
        <div
          ref={self}
          className={`tr${isOpen || details ? ' on' : ''}${row.reason.kind === 'line' ? ' asked' : ''}`}
          role="row"
          aria-rowindex={index + 2}
          data-row={index}
          tabIndex={isActive ? 0 : -1}
          onFocus={onFocus}
          onDoubleClick={() => setDetails(true)}
          onContextMenu={(event) => {
            event.preventDefault()
            onOpen(true)
          }}
        >
          <span role="gridcell" className="ell mono" title={row.name}>
            {row.name}
          </span>
          <span role="gridcell" className="mono num version-cell">
            {row.version}
            {row.latest !== null && (
              <span className="up" title={text.newer(row.latest)}>
                <ArrowUp size={12} role="img" aria-label={text.newer(row.latest)} />
                <span className="ell">{row.latest}</span>
              </span>
            )}
          </span>
          <span role="gridcell">
            <span className={row.from === 'own' ? 'tag' : 'tag bare'}>{text.from[row.from]}</span>
          </span>
          <span role="gridcell" className="ell muted" title={reason}>
            {reason}
          </span>
          <span role="gridcell" className="r muted num">
            {row.bytes === null ? '' : sizeText(row.bytes)}
          </span>
          <span role="gridcell">
            <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={onOpen}>
              <DropdownMenu.Trigger asChild>
                <button type="button" className="ib s" tabIndex={-1} aria-label={text.more(row.name)}>
                  <Ellipsis size={14} aria-hidden="true" />
                </button>
              </DropdownMenu.Trigger>
              <DropdownMenu.Portal>
                <DropdownMenu.Content
                  className="menu"
                  align="end"
                  sideOffset={4}
                  collisionPadding={8}
                  onCloseAutoFocus={(event) => {
                    focusRow(event)
                    if (asksDetails.current) setDetails(true)
                    asksDetails.current = false
                  }}
                >
                  <RowMenuItems row={row} onDetails={() => (asksDetails.current = true)} />
                </DropdownMenu.Content>
              </DropdownMenu.Portal>
            </DropdownMenu.Root>
          </span>
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="popover package-details"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={text.details.label(row.name)}
          onCloseAutoFocus={focusRow}
        >
          <PackageDetails shown={shown} row={row} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
