import { ChevronDown, Columns2, Laptop, Server } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { useRun } from '../run/runStore'
import { useComparisons } from './compareStore'
import { useRemotes } from './remoteStore'
import { showRemoteSettings } from './remotePlace'
import './remote.css'

/** Where a run is to take place: here, on one of the author's servers, or both beside each other. Nothing where there are no servers. */
export function RunElsewhere({ id, disabled }: { readonly id: string; readonly disabled: boolean }) {
  const text = useText().remote
  const list = useRemotes((state) => state.list)
  const run = useRun((state) => state.run)
  const compare = useComparisons((state) => state.start)
  const forget = useComparisons((state) => state.forget)
  const showPanel = useApp((state) => state.showPanel)
  if (list.length === 0) return null
  const alone = (sandbox?: string): void => {
    forget(id)
    if (useApp.getState().panelTab === 'compare') showPanel('result')
    attempt(run(id, sandbox === undefined ? {} : { sandbox }))
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={text.where} disabled={disabled} className="run-where">
          <ChevronDown size={14} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" align="start" sideOffset={8} collisionPadding={8}>
          <DropdownMenu.Item className="menuitem" onSelect={() => alone()}>
            <Laptop size={14} />
            {text.runHere}
          </DropdownMenu.Item>
          {list.map((remote) => (
            <DropdownMenu.Item key={remote.id} className="menuitem" onSelect={() => alone(remote.id)}>
              <Server size={14} />
              {text.runOn(remote.name)}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-rule" />
          {list.map((remote) => (
            <DropdownMenu.Item key={remote.id} className="menuitem" onSelect={() => attempt(compare(id, remote))}>
              <Columns2 size={14} />
              {text.runBoth(remote.name)}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-rule" />
          <DropdownMenu.Item className="menuitem" onSelect={showRemoteSettings}>
            {text.settings}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
