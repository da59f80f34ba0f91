import { FileCode, FolderOpen, LibraryBig, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { NewNodeMenu } from '../features/library/NewNodeMenu'
import { useText } from '../i18n/useText'
import { Kbd } from '../ui/Kbd'
import { keyText } from '../ui/keys'
import { focusCode } from './focusCode'
import { reportError, useApp } from './stores/appStore'
import { useWorkspace } from './stores/workspaceStore'
import { useMac } from './useMac'

/** In the editor's place while nothing is open: what one can begin with. */
export function StartPage() {
  const text = useText()
  const isMac = useMac()
  const hasNodes = useWorkspace((state) => state.entries.length > 0)
  const examples = useApp((state) => state.info?.examples.length ?? 0)
  const { create, chooseWorkspace } = useWorkspace.getState()
  const begin = (): void => void create(text.library.untitled, 'python3', null).then(focusCode).catch(reportError)
  return (
    <section className="start" aria-label={text.frame.editor}>
      <h2>{text.frame.noTab}</h2>
      <p className="muted">{hasNodes ? text.frame.noTabNext : text.frame.noNodeNext}</p>
      <ul>
        {hasNodes && (
          <Entry icon={<Search size={16} />} onClick={() => useApp.getState().setPalette(true)}>
            <span className="accent">{text.settings.keyList.goTo}</span>
            <span className="muted">
              <Kbd>{keyText(['Ctrl', 'P'], isMac)}</Kbd>
            </span>
          </Entry>
        )}
        <Entry icon={<FileCode size={16} />} onClick={begin}>
          <span className="accent">{text.frame.startNew}</span>
        </Entry>
        <li>
          <NewNodeMenu>
            <button type="button">
              <LibraryBig size={16} />
              <span className="accent">{text.frame.startExample}</span>
              <span className="muted">{text.frame.startExamples(examples)}</span>
            </button>
          </NewNodeMenu>
        </li>
        <Entry icon={<FolderOpen size={16} />} onClick={() => void chooseWorkspace().catch(reportError)}>
          <span className="accent">{text.frame.startFolder}</span>
        </Entry>
      </ul>
    </section>
  )
}

interface EntryProps {
  readonly icon: ReactNode
  readonly onClick: () => void
  readonly children: ReactNode
}

function Entry({ icon, onClick, children }: EntryProps) {
  return (
    <li>
      <button type="button" onClick={onClick}>
        {icon}
        {children}
      </button>
    </li>
  )
}
