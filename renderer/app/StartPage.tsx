import { FileCode, FolderOpen, LibraryBig, Search, Workflow } from 'lucide-react'
import type { ReactNode } from 'react'
import { actionTexts } from '../../shared/actions/actionTexts'
import { useTemplates } from '../features/templates/templateStore'
import { openSampleApp } from '../features/care/careRuns'
import { attempt } from '../features/run/attempt'
import { useText } from '../i18n/useText'
import { Kbd } from '../ui/Kbd'
import { keyText } from '../ui/keys'
import { useFloats } from './floats'
import { focusCode } from './focusCode'
import { reportError, useApp } from './stores/appStore'
import { useWorkspace } from './stores/workspaceStore'
import { useMac } from './useMac'

/** In the editor's place while nothing is open: what one can begin with. */
export function StartPage() {
  const text = useText()
  const isMac = useMac()
  const language = useApp((state) => state.language)
  const hasNodes = useWorkspace((state) => state.entries.length > 0)
  const { create, chooseWorkspace } = useWorkspace.getState()
  const begin = (): void => void create(text.library.untitled, 'python3', null).then(focusCode).catch(reportError)
  return (
    <section className="start" aria-label={text.frame.editor}>
      <h2>{text.frame.noTab}</h2>
      <p className="muted">{hasNodes ? text.frame.noTabNext : text.frame.noNodeNext}</p>
      <ul>
        {hasNodes && (
          <Entry icon={<Search size={16} />} onClick={() => useFloats.setState({ palette: 'go' })}>
            <span className="accent">{actionTexts['go-to'][language]}</span>
            <span className="muted">
              <Kbd>{keyText('go-to', isMac)}</Kbd>
            </span>
          </Entry>
        )}
        <Entry icon={<FileCode size={16} />} onClick={begin}>
          <span className="accent">{text.frame.startNew}</span>
        </Entry>
        <Entry icon={<LibraryBig size={16} />} onClick={() => useTemplates.getState().show('new')}>
          <span className="accent">{text.frame.startTemplate}</span>
          <span className="muted">{text.frame.startTemplates}</span>
        </Entry>
        <Entry icon={<Workflow size={16} />} onClick={() => attempt(openSampleApp())}>
          <span className="accent">{text.tour.sample}</span>
          <span className="muted">{text.tour.sampleHint}</span>
        </Entry>
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
