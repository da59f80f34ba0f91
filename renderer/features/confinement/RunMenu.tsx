import { Check, ChevronDown, type LucideIcon, ShieldCheck, Snowflake, Unplug } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import { reportError, useApp } from '../../app/stores/appStore'
import type { RunHow } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { SubMenu } from '../../ui/SubMenu'
import { RunElsewhere } from '../remote/RunElsewhere'
import { attempt } from '../run/attempt'
import { startRun } from '../run/runStore'
import { modeChoices, modeOf, usualChoice, usualFor } from './modeChoices'

/** Other ways to run than the button beside it: one check for Dify, and how runs are held from now on. */
export function RunMenu({ id, disabled }: { readonly id: string; readonly disabled: boolean }) {
  const { confinement: text, run } = useText()
  const settings = useApp((state) => state.settings)
  const updateSettings = useApp((state) => state.updateSettings)
  const own = useWorkspace((state) => state.documents[id]?.node?.target ?? null)
  const usual = usualFor(findTarget(own ?? settings.target))
  const choose = (value: string): void => void updateSettings({ mode: modeOf(value) }).catch(reportError)
  const start = (how: RunHow) => (): void => attempt(startRun(id, how))
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={text.menu} disabled={disabled}>
          <ChevronDown size={16} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu run-menu" side="top" align="start" sideOffset={8} collisionPadding={8}>
          <Act
            name={text.check}
            hint={usual === 'free' ? text.noCheck : text.checkHint}
            disabled={usual === 'free'}
            onSelect={start({ mode: 'check' })}
            icon={ShieldCheck}
          />
          <Act name={text.noNetwork} hint={text.noNetworkHint} onSelect={start({ network: false })} icon={Unplug} />
          <Act name={run.runCold} hint={run.runColdHint} onSelect={start({ isCold: true })} icon={Snowflake} />
          <DropdownMenu.Separator className="menu-rule" />
          <RunElsewhere id={id} />
          <DropdownMenu.Separator className="menu-rule" />
          <Held now={settings.mode === null ? text.usual(text.modes[usual]) : text.modes[settings.mode]}>
            <DropdownMenu.RadioGroup value={settings.mode ?? usualChoice} onValueChange={choose}>
              {modeChoices(text, usual).map(([value, name, hint]) => (
                <Choice
                  key={value}
                  value={value}
                  isOn={(settings.mode ?? usualChoice) === value}
                  name={name}
                  hint={hint}
                />
              ))}
            </DropdownMenu.RadioGroup>
          </Held>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ActProps {
  readonly name: string
  readonly hint: string
  readonly icon: LucideIcon
  readonly disabled?: boolean
  readonly onSelect: () => void
}

/** A way to run this once, with what it is for. */
function Act({ name, hint, icon: Icon, disabled = false, onSelect }: ActProps) {
  return (
    <DropdownMenu.Item className="menuitem tall" disabled={disabled} onSelect={onSelect}>
      <span className="menu-tick">
        <Icon size={14} aria-hidden="true" />
      </span>
      <span>
        {name}
        <span className="muted block">{hint}</span>
      </span>
    </DropdownMenu.Item>
  )
}

/** How all runs are held: told in the menu, and changed in one of its own, since it is no run. */
function Held({ now, children }: { readonly now: string; readonly children: ReactNode }) {
  const text = useText().confinement
  return (
    <SubMenu
      tall
      label={
        <span>
          {text.held}
          <span className="muted block">{now}</span>
        </span>
      }
    >
      {children}
    </SubMenu>
  )
}

interface ChoiceProps {
  readonly value: string
  readonly isOn: boolean
  readonly name: string
  readonly hint: string
}

function Choice({ value, isOn, name, hint }: ChoiceProps) {
  return (
    <DropdownMenu.RadioItem value={value} className="menuitem tall">
      <span className="menu-tick">{isOn && <Check size={14} aria-hidden="true" />}</span>
      <span>
        {name}
        <span className="muted block">{hint}</span>
      </span>
    </DropdownMenu.RadioItem>
  )
}
