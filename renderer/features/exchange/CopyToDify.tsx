import { Check, Copy } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { keyText } from '../../ui/keys'
import { attempt } from '../run/attempt'
import { type Glance, type ToldFirst, useExchange } from './exchangeStore'
import { GlanceView } from './GlanceView'
import { ToldFirstView } from './ToldFirstView'

interface GlancePopoverProps {
  readonly place: Glance['place']
  readonly glance: Glance | null
  /** What is told before anything was copied; null where nothing is. */
  readonly first: ToldFirst | null
  /** What was pressed. */
  readonly children: ReactNode
}

/** The glance beside what asked for it. The focus stays where it is: who copies by key goes on typing. */
export function GlancePopover({ place, glance, first, children }: GlancePopoverProps) {
  const text = useText().exchange
  const { dismiss } = useExchange.getState()
  return (
    <Popover.Root open={glance !== null || first !== null} onOpenChange={(open) => !open && dismiss()}>
      <Popover.Anchor asChild>{children}</Popover.Anchor>
      <Popover.Portal>
        {(glance !== null || first !== null) && (
          <Popover.Content
            className="popover glance"
            side={place === 'runbar' ? 'top' : 'right'}
            align={place === 'runbar' ? 'start' : 'end'}
            sideOffset={8}
            collisionPadding={8}
            aria-label={text.copyToDify}
            onOpenAutoFocus={(event) => event.preventDefault()}
            onCloseAutoFocus={(event) => event.preventDefault()}
          >
            {first !== null ? <ToldFirstView first={first} /> : glance !== null && <GlanceView glance={glance} />}
          </Popover.Content>
        )}
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The run bar's button: copies the open node, and tells what to watch. */
export function CopyToDify({ id, disabled }: { readonly id: string; readonly disabled: boolean }) {
  const text = useText().exchange
  const isMac = useMac()
  const glance = useExchange(({ glance: now }) => (now?.place === 'runbar' && now.ids[0] === id ? now : null))
  const first = useExchange(({ first: now }) => (now?.place === 'runbar' && now.found[0]?.id === id ? now : null))
  const { copy } = useExchange.getState()
  const isCopied = glance?.copied === true
  return (
    <GlancePopover place="runbar" glance={glance} first={first}>
      <Button
        kind="plain"
        icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
        disabled={disabled}
        title={keyText('copy-to-dify', isMac)}
        onClick={() => attempt(copy([id], 'runbar'))}
      >
        {isCopied ? text.copied : text.copyToDify}
      </Button>
    </GlancePopover>
  )
}
