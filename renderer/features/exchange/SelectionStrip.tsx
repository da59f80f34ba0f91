import { Copy, X } from 'lucide-react'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { GlancePopover } from './CopyToDify'
import { useExchange } from './exchangeStore'
import { selectedNodes, useSelection } from './selection'

/** What can be done with several selected nodes, below the library. */
export function SelectionStrip() {
  const text = useText().exchange
  const selected = useSelection((state) => state.selected)
  const entries = useWorkspace((state) => state.entries)
  const glance = useExchange((state) => (state.glance?.place === 'library' ? state.glance : null))
  const { copy } = useExchange.getState()
  const { clear } = useSelection.getState()
  const count = entries.filter(({ id }) => selected.includes(id)).length
  if (count < 2 && glance === null) return null
  return (
    <GlancePopover place="library" glance={glance}>
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
