import { Copy, X } from 'lucide-react'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { GlancePopover } from './CopyToDify'
import { useExchange } from './exchangeStore'
import { selectedNodes, useSelectedCount, useSelection } from './selection'

/** What can be done with several selected nodes, below the library. */
export function SelectionStrip() {
  const text = useText().exchange
  const glance = useExchange((state) => (state.glance?.place === 'library' ? state.glance : null))
  const first = useExchange((state) => (state.first?.place === 'library' ? state.first : null))
  const { copy } = useExchange.getState()
  const { clear } = useSelection.getState()
  const count = useSelectedCount()
  if (count === 0 && glance === null && first === null) return null
  return (
    <GlancePopover place="library" glance={glance} first={first}>
      <div className="selection-strip">
        <span className="grow ell" role="status">
          {text.selected(Math.max(count, glance?.ids.length ?? 0))}
        </span>
        <Button kind="plain" small icon={<Copy size={14} />} onClick={() => attempt(copy(selectedNodes(), 'library'))}>
          {text.copyToDify}
        </Button>
        <IconButton label={text.unselect} small onClick={clear}>
          <X size={14} />
        </IconButton>
      </div>
    </GlancePopover>
  )
}
