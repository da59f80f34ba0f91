import { ChevronUp } from 'lucide-react'
import { RunBar } from '../features/run/RunBar'
import { useText } from '../i18n/useText'
import { IconButton } from '../ui/IconButton'
import { useApp } from './stores/appStore'

/** The run bar of a node whose panel is closed, with the way to open it. */
export function RunBarAlone({ id }: { readonly id: string }) {
  const text = useText().frame
  const togglePanel = useApp((state) => state.togglePanel)
  return (
    <div className="runbar-row">
      <RunBar id={id} />
      <IconButton label={text.showPanel} small onClick={togglePanel}>
        <ChevronUp size={14} />
      </IconButton>
    </div>
  )
}
