import { Check, ChevronDown, Pin, SlidersHorizontal } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { serverChanges } from '../../../shared/dify/serverSettings'
import { findTarget } from '../../../shared/dify/targets'
import { targetsOfRelease } from '../../../shared/dify/targets/releases'
import { useBar } from '../../app/floats'
import { reportError, useApp } from '../../app/stores/appStore'
import { useQuietActive } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { chooseTarget } from './chooseTarget'
import { useServerSettings } from './serverSettings'
import { TargetItems } from './TargetItems'
import { focusServerSection } from './serverPlace'

/** Which Dify nodes must run in: for all that name none, or for the open node alone. */
export function TargetMenu() {
  const text = useText().frame
  const bar = useBar('target')
  const node = useQuietActive()
  const active = useWorkspace((state) => state.active)
  const edit = useWorkspace((state) => state.edit)
  const settings = useApp((state) => state.settings)
  const showPage = useApp((state) => state.showPage)
  const pinned = node?.target ?? null
  const current = findTarget(pinned ?? settings.target)
  const server = useText().server
  const settingsOfServer = useServerSettings()
  const own = current === null ? 0 : serverChanges(current, settingsOfServer).length

  /** Whether the menu closes to show the server's settings: the focus goes there, and not back to the button. */
  const leads = useRef(false)
  const showServer = (): void => {
    leads.current = true
    showPage('settings')
  }
  const onCloseAutoFocus = (event: Event): void => {
    if (!leads.current) return
    leads.current = false
    event.preventDefault()
    focusServerSection()
  }
  const [typed, setTyped] = useState('')
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!bar.open) setTyped('')
  }, [bar.open])
  // The entry that had the focus may have gone with this digit: the menu takes it, and gives it to the first that is left.
  useEffect(() => {
    if (typed !== '') menu.current?.focus()
  }, [typed])
  const choose = (id: string): void => {
    bar.onOpenChange(false)
    chooseTarget(id).catch(reportError)
  }
  /** Digits and dots anywhere in the menu are a release that is looked for. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const [first] = targetsOfRelease(typed)
    const isTyped = /^[\d.]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 'Enter' && first !== undefined && event.target === menu.current) choose(first.id)
    else if (isTyped) setTyped(typed + event.key)
    else if (event.key === 'Backspace' && typed !== '') setTyped(typed.slice(0, -1))
    else return
    event.preventDefault()
  }
  const pin = (on: boolean): void => {
    if (active !== null && node !== null) edit(active, { target: on ? (current?.id ?? settings.target) : null })
  }

  return (
    <DropdownMenu.Root modal={false} {...bar}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          className="tb target-button"
          title={own > 0 ? server.inForceHint(current?.name ?? '') : text.targetHint}
        >
          <span className="muted only-wide">{text.target}</span>
          <span className="med">{current?.name ?? pinned ?? settings.target}</span>
          {own > 0 && <SlidersHorizontal size={12} className="accent" aria-label={server.inForce(own)} />}
          {pinned !== null && <Pin size={12} className="muted" aria-label={text.targetOfNode} />}
          <ChevronDown size={14} className="muted" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu target-menu"
          align="center"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
          ref={menu}
          onKeyDown={onKeyDown}
        >
          <p className="menu-head">{text.targetHint}</p>
          <TargetItems current={current?.id ?? null} onChoose={choose} typed={typed} />
          <div className="menu-rule" role="separator" />
          <DropdownMenu.Item className="menuitem" onSelect={showServer}>
            <span className="menu-tick">{own > 0 && <SlidersHorizontal size={14} aria-hidden="true" />}</span>
            {server.edit}
            {own > 0 && <span className="end num">{server.inForce(own)}</span>}
          </DropdownMenu.Item>
          {node !== null && (
            <>
              <DropdownMenu.CheckboxItem className="menuitem tall" checked={pinned !== null} onCheckedChange={pin}>
                <span className="menu-tick">{pinned !== null && <Check size={14} aria-hidden="true" />}</span>
                <span>
                  {text.onlyThisNode}
                  <span className="muted block">{text.onlyThisNodeHint}</span>
                </span>
              </DropdownMenu.CheckboxItem>
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
