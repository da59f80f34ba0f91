import { Columns2, Laptop, Server } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { attempt } from '../run/attempt'
import { useRun } from '../run/runStore'
import { useComparisons } from './compareStore'
import { showRemoteSettings } from './remotePlace'
import { useRemotes } from './remoteStore'

/** Entries of the menu beside Run: here, on one of the author's servers, or both beside each other. Nothing where there are no servers. */
export function RunElsewhere({ id }: { readonly id: string }) {
  const text = useText().remote
  const list = useRemotes((state) => state.list)
  const run = useRun((state) => state.run)
  const { start: compare, forget } = useComparisons.getState()
  if (list.length === 0) return null
  const alone = (sandbox?: string): void => {
    forget(id)
    if (useApp.getState().panelTab === 'compare') useApp.getState().showPanel('result')
    attempt(run(id, sandbox === undefined ? {} : { sandbox }))
  }
  return (
    <>
      <DropdownMenu.Item className="menuitem" onSelect={() => alone()}>
        <span className="menu-tick">
          <Laptop size={14} aria-hidden="true" />
        </span>
        {text.runHere}
      </DropdownMenu.Item>
      {list.map((remote) => (
        <DropdownMenu.Item key={remote.id} className="menuitem" onSelect={() => alone(remote.id)}>
          <span className="menu-tick">
            <Server size={14} aria-hidden="true" />
          </span>
          {text.runOn(remote.name)}
        </DropdownMenu.Item>
      ))}
      {list.map((remote) => (
        <DropdownMenu.Item key={remote.id} className="menuitem" onSelect={() => attempt(compare(id, remote))}>
          <span className="menu-tick">
            <Columns2 size={14} aria-hidden="true" />
          </span>
          {text.runBoth(remote.name)}
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Item className="menuitem" onSelect={showRemoteSettings}>
        <span className="menu-tick" />
        {text.settings}
      </DropdownMenu.Item>
      <DropdownMenu.Separator className="menu-rule" />
    </>
  )
}
