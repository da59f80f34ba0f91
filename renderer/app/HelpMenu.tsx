import { CircleHelp } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'
import type { ActionId } from '../../shared/actions/actionTable'
import { actionTexts } from '../../shared/actions/actionTexts'
import { doAction, whyNot } from '../features/actions/doAction'
import { useText } from '../i18n/useText'
import { IconButton } from '../ui/IconButton'
import { useApp } from './stores/appStore'

/** What the menu of help offers; null: a line. What can't be done now is left out. */
const entries: readonly (ActionId | null)[] = [
  ...(['quick-start', 'tour', 'lessons', 'documents', 'open-sample-app', 'whats-new', 'key-map', null] as const),
  ...(['copy-diagnostics', 'show-logs', 'restart-safe', 'restart-usual'] as const),
]

/** Help: the way into the window, and what is there for when something is wrong. */
export function HelpMenu() {
  const text = useText().tour
  const language = useApp((state) => state.language)
  const chosen = useRef<ActionId | null>(null)
  // The menu gives the focus back to its button as it closes: what an action focuses comes after that.
  const closed = (): void => {
    const id = chosen.current
    chosen.current = null
    if (id !== null) requestAnimationFrame(() => void doAction(id))
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={text.help}>
          <CircleHelp size={16} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={closed}
        >
          {entries.map((id, index) =>
            id === null ? (
              <DropdownMenu.Separator key={index} className="menu-rule" />
            ) : (
              whyNot(id) === null && (
                <DropdownMenu.Item key={id} className="menuitem" onSelect={() => void (chosen.current = id)}>
                  {actionTexts[id][language]}
                </DropdownMenu.Item>
              )
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
