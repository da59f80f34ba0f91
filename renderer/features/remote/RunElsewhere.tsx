import { Columns2, Laptop, type LucideIcon, Server } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { SubMenu } from '../../ui/SubMenu'
import { attempt } from '../run/attempt'
import { useRun } from '../run/runStore'
import { useComparisons } from './compareStore'
import { showRemoteSettings } from './remotePlace'
import { useRemotes } from './remoteStore'

/** Entries of the menu beside Run: here, on one of the author's servers, or both beside each other; where there are none, the way to name one. */
export function RunElsewhere({ id }: { readonly id: string }) {
  const text = useText().remote
  const list = useRemotes((state) => state.list)
  const run = useRun((state) => state.run)
  const { start: compare, forget } = useComparisons.getState()
  const alone = (sandbox?: string): void => {
    forget(id)
    if (useApp.getState().panelTab === 'compare') useApp.getState().showPanel('result')
    attempt(run(id, sandbox === undefined ? {} : { sandbox }))
  }
  if (list.length === 0) return <Settings name={text.addToRun} />
  const pairs = list.map((remote) => (
    <Place
      key={remote.id}
      icon={Columns2}
      name={list.length === 1 ? text.runBoth(remote.name) : remote.name}
      onSelect={() => attempt(compare(id, remote))}
    />
  ))
  return (
    <>
      <Place icon={Laptop} name={text.runHere} onSelect={() => alone()} />
      {list.map((remote) => (
        <Place key={remote.id} icon={Server} name={text.runOn(remote.name)} onSelect={() => alone(remote.id)} />
      ))}
      {list.length === 1 ? pairs : <Pairs>{pairs}</Pairs>}
      <Settings name={text.settings} />
    </>
  )
}

interface PlaceProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly onSelect: () => void
}

function Place({ icon: Icon, name, onSelect }: PlaceProps) {
  return (
    <DropdownMenu.Item className="menuitem" title={name} onSelect={onSelect}>
      <span className="menu-tick">
        <Icon size={14} aria-hidden="true" />
      </span>
      <span className="ell">{name}</span>
    </DropdownMenu.Item>
  )
}

/** With several servers each stands once in the menu, and again only where it is to be compared with. */
function Pairs({ children }: { readonly children: ReactNode }) {
  const text = useText().remote
  return (
    <SubMenu icon={<Columns2 size={14} aria-hidden="true" />} label={<span className="ell">{text.runBothOf}</span>}>
      {children}
    </SubMenu>
  )
}

function Settings({ name }: { readonly name: string }) {
  return (
    <DropdownMenu.Item className="menuitem" onSelect={showRemoteSettings}>
      <span className="menu-tick" />
      {name}
    </DropdownMenu.Item>
  )
}
