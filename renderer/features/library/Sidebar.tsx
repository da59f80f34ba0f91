import { FileText, LibraryBig, Package, Plus, Settings } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../app/stores/appStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { AppFileList } from '../appFiles/AppFileList'
import { NewNodeMenu } from './NewNodeMenu'
import { NodeRow } from './NodeRow'

/** From this many nodes on a filter helps. */
const filterFrom = 8

/** The pages of the app, the nodes of the workspace and its requirements. */
export function Sidebar() {
  const text = useText().library
  const { frame, packagesPage: packages } = useText()
  const page = useApp((state) => state.page)
  const showPage = useApp((state) => state.showPage)
  return (
    <nav className="side" aria-label={text.library}>
      <div className="nav">
        <button
          type="button"
          className={page === 'library' ? 'row on' : 'row'}
          aria-current={page === 'library' ? 'page' : undefined}
          aria-label={text.library}
          onClick={() => showPage('library')}
        >
          <LibraryBig size={16} />
          <span>{text.library}</span>
        </button>
        <button
          type="button"
          className={page === 'packages' ? 'row on' : 'row'}
          aria-current={page === 'packages' ? 'page' : undefined}
          aria-label={packages.title}
          onClick={() => showPage('packages')}
        >
          <Package size={16} />
          <span>{packages.title}</span>
        </button>
        <button
          type="button"
          className={page === 'settings' ? 'row on' : 'row'}
          aria-current={page === 'settings' ? 'page' : undefined}
          aria-label={frame.settings}
          onClick={() => showPage('settings')}
        >
          <Settings size={16} />
          <span>{frame.settings}</span>
        </button>
      </div>
      <NodeList />
    </nav>
  )
}

function NodeList() {
  const text = useText().library
  const frame = useText().frame
  const entries = useWorkspace((state) => state.entries)
  const isLoaded = useWorkspace((state) => state.workspace !== null)
  const isLibrary = useApp((state) => state.page === 'library')
  const isRequirements = useWorkspace((state) => state.active === requirementsTab) && isLibrary
  const openRequirements = useWorkspace((state) => state.openRequirements)
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const shown = entries.filter(({ title }) => title.toLowerCase().includes(wanted))
  return (
    <div className="lib">
      <AppFileList />
      <div className="head">
        <h2 className="grow">{text.nodes}</h2>
        <NewNodeMenu>
          <IconButton label={frame.newNode} small>
            <Plus size={14} />
          </IconButton>
        </NewNodeMenu>
      </div>
      {entries.length >= filterFrom && (
        <input
          className="field filter"
          type="search"
          placeholder={text.filter}
          aria-label={text.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      {shown.map((entry, index) => (
        <NodeRow key={entry.id} entry={entry} isFirst={index === 0} />
      ))}
      {shown.length === 0 && isLoaded && <p className="empty">{wanted === '' ? text.empty : text.nothingFound}</p>}
      {entries.length === 0 && isLoaded && (
        <NewNodeMenu>
          <Button kind="plain" small className="empty-act" icon={<Plus size={14} />}>
            {frame.newNode}
          </Button>
        </NewNodeMenu>
      )}
      <div className="head">
        <h2 className="grow">{text.requirements}</h2>
      </div>
      <button
        type="button"
        className={isRequirements ? 'row on' : 'row'}
        title={requirementsTab}
        onClick={() => void openRequirements()}
      >
        <FileText size={16} />
        <span className="ell">{requirementsTab}</span>
      </button>
    </div>
  )
}
