import { DropdownMenu } from 'radix-ui'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useText } from '../../i18n/useText'
import { useRun } from '../run/runStore'
import type { PackageRow } from './packageRows'
import { homepageOf } from './homepage'

interface RowMenuItemsProps {
  readonly row: PackageRow
  readonly onDetails: () => void
}

/** What can be done with a package. What can't says why. */
export function RowMenuItems({ row, onDetails }: RowMenuItemsProps) {
  const text = useText().packagesPage.actions
  const goToLine = useRun((state) => state.goToLine)
  const { propose, setSide } = usePackages.getState()
  const { name, version, latest, reason } = row
  const isAsked = reason.kind === 'line'
  const homepage = homepageOf(row)
  const whyNot =
    reason.kind === 'needed' || reason.kind === 'unknown'
      ? text.removeNeeded
      : reason.kind === 'node'
        ? text.removeNode
        : text.removeBase
  return (
    <>
      <Entry onSelect={onDetails}>{text.details}</Entry>
      {reason.kind === 'line' && (
        <Entry
          onSelect={() => {
            setSide(true)
            goToLine(requirementsTab, reason.line)
          }}
        >
          {text.goToLine(reason.line)}
        </Entry>
      )}
      <div className="menu-rule" />
      <Entry onSelect={() => propose({ kind: 'version', name, version })}>
        {isAsked ? text.version : text.baseVersion}
      </Entry>
      {latest !== null && (
        <Entry onSelect={() => propose({ kind: 'upgrade', to: [{ name, version: latest }] })}>
          {text.upgrade(latest)}
        </Entry>
      )}
      <DropdownMenu.Item
        className={isAsked ? 'menuitem danger' : 'menuitem'}
        disabled={!isAsked}
        onSelect={() => propose({ kind: 'remove', name })}
      >
        {text.remove}
        {!isAsked && <span className="end">{whyNot}</span>}
      </DropdownMenu.Item>
      <div className="menu-rule" />
      <Entry onSelect={() => void call('clipboard.write', { text: name }).catch(reportError)}>{text.copy}</Entry>
      {homepage !== null && (
        <Entry onSelect={() => void call('link.open', { url: homepage }).catch(reportError)}>{text.homepage}</Entry>
      )}
    </>
  )
}

function Entry({ onSelect, children }: { readonly onSelect: () => void; readonly children: string }) {
  return (
    <DropdownMenu.Item className="menuitem" onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  )
}
