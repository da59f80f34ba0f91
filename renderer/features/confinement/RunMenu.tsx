import { Check, ChevronDown, ShieldCheck } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { confinementModes, usualMode } from '../../../shared/dify/confinementModes'
import { findTarget } from '../../../shared/dify/targets'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { startRun } from '../run/runStore'

/** Other ways to run than the button beside it: one check for Dify, and how runs are held from now on. */
export function RunMenu({ id, disabled }: { readonly id: string; readonly disabled: boolean }) {
  const { confinement: text, run } = useText()
  const settings = useApp((state) => state.settings)
  const updateSettings = useApp((state) => state.updateSettings)
  const own = useWorkspace((state) => state.documents[id]?.node?.target ?? null)
  const target = findTarget(own ?? settings.target)
  const usual = target === null ? 'like-dify' : usualMode(target.sandbox)
  const choose = (value: string): void => {
    const mode = confinementModes.find((one) => one === value) ?? null
    void updateSettings({ mode }).catch(reportError)
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={text.menu} disabled={disabled}>
          <ChevronDown size={16} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu run-menu" side="top" align="start" sideOffset={8} collisionPadding={8}>
          <DropdownMenu.Item className="menuitem tall" onSelect={() => attempt(startRun(id, { mode: 'check' }))}>
            <span className="menu-tick">
              <ShieldCheck size={14} aria-hidden="true" />
            </span>
            <span>
              {text.check}
              <span className="muted block">{text.checkHint}</span>
            </span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={() => attempt(startRun(id, { isCold: true }))}>
            <span className="menu-tick" />
            {run.runCold}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-rule" />
          <p className="menu-head">{text.held}</p>
          <DropdownMenu.RadioGroup value={settings.mode ?? 'usual'} onValueChange={choose}>
            <Choice
              value="usual"
              isOn={settings.mode === null}
              name={text.usual(text.modes[usual])}
              hint={text.usualHint}
            />
            {confinementModes.map((mode) => (
              <Choice
                key={mode}
                value={mode}
                isOn={settings.mode === mode}
                name={text.modes[mode]}
                hint={text.modeHints[mode]}
              />
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
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
